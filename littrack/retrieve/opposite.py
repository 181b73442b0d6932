"""What a paper would say that found the contrary: the words and the sentence to look for."""

from __future__ import annotations

import re

_PAIRS = """
increase decrease|increases decreases|increased decreased|increases reduces|increased reduced
higher lower|greater smaller|more less|better worse|longer shorter|stronger weaker|faster slower
improve worsen|improves worsens|improved worsened|elevated reduced|raises lowers|raised lowered
enhances impairs|enhance impair|promotes inhibits|promote inhibit|stimulates inhibits
activates suppresses|induces prevents|causes prevents|cause prevent|upregulated downregulated
upregulates downregulates|positively negatively|protective harmful|beneficial harmful
benefit harm|benefits harms|effective ineffective|safe unsafe|superior inferior
sensitive resistant|accelerates delays|prolongs shortens|likely unlikely|protects endangers
addictive non-addictive|toxic non-toxic|relieves aggravates|relieve aggravate|alleviates aggravates
"""
_OPPOSITE: dict[str, str] = {}
for _pair in re.split(r"[|\n]", _PAIRS.strip()):
    _one, _other = _pair.split()
    _OPPOSITE.setdefault(_one, _other)
    _OPPOSITE.setdefault(_other, _one)
_DIRECTION = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _OPPOSITE), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:(does|do|did|is|are|was|were|can|has|have) not|(can)not|without|no|free of|lacks?)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|can|may|might|could|has|have|does|do|did|will)\b", re.IGNORECASE
)
# What papers say that found nothing, and what papers on harms say.
_NULL = ("no effect", "ineffective", "no significant difference", "failed", "not associated")
_HARMS = ("adverse effects", "toxicity", "dependence", "withdrawal", "abuse", "poisoning", "death")
_HARMLESS = re.compile(
    r"\b(safe|safely|harmless|non-?addictive|without|free of|natural|mild)\b", re.IGNORECASE
)


def opposite_words(claim: str) -> list[str]:
    """List words of the contrary finding: the other direction, null results, harms denied."""
    found = [_OPPOSITE[hit[1].lower()] for hit in _DIRECTION.finditer(claim)]
    if _HARMLESS.search(claim):
        return found + list(_HARMS)
    return found if _NEGATION.search(claim) else found + list(_NULL)


def refutation(claim: str) -> str:
    """Say the contrary of a claim in a sentence."""
    if _NEGATION.search(claim):
        said = _NEGATION.sub(lambda hit: hit[1] or hit[2] or "with", claim, count=1)
        return " ".join(said.split())
    if hit := _DIRECTION.search(claim):
        return claim[: hit.start()] + _OPPOSITE[hit[1].lower()] + claim[hit.end() :]
    if hit := _AUXILIARY.search(claim):
        return f"{claim[: hit.end()]} not{claim[hit.end() :]}"
    return f"No evidence that {claim}"
