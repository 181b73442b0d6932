"""The words of a claim as a model reads them, and as sets of stems that can be compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from littrack.concepts import Lexicon
from littrack.encoder import HOME
from littrack.language.stems import stems
from littrack.lexicon import word_lists
from littrack.text import words

_RAREST = 9.0  # idf of a stem that no counted record holds (training/rarity.py)
_OTHER_WORD = 0.8  # what another word for a thing is worth beside the word itself
_REMEMBERED = 100_000
_ALL = 100  # percent
_OF = ("in", "of")
_APART = 5  # words between the two numbers of a share, at most
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def as_read(text: str) -> str:
    """Give a claim as plain prose: resolved words without brackets, cut places without dots."""
    return " ".join(text.replace("[", "").replace("]", "").replace("…", " ").split())


def glossed(text: str, lexicon: Lexicon) -> str:
    """Put a topic's name behind another word for it: "the newer pills (oral anticoagulant)".

    A name that points up or down where the word does not ("bones", "bone loss") is left out.
    """
    told = stem_set(text)
    parts: list[str] = []
    at, named = 0, set[str]()
    for hit in lexicon.find(text):
        name = hit.concept.name
        if name in named or stem_set(name) <= told or (_leans(name) and not _leans(hit.text)):
            continue
        named.add(name)
        parts.append(f"{text[at : hit.end]} ({name})")
        at = hit.end
    return "".join(parts) + text[at:]


def leaning(text: str) -> tuple[bool, bool]:
    """Tell whether any word of a text points up, and whether any points down."""
    told = words(text)
    up = any(word.startswith(tuple(cues("up"))) for word in told)
    down = any(word.startswith(tuple(cues("down"))) for word in told)
    return up, down


def _leans(text: str) -> bool:
    return any(leaning(text))


@lru_cache(_REMEMBERED)
def stem_set(text: str) -> frozenset[str]:
    """Give the distinct content stems of a text."""
    return frozenset(stems(text)) - common_stems()


@cache
def common_stems() -> frozenset[str]:
    """Give the stems of words that name nothing by themselves ("effect", "patient", "study")."""
    return frozenset(stem for word in word_lists("common_words")["words"] for stem in stems(word))


@cache
def synonyms() -> Mapping[str, tuple[frozenset[str], ...]]:
    """Give for each stem other words for the same thing, each as the stems that make it up."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for row in _lines("synonyms.tsv"):
        alike = tuple(frozenset(stems(word.replace("_", " "))) for word in row.split())
        for word in alike:
            if len(word) == 1:
                (stem,) = word
                found[stem] = found.get(stem, ()) + alike
    return found


@cache
def rarity() -> Mapping[str, float]:
    """Give how rare stems are among PubMed records: natural idf."""
    return dict(json.loads((HOME / "rarity.json").read_text(encoding="utf-8")))


def weight(stem: str) -> float:
    """Give the information of one stem."""
    return rarity().get(stem, _RAREST)


def coverage(asked: Iterable[str], held: frozenset[str]) -> float:
    """Give the part of the asked stems' information that is held, in these or other words."""
    total = met = 0.0
    for stem in asked:
        worth = weight(stem)
        total += worth
        if stem in held:
            met += worth
        elif any(other <= held for other in synonyms().get(stem, ())):
            met += _OTHER_WORD * worth
    return met / total if total else 0.0


def numbers(text: str) -> frozenset[str]:
    """Give the numbers of a text in one spelling."""
    return frozenset(map(_one_spelling, _NUMBER.findall(text)))


def shares(text: str) -> frozenset[str]:
    """Give the shares a text says in words, in percent: "half", "two thirds", "one ... in ten"."""
    told = words(text)
    found = [value for at in range(len(told)) for value in (*_part(told, at), *_ratio(told, at))]
    return frozenset(str(round(value)) for value in found if value < _ALL)


def _part(told: list[str], at: int) -> Iterator[float]:
    """Read "half" or "two thirds"."""
    counts, part = _table("counts"), _table("parts").get(told[at], 0)
    before = told[at - 1] if at else ""
    if part and (told[at] in cues("whole_parts") or before in counts):
        yield part * counts.get(before, 1)


def _ratio(told: list[str], at: int) -> Iterator[float]:
    """Read "one in ten", "nine times out of ten"."""
    counts = _table("counts")
    for place in range(at + 1, min(at + _APART, len(told) - 1)):
        of = told[place + 1]
        if told[place] in _OF and told[at] in counts and counts.keys() - cues("articles") >= {of}:
            yield _ALL * counts[told[at]] / counts[of]


@cache
def _table(name: str) -> Mapping[str, float]:
    return {word: float(value) for word, value in word_lists("shares")[name].items()}


def _one_spelling(number: str) -> str:
    """Drop the commas of thousands and the zeros behind a point."""
    plain = number.replace(",", "")
    return plain.rstrip("0").rstrip(".") if plain.count(".") == 1 else plain.replace(".", "")


@cache
def cues(name: str) -> frozenset[str]:
    """Give a list of cue words by its name (lexicon/stance_cues.toml)."""
    return frozenset(word_lists("stance_cues")[name])


def _lines(name: str) -> list[str]:
    text = files("littrack.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
