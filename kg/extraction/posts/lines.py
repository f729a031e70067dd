"""Lines of lists, which name a person and then what the person is: annexes of decisions, tables set as text.

王某（女，回族） 某某纺织厂挡车工
3. 李某 某某大学附属医院重症医学科医生
山西：张某 某某剧团演员
"""

from __future__ import annotations

import re

from kg.extraction.persons.lines import LIST_OPENING
from kg.model import AnnotatedSentence, Mention, Span

__all__ = ["BEHIND_LISTED", "listed_person"]

BEHIND_LISTED = re.compile(r"(?:同志)?(?:（[^（）]{1,20}）)?[ ，：]?")
"""Between the name that opens a line of a list and what follows: ``王某（女，回族） 某某纺织厂挡车工``."""


def listed_person(sentence: AnnotatedSentence) -> Mention | None:
    """The person with whose name a line of a list opens; None if `sentence` is none.

    A body must stand right behind the name, and no full stop inside the line.
    """
    if not sentence.persons or not sentence.organisations or "。" in sentence.text[:-1]:
        return None
    person = sentence.persons[0]
    if LIST_OPENING.fullmatch(sentence.text, 0, person.start - sentence.start) is None:
        return None
    body = next((m for m in sentence.organisations if m.start >= person.end), None)
    if body is None or BEHIND_LISTED.fullmatch(sentence.slice(Span(person.end, body.start))) is None:
        return None
    return person
