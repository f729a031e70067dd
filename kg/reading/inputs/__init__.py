"""Finding and opening inputs: from the paths that a user names to documents, one after another.

``find_inputs → Opened → Input.read``: which files there are (:mod:`.search`), what is in them, archives and JSON Lines
opened (:mod:`.opened`), and the bytes of each document with what is said about it elsewhere (:mod:`.given`).
"""

from __future__ import annotations

from kg.reading.inputs.given import Given, InHand, Input, InputFile
from kg.reading.inputs.limits import LIMITS, Limits
from kg.reading.inputs.opened import Opened
from kg.reading.inputs.search import Inputs, find_inputs
from kg.reading.inputs.stdin import STANDARD_INPUT, with_standard_input

__all__ = [
    "LIMITS",
    "STANDARD_INPUT",
    "Given",
    "InHand",
    "Input",
    "InputFile",
    "Inputs",
    "Limits",
    "Opened",
    "find_inputs",
    "with_standard_input",
]
