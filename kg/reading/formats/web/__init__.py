"""Web pages: markup to blocks, and which of them are the article.

``parse → walk → choose``: :mod:`.parsing` gives a tree within stated limits, :mod:`.walk` its visible text as
blocks and boxes (:mod:`.page`), :mod:`.article` the blocks of the article without what a site prints around it
(:mod:`.furniture`), :mod:`.head` and :mod:`.credits` what the page says of itself.
"""
