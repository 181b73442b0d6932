"""Sentences that claim nothing a study could answer, each with the reason in words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from littrack.language import ParsedSentence
from littrack.language.tree import SUBJECTS, child
from littrack.lexicon.loader import HOME

if TYPE_CHECKING:
    from spacy.tokens import Token

_OUGHT = frozenset({"should", "must", "ought", "shall"})
ADVICE = "advice, or a judgement of what matters"


def unfit(sentence: ParsedSentence) -> str:
    """Why a sentence is not read for claims; empty where it is."""
    text = sentence.text.strip()
    if not any(c.isalpha() for c in text):
        return "no words"
    for why, pattern in _patterns():
        if pattern.search(text):
            return why
    if sentence.line.heading:
        return "a heading"
    root = next((t for t in sentence.tree if t.dep_ == "ROOT"), None)
    return ADVICE if root is not None and _orders(root) else ""


def _orders(root: Token) -> bool:
    if any(c.dep_ == "aux" and c.lower_ in _OUGHT for c in root.children):
        return True
    return root.tag_ == "VB" and child(root, *SUBJECTS, "aux", "expl") is None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    rows = (HOME / "unfit.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [
        (ADVICE if kind == "advice" else why, re.compile(pattern, re.IGNORECASE))
        for kind, why, pattern in cells
    ]
