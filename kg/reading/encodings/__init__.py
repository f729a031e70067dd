"""Which encoding bytes are in: candidates, statistics, labels, and text that was decoded wrongly once before.

:func:`kg.reading.decoding.decode` puts these together.
"""
