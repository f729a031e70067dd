#!/usr/bin/env python3
"""Check the gold facts in this folder against their documents.

    check_gold.py [-q]

Checks that every line is valid JSON, that types, fields and values are known ones, that every `quote` stands
in its document to the letter (blanks and line breaks aside; doubled glyphs are quoted doubled), that persons
are named in their document, and that no required fact is stated twice. Prints the number of facts of each type
(required + optional) and every problem; the exit status is 1 if there is one. Needs only the standard library.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACES = [
    (HERE / "passages", HERE / "passages"),
    (HERE / "seeds", HERE.parents[1] / "seeds"),
]  # gold, documents

ORG_KINDS = {
    "union",
    "party",
    "government",
    "company",
    "school",
    "hospital",
    "court",
    "media",
    "association",
    "team",
    "other",
}
PROGRAMME_KINDS = {"campaign", "service", "competition", "project", "scheme", "bundle"}
EVENT_KINDS = {"meeting", "visit", "ceremony", "exhibition", "competition", "performance", "other"}
APPROX = {"exact", "over", "nearly", "at_least"}
ROLES = {"记者", "通讯员", "摄影"}
RECIPIENTS = {"person", "organisation", "either"}

# type -> fields it must have, fields it may have, fields that identify it
TYPES = {
    "org": ({"label", "aliases", "kind"}, {"place"}, ("label",)),
    "post": (
        {"person", "post", "org", "org_aliases"},
        {"person_aliases", "post_aliases"},
        ("person", "post", "org"),
    ),
    "byline": ({"person", "role"}, {"role_aliases"}, ("person", "role")),
    "honour": (
        {"recipient", "award", "award_aliases"},
        {"recipient_aliases", "grantor", "grantor_aliases", "year"},
        ("recipient", "award"),
    ),
    "honour_count": (
        {"award", "award_aliases", "count", "approx", "recipient_kind"},
        set(),
        ("award", "count"),
    ),
    "programme": ({"label", "aliases", "kind"}, {"operator", "operator_aliases"}, ("label",)),
    "figure": (
        {"value", "unit", "approx", "measure"},
        {"unit_aliases", "measure_aliases", "period"},
        ("value", "unit", "measure"),
    ),
    "event": ({"kind", "label"}, {"aliases", "date", "participants"}, ("label", "date")),
}
VALUES = {
    ("org", "kind"): ORG_KINDS,
    ("programme", "kind"): PROGRAMME_KINDS,
    ("event", "kind"): EVENT_KINDS,
    ("figure", "approx"): APPROX,
    ("honour_count", "approx"): APPROX,
    ("honour_count", "recipient_kind"): RECIPIENTS,
    ("byline", "role"): ROLES,
}
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def check_fact(fact: dict, text: str) -> list[str]:
    """What is wrong with one fact of the document `text` (already without blanks)."""
    kind = fact.get("type")
    if kind not in TYPES:
        return [f"unknown type {kind!r}"]
    must, may, _ = TYPES[kind]
    have = set(fact) - {"type", "quote", "optional"}
    bad = [f"field missing: {f}" for f in sorted(must - have)]
    bad += [f"unknown field: {f}" for f in sorted(have - must - may)]
    for field, value in fact.items():
        if field == "optional":
            ok = value is True
        elif field in ("value", "count"):
            ok = is_number(value)
        elif field == "participants" or field.endswith("aliases"):
            ok = isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
            if ok and len(set(value)) != len(value):
                bad.append(f"{field} repeats a name")
            if ok and fact.get("label" if field == "aliases" else field.removesuffix("_aliases")) in value:
                bad.append(f"{field} repeats the name itself")
        else:
            ok = isinstance(value, str) and bool(value.strip())
        if not ok:
            bad.append(f"bad value of {field}: {value!r}")
        known = VALUES.get((kind, field))
        if known and value not in known:
            bad.append(f"unknown {field}: {value!r}")
    for field in ("date", "period", "year"):
        if field in fact and not ISO.fullmatch(str(fact[field])):
            bad.append(f"{field} is not ISO 8601: {fact[field]!r}")
    quote = fact.get("quote")
    if not quote:
        bad.append("no quote")
    elif squeeze(str(quote)) not in text:
        bad.append(f"quote does not stand in the document: {quote}")
    if (
        kind in ("post", "byline")
        and squeeze(str(fact.get("person"))) not in text
        and not fact.get("optional")
    ):
        bad.append(f"person is not named in the document: {fact.get('person')}")
    return bad


def check_file(gold: Path, source: Path) -> tuple[Counter, list[str]]:
    """Counts of (type, optional) and problems of one gold file."""
    counts: Counter = Counter()
    if not source.exists():
        return counts, [f"{gold.name}: no document {source}"]
    text = squeeze(source.read_text(encoding="utf-8"))
    problems, seen = [], set()
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines(), 1):
        try:
            fact = json.loads(line)
            if not isinstance(fact, dict):
                raise ValueError("not an object")
        except ValueError as error:
            problems.append(f"{gold.name}:{number}: not valid JSON: {error}")
            continue
        problems += [f"{gold.name}:{number}: {p}" for p in check_fact(fact, text)]
        counts[fact.get("type"), bool(fact.get("optional"))] += 1
        if fact.get("type") in TYPES and not fact.get("optional"):
            key = (fact["type"], *(str(fact.get(f)) for f in TYPES[fact["type"]][2]))
            if key in seen:
                problems.append(f"{gold.name}:{number}: stated twice: {' '.join(key)}")
            seen.add(key)
    return counts, problems


def check() -> tuple[dict[str, Counter], list[str]]:
    """Counts by file and all problems."""
    report, problems = {}, []
    for folder, documents in PLACES:
        files = sorted(folder.glob("*.jsonl"))
        if not files:
            problems.append(f"no gold in {folder}")
        for gold in files:
            report[gold.stem], bad = check_file(gold, documents / (gold.stem + ".txt"))
            problems += bad
        if folder == documents:
            problems += [
                f"{p.name}: no gold"
                for p in sorted(folder.glob("*.txt"))
                if not p.with_suffix(".jsonl").exists()
            ]
    return report, problems


def main(argv: list[str]) -> int:
    report, problems = check()
    if "-q" not in argv:
        print(f"{'file':22}" + "".join(f"{t:>14}" for t in TYPES))
        groups: dict[str, Counter] = {}
        for name, counts in report.items():
            print(f"{name:22}" + "".join(f"{f'{counts[t, False]}+{counts[t, True]}':>14}" for t in TYPES))
            group = name.split("-")[0] if "-" in name else "seeds"
            groups.setdefault(group, Counter()).update(counts)
        for group, counts in groups.items():
            print(
                f"{group + ' (all)':22}"
                + "".join(f"{f'{counts[t, False]}+{counts[t, True]}':>14}" for t in TYPES)
            )
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(report)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
