"""Traditional and simplified characters: which a text is written in, and the simplified text to read it by.

The grammars and word lists of this project are in simplified characters. Text in traditional ones is converted, one
character for one, before anything else looks at it; original offsets stay as they are, so that evidence is quoted in
the script that it is written in.
"""

from __future__ import annotations

from kg.reading.script.reading import ScriptReading, read_script

__all__ = ["ScriptReading", "read_script"]
