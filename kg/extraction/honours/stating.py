"""The honour that a recipient, an award and a verb make: its evidence and its year."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.honours.award_names import YEAR
from kg.extraction.honours.masking import masked
from kg.model import AnnotatedSentence, EntityClass, Honour, Mention, Span

__all__ = ["stated"]

_TERM = re.compile(r"第[一二三四五六七八九十百\d]+届委员会$")
# 2010年以来 is no date of one award.
_SINCE = re.compile("以来|来|起|至|到|—|-|前|后|开始|间|成立|建成|出生|生")
_LONGEST_EVIDENCE = 60
"""Characters. A quotation that is longer shows nobody what states the fact."""


def stated(
    sentence: AnnotatedSentence,
    recipient: Mention,
    award: Mention,
    verb: int,
    rule: str,
    grantors: tuple[Mention, ...],
) -> Honour:
    """The honour of `recipient` by the verb at `verb`, an offset in the sentence's text.

    `year` is that of the date that governs the verb, else a year in the award's own name.
    """
    recipient = _without_term(recipient)
    return Honour(
        recipient,
        award,
        _evidence(sentence, recipient, award, verb),
        rule,
        grantors,
        _year(sentence, award, verb),
    )


def _evidence(sentence: AnnotatedSentence, recipient: Mention, award: Mention, verb: int) -> Span:
    """From the recipient to the award where both are near in one sentence, else the clause of the award.

    A list of honours runs on for hundreds of characters behind its subject; what states the last of them
    is its own clause (``被甲授予“乙”``), or in a list without verbs its own name.
    """
    inside = sentence.start <= recipient.start and recipient.end <= sentence.sentence.end
    first = recipient.start if inside else sentence.start + verb
    start = min(first, award.start)
    end = max(award.end, recipient.end if inside else award.end)
    if end - start > _LONGEST_EVIDENCE:
        clause = max(sentence.text.rfind(mark, 0, award.start - sentence.start) for mark in "，；。")
        start = max(start, sentence.start + clause + 1)
        end = award.end
    if end - start > _LONGEST_EVIDENCE:
        start = award.start
    text = sentence.text
    if text[start - sentence.start - 1 : start - sentence.start] == "“" and start > sentence.start:
        start -= 1
    if text.startswith("”", end - sentence.start):
        end += 1
    return Span(start, end)


def _year(sentence: AnnotatedSentence, award: Mention, verb: int) -> str | None:
    """The year of the last date before the verb that begins a clause or stands right before the verb."""
    hidden = masked(sentence.text)
    for time in reversed(sentence.times):
        start, end = time.span.start - sentence.start, time.span.end - sentence.start
        if start > verb or not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", time.value):
            continue
        if _SINCE.match(hidden, end):
            continue
        begins = (
            start == 0 or hidden[start - 1] in "，；：、。" or hidden[max(0, start - 1) : start] in "于在"
        )
        described = "的" in hidden[end:verb].split("，")[0] if "，" not in hidden[end : end + 1] else False
        if (begins and not described) or end >= verb - 2:
            return time.value[:4]
    own = YEAR.search(award.text)
    return own.group(1) if own else None


def _without_term(body: Mention) -> Mention:
    """The body itself where its elected committee is named: ``某区总工会第十一届委员会`` → ``某区总工会``."""
    term = _TERM.search(body.text)
    if term is None or body.cls is not EntityClass.ORGANISATION or term.start() == 0:
        return body
    cut = len(body.text) - term.start()
    text = body.text[: term.start()]
    return replace(body, end=body.end - cut, text=text, label=_TERM.sub("", body.label))
