"""Words brought to a common form, and the few whose likeness the field takes for granted."""

from __future__ import annotations

import re
from functools import lru_cache

from littrack.text import words

_ENDINGS = (
    "ization isation ational fulness ousness iveness ation ments ment ness ings ing ities ity ies"
    " ally edly ively ers ed es ly er al ic s e"
).split()
_JOINED = re.compile(r"[-'’]")
_SHORTEST = 4  # letters a stem must keep
_SHORT = 3  # letters a word must have to carry meaning
_STOP = frozenset(
    """
    a about above after all also an and any are as at be because been before being between both but
    by can could did do does during each for from further had has have having he her his how i if in
    into is it its may might more most much must no nor not of off on one only or other our over own
    per same she should so some such than that the their them then there these they this those
    through to too under until up upon very was we were what when where which while who whom whose
    why will with within without would you your people person persons human humans patient patients
    adult adults individual individuals use used using user users take taking taken often commonly
    including include includes overall common effect effects study studies show shows shown suggest
    suggests level levels symptom symptoms treatment way make makes made gives give known
    """.split()
)
# Words that say the same in this field: each is read as the first of its line.
_ALIKE = [
    line.split()
    for line in """
    interest attention popularity mentions awareness curiosity
    grow growing growth rise rising rose increase increased increasing increases
    begin begins start starts started onset appear appears emerge commence
    last lasts lasting persist persists duration continue continues
    reduce reduced reduces decrease decreased lower lowered lowers decline diminish
    main primary principal major chief predominant abundant dominant
    compound compounds constituent constituents alkaloid alkaloids ingredient ingredients
    kill fatal death deaths mortality lethal
    """.splitlines()
    if line.strip()
]


def stem(word: str) -> str:
    """Cut a word to what its forms share, at least four letters of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


_CANON = {stem(word): stem(line[0]) for line in _ALIKE for word in line}


@lru_cache(maxsize=1 << 16)
def canon(word: str) -> str:
    """Give the stem that stands for a word and all it is taken to equal."""
    cut = stem(word)
    return _CANON.get(cut, cut)


@lru_cache(maxsize=1 << 14)
def content(text: str) -> frozenset[str]:
    """The stems of a text's words that carry meaning; sentences come back with every claim."""
    parts = (p for w in words(text) for p in ((w,) if w.isalnum() else _JOINED.split(w)))
    return frozenset(canon(p) for p in parts if p not in _STOP and len(p) >= _SHORT)


# "Vitamin D", "type 2", "COVID-19": a sign after a word says which one it is.
_MARKED = re.compile(r"\b(?P<word>[A-Za-z]{4,})[\s-]+(?P<mark>[A-Z]|\d{1,2})(?![\w.%])")


@lru_cache(maxsize=1 << 14)
def marks(text: str) -> frozenset[tuple[str, str]]:
    """The signs of a text with the stems they stand after: ("vitamin", "d")."""
    return frozenset((canon(m["word"].lower()), m["mark"].lower()) for m in _MARKED.finditer(text))


def marked_otherwise(asked: frozenset[tuple[str, str]], text: str) -> bool:
    """Whether a text gives a word another sign than is asked for, and never that one."""
    told = marks(text)
    words_told = {word for word, _ in told}
    return any(word in words_told and (word, mark) not in told for word, mark in asked)
