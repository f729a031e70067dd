"""Word files (Office Open XML, ECMA-376 / ISO 29500, transitional and strict).

``open → paragraphs → text``: :mod:`.container` takes the parts out of the ZIP within stated limits,
:mod:`.parts` parses them and knows the names of the markup, :mod:`.styles` and :mod:`.numbering` say which
paragraphs are headings and what number stands before them, :mod:`.body` reads the blocks in order.
"""
