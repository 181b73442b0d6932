"""The words as data: tables of tab-separated rows, read once, checked as they are read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

HOME = Path(__file__).parent / "data"
FOLDER = "LITTRACK_LEXICON"  # a folder of tables read in place of those that travel
EFFECTS = frozenset(
    """
    less treat more help cause harm act link give feel up down last occur include consist use show
    say hold tout fail deny doubt seem try be work rank approve die recommend need study save keep
    nil unlinked effect fame lives hurt lose
    """.split()
)
SLOTS = frozenset("obj - as for from to with in on at by of about against through via into".split())
SLOTS |= frozenset("after above below over among".split())


class LexiconError(ValueError):
    """A table of words that contradicts itself; the message names file and row."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb does, and where what it does it to stands (obj, or after prepositions)."""

    effect: str = ""
    slots: tuple[str, ...] = ()


NO_FRAME = Frame()


@dataclass(frozen=True)
class Words:
    """All the tables of one folder."""

    home: Path = HOME

    @cached_property
    def verbs(self) -> dict[str, Frame]:
        """Give the frame of each verb lemma."""
        table: dict[str, Frame] = {}
        for at, (effect, slots, lemmas) in _rows(self.home / "verbs.tsv", 3):
            self._known_effect("verbs.tsv", at, effect, slots)
            for lemma in lemmas.split():
                known = table.get(lemma, Frame(effect))
                if known.effect != effect:
                    raise LexiconError(f"verbs.tsv:{at}: {lemma} is {known.effect} and {effect}.")
                if set(known.slots) & set(slots.split("/")):
                    raise LexiconError(f"verbs.tsv:{at}: {lemma} stands there twice.")
                table[lemma] = Frame(effect, (*known.slots, *slots.split("/")))
        return table

    @cached_property
    def idioms(self) -> dict[tuple[str, str], Frame]:
        """Give the frame of a verb lemma with a lemma that must stand below it."""
        table: dict[tuple[str, str], Frame] = {}
        for at, (verb, below, effect, slots) in _rows(self.home / "idioms.tsv", 4):
            self._known_effect("idioms.tsv", at, effect, slots)
            if (verb, below) in table:
                raise LexiconError(f"idioms.tsv:{at}: {verb} {below} stands there twice.")
            table[verb, below] = Frame(effect, tuple(slots.split("/")))
        return table

    @cached_property
    def nouns(self) -> dict[str, frozenset[str]]:
        """Give the lemmas of each class of nouns; one noun may be of several classes."""
        return {name: frozenset(words) for name, words in self._classes("nouns.tsv").items()}

    @cached_property
    def adjectives(self) -> dict[str, dict[str, str]]:
        """Give the adjectives and adverbs of each class, each with the outcome it names."""
        return {
            name: {word: outcome for word, _, outcome in (w.partition("=") for w in words)}
            for name, words in self._classes("adjectives.tsv").items()
        }

    @cached_property
    def cues(self) -> dict[str, tuple[str, ...]]:
        """Give the words and phrases of each kind of cue; "_" stands for a blank."""
        table = self._classes("cues.tsv")
        return {k: tuple(w.replace("_", " ") for w in words) for k, words in table.items()}

    @cached_property
    def journals(self) -> tuple[str, ...]:
        """Give the names of journals."""
        return tuple(name for _, (name,) in _rows(self.home / "journals.tsv", 1))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Give the value of each number word."""
        return {
            word: int(value)
            for _, (value, listed) in _rows(self.home / "numbers.tsv", 2)
            for word in listed.split()
        }

    @cached_property
    def cue_patterns(self) -> dict[str, re.Pattern[str]]:
        """Give one pattern for each kind of cue."""
        return {kind: _any_of(words) for kind, words in self.cues.items()}

    @cached_property
    def valence_stems(self) -> dict[str, list[str]]:
        """Give the stems of outcomes that are wished for, and of those that are not."""
        return self._classes("valence.tsv")

    def check(self) -> None:
        """Read every table; raise a LexiconError that names the first fault."""
        for table in ("verbs", "idioms", "nouns", "adjectives", "cue_patterns", "valence_stems"):
            getattr(self, table)
        stems = self.valence_stems
        both = set(stems["bad"]) & set(stems["good"])
        if both:
            raise LexiconError(f"valence.tsv: {min(both)} is both good and bad.")

    def _classes(self, name: str) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for at, (kind, words) in _rows(self.home / name, 2):
            known = table.setdefault(kind, [])
            for word in words.split():
                if word in known:
                    raise LexiconError(f"{name}:{at}: {word} stands twice under {kind}.")
                known.append(word)
        return table

    @staticmethod
    def _known_effect(name: str, at: int, effect: str, slots: str) -> None:
        unknown = [e for e in [effect] if e not in EFFECTS]
        unknown += [s for s in slots.split("/") if s not in SLOTS]
        if unknown:
            raise LexiconError(f"{name}:{at}: {unknown[0]} is no effect or place of littrack's.")


def _rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != columns:
                raise LexiconError(
                    f"{path.name}:{at}: {len(row)} columns instead of {columns} (tabs)."
                )
            yield at, row


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    parts = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])", re.IGNORECASE)


@cache
def words() -> Words:
    """Give the tables that travel with littrack, or those of the folder the environment names."""
    return Words(Path(os.environ.get(FOLDER) or HOME))
