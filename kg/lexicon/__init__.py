"""What the genre knows: divisions, bodies, posts, names, awards, programmes, events, units.

Each part is data in ``kg/lexicon/data`` with a module that loads it; :func:`load` gives them together.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon.awards import Awards, load_awards
from kg.lexicon.bodies import Bodies, load_bodies
from kg.lexicon.divisions import Divisions, load_divisions
from kg.lexicon.events import Events, load_events
from kg.lexicon.files import SHIPPED, LexiconSources
from kg.lexicon.names import Names, load_names
from kg.lexicon.posts import Posts, load_posts
from kg.lexicon.programmes import Programmes, load_programmes
from kg.lexicon.units import Units, load_units

__all__ = ["SHIPPED", "Lexicon", "LexiconSources", "load"]


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


def load(sources: LexiconSources = SHIPPED) -> Lexicon:
    """The lexicons of `sources`, the shipped ones if nothing else is said; each is read once a process."""
    return Lexicon(
        divisions=load_divisions(sources),
        bodies=load_bodies(sources),
        posts=load_posts(sources),
        names=load_names(sources),
        awards=load_awards(sources),
        programmes=load_programmes(sources),
        events=load_events(sources),
        units=load_units(sources),
    )
