"""The script of a text, and the text in the characters and quotation marks that the grammars know."""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.script.conversion import to_simplified
from kg.reading.script.evidence import has_traditional, traditional_lines

__all__ = ["ScriptReading", "read_script"]

# ﹁﹂﹃﹄ are the same marks in vertical text.
_CORNERS = str.maketrans("「」『』﹁﹂﹃﹄", "“”‘’“”‘’")
_WHITE_ALONE = str.maketrans("『』﹃﹄", "“”“”")


@dataclass(frozen=True, slots=True)
class ScriptReading:
    """`text` to read, as long as the original; `script` is ISO 15924's code: ``Hans`` or ``Hant``.

    Of a text that has both, `script` is what most of its characters that tell are of; ``Hans`` if none tells.
    """

    text: str
    script: str


def read_script(original: str) -> ScriptReading:
    """The original with its lines in traditional characters made simplified, one character for one.

    Corner brackets, which are traditional text's quotation marks, become ``“”``, and ``『』`` inside them ``‘’``.
    """
    text, script = original, "Hans"
    if has_traditional(original):
        lines = original.splitlines(keepends=True)
        verdicts, mostly = traditional_lines(lines)
        script = "Hant" if mostly else "Hans"
        text = "".join(
            to_simplified(line) if verdict else line for line, verdict in zip(lines, verdicts, strict=True)
        )
    if "『" in text or "「" in text or "﹁" in text or "﹃" in text:
        text = text.translate(_CORNERS if "「" in text or "﹁" in text else _WHITE_ALONE)
    return ScriptReading(text, script)
