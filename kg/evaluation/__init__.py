"""How good the facts are: documents built and scored against gold facts, through the public queries.

:func:`find_gold` finds gold and its documents, :func:`evaluate` builds and scores them; :mod:`kg.evaluation.findings`
says what was missed, :mod:`kg.evaluation.reliability` how far confidences hold, and :mod:`kg.evaluation.ablation` what
each witness is worth.
"""

from __future__ import annotations

from kg.evaluation.gold import GoldSet, find_gold, read_gold
from kg.evaluation.run import Evaluation, evaluate, evaluated
from kg.evaluation.scoring import FACT_TYPES, Gold, Report, Rows, Score, read_rows, score
from kg.evaluation.similarity import GoldFact, Row

__all__ = [
    "FACT_TYPES",
    "Evaluation",
    "Gold",
    "GoldFact",
    "GoldSet",
    "Report",
    "Row",
    "Rows",
    "Score",
    "evaluate",
    "evaluated",
    "find_gold",
    "read_gold",
    "read_rows",
    "score",
]
