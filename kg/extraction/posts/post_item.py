"""A title in a sentence, and the body that it is a post of as far as the sentence says."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Mention

__all__ = ["PostItem"]


@dataclass(frozen=True, slots=True)
class PostItem:
    """A title with its body. `start` and `end` (clean offsets) cover both; `modifier` is ``原``, ``时任`` …

    `organisation` is None where the title shares the body of the post before it. `lone` says that
    it is a department or a part without the body it belongs to. `owner` is the body without the
    part that the title names (省总工会 of ``省总工会女职工部部长``). `occupation`: it is what a person does.
    `noun`: a common noun before the title that means a body named before (``院|党委书记``), and `pointed` the
    kinds of bodies that it may mean.
    """

    start: int
    end: int
    title: str
    organisation: Mention | None
    modifier: str = ""
    lone: bool = False
    owner: Mention | None = None
    occupation: bool = False
    noun: str = ""
    pointed: tuple[str, ...] = ()
