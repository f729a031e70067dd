"""PDF files: the text layer where there is one, else what is recognised on the pages' images.

PDFium (`pypdfium2`) reads the file: :mod:`.opening` says why it cannot, :mod:`.extracting` takes what stands on a page,
:mod:`.reading` decides, page by page, which of it is text. :mod:`kg.reading.pages` puts it in order.
"""

from __future__ import annotations

from kg.reading.formats.pdf.reading import read

__all__ = ["read"]
