"""Pages to text: characters that stand anywhere on a page become lines, columns, articles, in reading order.

``PageContent`` (what a format's reader found on a page) → :mod:`.doubles` → :mod:`.runs` (lines) → :mod:`.blocks` →
:mod:`.furniture` (running heads) → :mod:`.order` (articles and columns) → :mod:`.paragraphs` →
:mod:`.composing` (a :class:`kg.reading.source.SourceText`). PDF files with a text layer and recognised images take the
same way. Coordinates are points, from the top left corner of the upright page, y downwards.
"""
