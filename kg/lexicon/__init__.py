"""What the genre knows: divisions, bodies, posts, names, awards, programmes, events, units.

Each part is data in ``kg/lexicon/data`` with a module that loads it; :func:`load` gives them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.awards import Awards, load_awards
from kg.lexicon.bodies import Bodies, load_bodies
from kg.lexicon.divisions import Divisions, load_divisions
from kg.lexicon.events import Events, load_events
from kg.lexicon.names import Names, load_names
from kg.lexicon.posts import Posts, load_posts
from kg.lexicon.programmes import Programmes, load_programmes
from kg.lexicon.units import Units, load_units

__all__ = ["Lexicon", "load"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lexicons of a process."""

    divisions: Divisions
    bodies: Bodies
    posts: Posts
    names: Names
    awards: Awards
    programmes: Programmes
    events: Events
    units: Units


@cache
def load() -> Lexicon:
    """The shipped lexicons, read once a process."""
    return Lexicon(
        divisions=load_divisions(),
        bodies=load_bodies(),
        posts=load_posts(),
        names=load_names(),
        awards=load_awards(),
        programmes=load_programmes(),
        events=load_events(),
        units=load_units(),
    )
