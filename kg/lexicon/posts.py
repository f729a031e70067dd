"""Titles of posts (主席, 常务副主席, 党组书记, 市长), and the words that stand round them.

Data: ``data/posts.toml``, whose comments say where it comes from and how to extend it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.lexicon.files import SHIPPED, LexiconSources, loaded_once, read_toml
from kg.lexicon.matcher import opening_pattern
from kg.lexicon.words import by_first_character, longest_first

__all__ = ["FusedPost", "Posts", "load_posts"]

_RIVERS = ("江",)
"""Surnames that make a river with 长."""
_WHOLE = ("理事长", "监事长", "董事长", "秘书长", "检察长")
"""Titles whose last character begins no name of a place; 市长 is none: ``市|长江大桥``."""


@dataclass(frozen=True, slots=True)
class FusedPost:
    """A title that says its body: 市长 is the post 市长 of 市人民政府.

    `surface` begins with what names the level (省 市 区 县 州 旗 盟 镇 乡), or leaves it to the body named
    before (政法委书记); `department` is a short form of
    ``Bodies.departments`` (``政府``, ``委``), `title` the post without its body.
    """

    surface: str
    department: str
    title: str


class Posts:
    """Titles and the words round them. Make it with :func:`load_posts`.

    `titles`: title to the kind of body (as in ``Bodies``) that has it most often, without made compounds;
    `fused`: by surface; `occupations`: what a person does (司机, 焊工), a post only beside an organisation;
    `modifiers`: word before a post to its state (``former``, ``current``, ``acting``); `verbs`: verb of
    appointment to ``begin``, ``hold`` or ``end``; `fits`: title to what its body is called; `party_inside`:
    party bodies that stay in the title (党组书记); `part_words`:
    last words of parts of bodies (女职工部); `holding`: further words that say who holds what, by group; `around`:
    words that tell what stands beside a title, by group.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the tables of ``posts.toml``."""
        self.titles: Mapping[str, str] = {t: kind for kind, titles in data["titles"].items() for t in titles}
        self.fused: Mapping[str, FusedPost] = {
            surface: FusedPost(surface, *parts) for surface, parts in data["fused"].items()
        }
        trades = data["trades"]
        self.occupations: frozenset[str] = frozenset(
            (*data["occupations"]["words"], *(t + e for t in trades["stems"] for e in trades["endings"]))
        )
        self.modifiers: Mapping[str, str] = _inverted(data["modifiers"])
        self.verbs: Mapping[str, str] = _inverted(data["verbs"])
        self.fits: Mapping[str, tuple[str, ...]] = {t: tuple(ends) for t, ends in data["fits"].items()}
        self.party_inside: tuple[str, ...] = tuple(data["party_inside"]["words"])
        self.part_words: tuple[str, ...] = longest_first(data["parts"]["words"])
        self.holding: Mapping[str, tuple[str, ...]] = {
            group: longest_first(words) for group, words in data["holding"].items()
        }
        self.around: Mapping[str, tuple[str, ...]] = {
            group: tuple(words) for group, words in data["around"].items()
        }
        self._modifiers = longest_first(self.modifiers)
        self._prefixes = longest_first(data["prefixes"]["words"])
        self._prefixes_by_first = by_first_character(frozenset(self._prefixes))
        self._titles = by_first_character(self.titles)
        self._fused = by_first_character(self.fused)
        self._occupations = by_first_character(self.occupations)
        words = (*self.titles, *self._prefixes, *self.fused, *self.occupations)
        self._opening = opening_pattern(words)
        self._pairs = frozenset(word[:2] for word in words)
        self._after: Mapping[str, str] = data["continuations"]["after"]
        self._after_job: Mapping[str, str] = data["continuations"]["after_job"]
        self._after_chang: str = data["continuations"]["after_chang"]

    def openings(self, text: str) -> Iterator[int]:
        """The positions of `text`, in order, where a title or an occupation can begin by its first two characters.

        Nowhere else have :meth:`longest_match`, :meth:`fused_match` and :meth:`occupation_match` anything.
        """
        starts = (match.start() for match in self._opening.finditer(text))
        return (p for p in starts if text[p : p + 2] in self._pairs or text[p] in self._pairs)

    def longest_match(self, text: str, position: int) -> int | None:
        """The end of the longest title that begins at `position`, or None.

        Prefixes count as part of it: ``常务副主席``, ``第一书记``. A title that is only the beginning of
        another word is none: ``主席`` in 主席团, ``委员`` in 委员会, ``部长`` in 部长期.
        """
        best = self._title_end(text, position)
        start = position
        for _ in range(2):  # two prefixes at most: 挂职 and 副 in 挂职副主席 are also one prefix
            prefix = self._prefix_at(text, start)
            if prefix is None:
                break
            start += len(prefix)
            end = self._title_end(text, start)
            best = end if best is None or (end is not None and end > best) else best
        return best

    def fused_match(self, text: str, position: int) -> tuple[int, FusedPost] | None:
        """The longest fused title at `position` and its end: ``市委书记``, ``常务副县长``."""
        for surface in self._fused.get(text[position : position + 1], ()):
            end = position + len(surface)
            if text.startswith(surface, position) and not self._goes_on(surface, text, end):
                return end, self.fused[surface]
        return None

    def occupation_match(self, text: str, position: int) -> int | None:
        """The end of the longest occupation that begins at `position`, or None: ``货车司机``."""
        for word in self._occupations.get(text[position : position + 1], ()):
            end = position + len(word)
            following = text[end : end + 1]
            if text.startswith(word, position) and following not in (*self._after_job.get(word[-1], ""),):
                return end
        return None

    def modifier_before(self, text: str, end: int) -> str:
        """The word of :attr:`modifiers` that ends at `end` of `text`, the longest; else empty."""
        return next((m for m in self._modifiers if text.endswith(m, 0, end)), "")

    def without_prefix(self, title: str) -> str:
        """`title` without 副, 常务 and the like: 主席 for 常务副主席, 党组书记 for itself."""
        core = title
        for _ in range(2):
            if core in self.titles:
                break
            prefix = next((p for p in self._prefixes if core.startswith(p) and len(core) > len(p)), "")
            core = core[len(prefix) :]
        return core

    def fitting(self, title: str, name: str, kind: str) -> bool | None:
        """Whether a body of that name and kind can have the post; None if nothing is known of the title."""
        ends = self.fits.get(self.without_prefix(title))
        if ends is None:
            ends = self.fits.get(title.replace("副", "", 1))
        if ends is None:  # ``热处理|车间副主任``
            of_part = next((p for p in self.around["of_parts"] if title.endswith(p)), "")
            ends = self.fits.get(of_part.replace("副", "", 1))
        if ends is None:
            return None
        return any(kind == end[5:] if end.startswith("kind:") else name.endswith(end) for end in ends)

    def is_title(self, text: str) -> bool:
        """Whether all of `text` is one title: ``兼职副主席``."""
        return bool(text) and self.longest_match(text, 0) == len(text)

    def _prefix_at(self, text: str, position: int) -> str | None:
        for prefix in self._prefixes_by_first.get(text[position : position + 1], ()):
            if text.startswith(prefix, position):
                return prefix
        return None

    def _title_end(self, text: str, position: int) -> int | None:
        for title in self._titles.get(text[position : position + 1], ()):
            end = position + len(title)
            if text.startswith(title, position) and not self._goes_on(title, text, end):
                return end
        return None

    def _goes_on(self, title: str, text: str, end: int) -> bool:
        """Whether the word goes on after the title: 主席|团, 局长|期."""
        following = text[end : end + 1]
        if not following:
            return False
        if following in _RIVERS and title.endswith(_WHOLE):
            return False  # ``理事长|江明辉``: no river flows behind 理事
        if title.endswith("长") and following in self._after_chang:
            # 局长达 is no 局长, yet 局长年 in 局长年底 is rare enough to lose.
            return True
        return following in self._after.get(title, "")


def _inverted(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: group for group, words in groups.items() for word in words}


@loaded_once("posts.toml")
def load_posts(sources: LexiconSources = SHIPPED) -> Posts:
    """The titles of ``data/posts.toml``. Read once a process."""
    return Posts(read_toml("posts.toml", sources))
