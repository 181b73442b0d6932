"""The words of a folded sentence, each with its part: enough grammar to find who does what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.claims.verbs import VERB_FORMS, Act
from littrack.claims.words import MODALS

_TOKEN = re.compile(
    r"\d+(?:,\d+)*-[A-Za-z][\w-]*|\d+(?:[.,]\d+)*%?|(?i:it|that|there|here|what|who|he"
    r"|she)(?='s\b)|'s\b"
    r"|[^\W\d_]+(?:[-'./][^\W_]+|\d+[\w-]*)*'?(?=\W|$)|\w[\w-]*|--|[^\w\s]"
)
_BE = frozenset("'s is are was were be been being am isn't aren't wasn't weren't".split())
_HAVE = frozenset("have has had haven't hasn't hadn't having".split())
_DO = frozenset("do does did don't doesn't didn't".split())
HELPING = MODALS | _BE | _HAVE
_NOT = frozenset("not never n't no longer neither nor".split())
_DET = frozenset(
    """
    the a an this that these those its their his her our your my some any many most several few
    each every no all both another other such one two three much more less fewer various
    numerous certain either neither half what which
""".split()
)
_PRO = frozenset("it they he she we you i who which that this these those there someone".split())
_PREP = frozenset(
    """
    of in for with to from by on at as during after before between among against through into
    than about over under within without despite including via per across around like until upon
    towards toward beyond such following regarding concerning throughout amid versus vs
    alongside because due depending compared based unlike contrary given according
""".split()
)
_CONJ = frozenset("and or but yet nor".split())
_SUB = frozenset(
    """
    while whereas although though because since if when unless whether as that which who whom
    whose how why where so once
""".split()
)
_ADV = frozenset(
    """
    also often still not only always usually sometimes typically generally commonly rarely then
    now even just ever already further furthermore moreover however therefore thus additionally
    instead both together well frequently likely very too quite rather almost nearly largely
    mainly mostly perhaps never soon later abruptly over up down less more most best better
    around far again
""".split()
)
_ADJ_LY = frozenset(
    "family daily early only friendly likely unlikely elderly monthly weekly yearly".split()
)


# An unknown word in -ed is a verb's past form, but for these.
_PAST = re.compile(r"(?!un|.*eed$|hundred|sacred|kindred|biased|.*-)[a-z]{3,}ed")


@dataclass(frozen=True, slots=True)
class Token:
    """`part`: W(ord), V(erb), BE, HAVE, DO, MODAL, NOT, DET, PREP, CONJ, SUB, ADV, NUM, P."""

    text: str
    low: str
    start: int
    end: int
    part: str
    base: str = ""
    form: str = ""
    act: Act = Act.OTHER


def tokens(text: str) -> list[Token]:
    """Cut a folded sentence into tokens with the part each plays when seen alone."""
    return [_token(m) for m in _TOKEN.finditer(text)]


def _token(found: re.Match[str]) -> Token:
    word = found[0]
    low = word.lower()
    part = _part(low)
    if part == "W" and low in VERB_FORMS and not (word[0].isupper() and found.start() > 0):
        base, form, act = VERB_FORMS[low]
        return Token(word, low, *found.span(), "V", base, form, act)
    if part == "W" and _PAST.fullmatch(low if found.start() == 0 else word):
        return Token(word, low, *found.span(), "V", low.removesuffix("d"), "ed")
    return Token(word, low, *found.span(), part)


def _part(low: str) -> str:
    for part, known in _PARTS:
        if low in known:
            return part
    if low[0].isdigit() and not any(sign.isalpha() for sign in low):
        return "NUM"
    if low[0].isdigit():
        return "W"
    if not low[0].isalpha():
        return "P"
    adverb = low.endswith("ly") and len(low) > len("ally") and low not in _ADJ_LY
    return "ADV" if adverb else "W"


_PARTS = (
    ("MODAL", MODALS),
    ("BE", _BE),
    ("HAVE", _HAVE),
    ("DO", _DO),
    ("NOT", _NOT),
    ("CONJ", _CONJ),
    ("SUB", _SUB),
    ("DET", _DET),
    ("PRO", _PRO),
    ("PREP", _PREP),
    ("ADV", _ADV),
)
