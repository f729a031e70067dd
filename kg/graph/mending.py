"""How to mend what a shape refuses, by constraint component, in Chinese and English."""

from __future__ import annotations

from kg.graph.notation import shortened
from kg.graph.validation import Finding

__all__ = ["advice", "short"]

# The text for each component of SHACL core that the shapes use. {path} is the property, {wanted} what the shape
# asks for, where it says so.
_ADVICE = {
    "MinCount": ("补上缺少的 {path}", "state the missing {path}"),
    "MaxCount": ("{path} 只留正确的一个", "keep only the right {path}"),
    "Datatype": ("把值写成 {wanted}", "write the value as {wanted}"),
    "Class": (
        "指向一个 {wanted}，或给所指的补上类型",
        "point to a {wanted}, or give what it points to that type",
    ),
    "NodeKind": ("写 IRI，不写文字", "give an IRI, not a text"),
    "In": ("改为其中之一：{wanted}", "use one of {wanted}"),
    "MinInclusive": ("值不小于 {wanted}", "give a value of at least {wanted}"),
    "MaxInclusive": ("值不大于 {wanted}", "give a value of at most {wanted}"),
    "MinLength": ("写上文字，不要留空", "give a text that is not empty"),
    "Pattern": ("按这个样式写：{wanted}", "write it like {wanted}"),
    "LanguageIn": ("标上语言", "tag it with a language that is allowed"),
    "UniqueLang": ("每种语言只留一个", "keep one for each language"),
    "Equals": ("让两个属性的值相同", "make both properties say the same"),
    "Disjoint": ("去掉两个属性都有的值", "take away the value that both properties have"),
    "LessThan": ("让前一个值小于后一个", "make the first value less than the second"),
    "LessThanOrEquals": ("让前一个值不大于后一个", "make the first value at most the second"),
    "Closed": ("删去这个属性，或改成词表里有的", "take the property away, or use one of the vocabulary"),
    "Node": ("按所说的规定改正这个值", "correct the value as the rule says"),
    "Or": ("按所说的规定改正", "correct it as the rule says"),
    "SPARQL": ("按所说的规定改正", "correct it as the rule says"),
}
_OTHER = ("按所说的规定改正", "correct it as the rule says")
_UNUSED = ("让该用它的引用它，或删去它", "let what should use it refer to it, or take it away")
_MOST_WANTED = 12
_SHAPES = "https://w3id.org/gonghui-kg/shapes#"


def advice(finding: Finding) -> tuple[str, str]:
    """What to do about a finding, in Chinese and in English."""
    if finding.path.startswith("^") and finding.constraint.startswith("MinCount"):
        return _UNUSED
    zh, en = _ADVICE.get(finding.constraint.removesuffix("ConstraintComponent"), _OTHER)
    wanted = [short(value) for value in finding.wanted]
    if len(wanted) > _MOST_WANTED:
        wanted = [*wanted[:_MOST_WANTED], "…"]
    values = {"path": short(finding.path) or "rdf:type", "wanted": " ".join(wanted)}
    return zh.format(**values), en.format(**values)


def short(name: str) -> str:
    """An IRI with its prefix if it has one of ours, else as it is; the steps of a path each."""
    for mark in ("/", "|"):
        # Only between the steps of a path; an IRI has slashes of its own.
        if f"{mark}http" in name.replace("://", ":  "):
            return mark.join(short(step) for step in _steps(name, mark))
    if name.startswith(("^", "(")):
        return name[0] + short(name[1:])
    if name.endswith(")"):
        return short(name[:-1]) + ")"
    if name.startswith(_SHAPES):
        return "shape:" + name[len(_SHAPES) :]
    found = shortened(name)
    return f"{found[0]}:{found[1]}" if found else name


def _steps(path: str, mark: str) -> list[str]:
    head, *rest = path.split(f"{mark}http")
    return [head, *(f"http{step}" for step in rest)]
