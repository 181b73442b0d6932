"""Rows of known truth made out of real records: honest spellings of their sentences, and faults."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from littrack.language.sentences import sentences
from littrack.model import Record
from littrack.verify.folding import GREEK, canonical

Row = dict[str, object]
Change = Callable[[str, random.Random], str | None]

_TURNED = {
    "increased": "decreased",
    "decreased": "increased",
    "higher": "lower",
    "lower": "higher",
    "more": "less",
    "less": "more",
    "positive": "negative",
    "significant": "non-significant",
    "reduced": "increased",
    "greater": "smaller",
    "before": "after",
    "after": "before",
    "was": "was not",
    "were": "were not",
}
_SIGNS = (
    ("±", "+/-"),
    ("≥", ">="),
    ("≤", "<="),
    ("°C", " degrees C"),
    ("-", "‑"),
    ("–", "-"),
    ("µ", "μ"),
)
_LABELS = ("RESULTS: ", "Conclusions: ", "METHODS - ", "Findings: ", "Aims: ")
_GLOSSES = ("[that is, in those treated]", "[the drug]", "[sic]", "[emphasis added]")
_MARKERS = ("[13]", "[4,5]", "(12)", "[2-4]", "(Roe et al., 2010)")
_ELLIPSES = (" ... ", "...", " [...] ", " … ")


def _inserted(text: str, words: str, rng: random.Random) -> str:
    parts = text.split(" ")
    at = rng.randrange(1, len(parts))
    return " ".join([*parts[:at], words, *parts[at:]])


def _changed(text: str, new: str) -> str | None:
    return new if new != text else None


def _greek(text: str, _: random.Random) -> str | None:
    return _changed(text, "".join(GREEK.get(sign, sign) for sign in text))


def _signs(text: str, rng: random.Random) -> str | None:
    held = [pair for pair in _SIGNS if pair[0] in text]
    return text.replace(*rng.choice(held)) if held else None


def _entities(text: str, _: random.Random) -> str | None:
    return _changed(text, text.replace("<", "&lt;").replace(">", "&gt;"))


def _hyphenated(text: str, rng: random.Random) -> str | None:
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) > 8 and word.isalpha()]
    if not long:
        return None
    at = rng.choice(long)
    words[at] = f"{words[at][:4]}-\n{words[at][4:]}"
    return " ".join(words)


def _inner(text: str, rng: random.Random) -> str | None:
    words = text.split(" ")
    if len(words) < 12:
        return None
    at = rng.randrange(1, len(words) - 9)
    return " ".join(words[at : at + 8])


def _turned(text: str, rng: random.Random) -> str | None:
    words = text.split(" ")
    held = [n for n, word in enumerate(words) if word in _TURNED]
    if not held:
        return None
    at = rng.choice(held)
    return " ".join([*words[:at], _TURNED[words[at]], *words[at + 1 :]])


def _number(text: str, rng: random.Random) -> str | None:
    held = [m for m in re.finditer(r"\d+", text) if m[0][0] != "0"]
    if not held:
        return None
    match = rng.choice(held)
    return f"{text[: match.start()]}{int(match[0]) + rng.choice((1, 40))}{text[match.end() :]}"


def _ellipsis(text: str, rng: random.Random) -> str | None:
    words = text.split(" ")
    if len(words) < 16:
        return None
    return " ".join(words[:6]) + rng.choice(_ELLIPSES) + " ".join(words[-6:])


def _disordered(text: str, _: random.Random) -> str | None:
    words = text.split(" ")
    return f"{' '.join(words[-7:])} ... {' '.join(words[:7])}" if len(words) > 20 else None


def _made_up(text: str, rng: random.Random) -> str | None:
    words = rng.sample(text.split(), 6) if len(text.split()) > 12 else []
    mixed = (
        f"Sailors spoke of {' '.join(words)} as foreign to the {' '.join(words[3::-1])} of ships."
    )
    return mixed if words else None


# What is done to a sentence, and what is to be said of it then.
CHANGES: dict[str, tuple[Change, str]] = {
    "exact": (lambda text, _: text, "verbatim"),
    "gloss": (lambda text, rng: _inserted(text, rng.choice(_GLOSSES), rng), "verbatim"),
    "citation marker": (lambda text, rng: _inserted(text, rng.choice(_MARKERS), rng), "verbatim"),
    "section label": (lambda text, rng: rng.choice(_LABELS) + text, "verbatim"),
    "capitals": (lambda text, _: text.upper(), "verbatim"),
    "blanks": (lambda text, _: text.replace(" ", "\n  "), "verbatim"),
    "Greek letters": (_greek, "verbatim"),
    "signs": (_signs, "verbatim"),
    "entities": (_entities, "verbatim"),
    "hyphenation": (_hyphenated, "verbatim"),
    "inner part": (_inner, "verbatim"),
    "ellipsis": (_ellipsis, "parts"),
    "wrong order": (_disordered, "altered"),
    "word turned": (_turned, "altered"),
    "number changed": (_number, "altered"),
    "made up": (_made_up, "not_found"),
    "too short": (lambda text, _: " ".join(text.split()[2:4]), "too_short"),
}


@dataclass
class Faults:
    """Makes rows out of records, each beside the one before it."""

    rng: random.Random
    made: int = 0

    def rows(self, records: Iterator[Record]) -> Iterator[Row]:
        """List rows: three changed sentences a record, and one on its neighbour."""
        before: tuple[Record, Sequence[str]] | None = None
        for record in records:
            mine = [s for part in record.abstract for s in sentences(part.text)]
            mine = [s for s in mine if 8 <= len(s.split()) <= 60]
            if not mine:
                continue
            for kind in self.rng.sample(list(CHANGES), 3):
                yield from self._sentence(record, kind, self.rng.choice(mine))
            if before:
                yield from self._neighbour(record, *before)
            before = record, mine

    def _sentence(self, record: Record, kind: str, sentence: str) -> Iterator[Row]:
        change, want = CHANGES[kind]
        quote = change(sentence, self.rng)
        if quote:
            yield self._row(kind, f"PMID:{record.pmid}", quote, want)

    def _neighbour(self, record: Record, other: Record, theirs: Sequence[str]) -> Iterator[Row]:
        quote, pmid = self.rng.choice(theirs), other.pmid or ""
        held = canonical(" ".join(section.text for section in record.abstract))
        title = record.title.strip("[].")
        cases = [
            ("another paper's", f"PMID:{record.pmid}", quote, "misattributed", pmid),
            ("no such record", f"PMID:9{int(pmid):08d}", quote, "misattributed", pmid),
            ("DOI", f"https://doi.org/{other.doi}" if other.doi else "", quote, "verbatim", ""),
            ("PMC address", _central(other), quote, "verbatim", ""),
            ("only the title", f"PMID:{record.pmid}", title, "title", ""),
        ]
        kind, reference, words, want, source = self.rng.choice(cases)
        usable = kind != "only the title" or (
            canonical(title) not in held and len(title.split()) > 3
        )
        if reference and usable:
            yield self._row(kind, reference, words, want, source)

    def _row(self, kind: str, reference: str, quote: str, want: str, pmid: str = "") -> Row:
        self.made += 1
        row: Row = {"id": f"{kind}-{self.made}", "reference": reference, "quote": quote}
        return row | {"kind": kind, "want": {"state": want, "pmid": pmid}}


def _central(record: Record) -> str:
    return f"https://www.ncbi.nlm.nih.gov/pmc/articles/{record.pmcid}/" if record.pmcid else ""
