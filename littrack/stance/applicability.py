"""Does a record name what a claim is about? Its intervention, its outcome, or both.

Words are compared as stems, a topic's names for a thing as phrases, other words for the same thing
through the lexicon. Nothing here says what a record found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from littrack.concepts import INTERVENTION, Lexicon
from littrack.model import Claim, ClaimType, Record
from littrack.stance.wording import as_read, coverage, cues, glossed, stem_set, weight
from littrack.text import words

ABOUT_STUDIES = (ClaimType.EVIDENCE, ClaimType.NAMED_STUDY)  # these name no intervention
_FEWEST = 3  # content words of a statement
_NAMED = 0.6  # of the information of a phrase: then the phrase counts as named
_BEARS = 0.5  # of the information of the outcome's words


@dataclass(frozen=True)
class RecordText:
    """What a record says of its subject: stems, and the topic's concepts it names."""

    stems: frozenset[str]
    concepts: frozenset[str]

    @classmethod
    def of(cls, record: Record, lexicon: Lexicon) -> RecordText:
        """Read title, abstract, headings, substances and keywords."""
        parts = [record.title, *(section.text for section in record.abstract), *record.keywords]
        parts += [heading.heading.name for heading in record.mesh]
        parts += [substance.name for substance in record.substances]
        if record.digest:
            parts += [record.digest.finding, record.digest.population]
        text = " ".join(parts)
        return cls(stem_set(text), lexicon.names(text))


class ClaimTerms:
    """The words a claim's thing and outcome go by."""

    def __init__(self, claim: Claim, lexicon: Lexicon) -> None:
        self.claim = claim
        self._lexicon = lexicon

    @cached_property
    def text(self) -> str:
        """Give the claim as plain prose."""
        return as_read(self.claim.text)

    @cached_property
    def wording(self) -> str:
        """Word the claim for a reader: with the topic's names, or its subject in front."""
        text = glossed(self.text, self._lexicon)
        subject = self._lexicon.subject
        return f"{subject}: {text}" if subject and not self.given else text

    @cached_property
    def thing(self) -> frozenset[str]:
        """Give the stems of the intervention."""
        return stem_set(as_read(self.claim.intervention))

    @cached_property
    def thing_concepts(self) -> frozenset[str]:
        """Name the topic's concepts the intervention mentions, else those the claim does.

        A claim that mentions nothing given is taken to be about the subject of the topic.
        """
        named = self._lexicon.names(as_read(self.claim.intervention)) or self.given
        if named or self.claim.intervention:
            return named
        subject = self._lexicon.subject
        return frozenset({subject}) if subject else self._told

    @cached_property
    def given(self) -> frozenset[str]:
        """Name the topic's interventions that the claim mentions anywhere."""
        concepts = {hit.concept for hit in self._lexicon.find(self.text)}
        return frozenset(one.name for one in concepts if one.kind == INTERVENTION)

    @cached_property
    def _told(self) -> frozenset[str]:
        return self._lexicon.names(self.text)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Name the topic's concepts the claim mentions anywhere."""
        return self._told | self.thing_concepts

    def met(self, named: frozenset[str]) -> float:
        """Give the share of the claim's concepts that are named, or a kind or part of which is."""
        if not self.concepts:
            return 1.0
        held = {above for name in named for above in self._lexicon.lineage(name)}
        return len(self.concepts & held) / len(self.concepts)

    @cached_property
    def whole(self) -> bool:
        """Whether it is a statement by itself, not a clause that hangs on one or breaks off."""
        told, stems = words(self.text), stem_set(self.text)
        hangs = "," not in self.text and not cues("hanging").isdisjoint(told[:1])
        breaks_off = not cues("breaking_off").isdisjoint(told[-1:])
        plain = cues("pronouns").isdisjoint(told) and not self.thing.isdisjoint(stems)
        named = plain and bool(self.claim.outcome)  # "Zinc shortens colds"
        return not (hangs or breaks_off) and (named or len(stems) >= _FEWEST)

    @property
    def read(self) -> bool:
        """Whether it was read what the claim is about."""
        return bool(self.claim.intervention or self.given) or self.claim.type in ABOUT_STUDIES

    @property
    def known(self) -> bool:
        """Whether it is known what the claim is about: "it" is the subject of the topic."""
        meant = cues("pronouns").intersection(words(self.text))
        return self.read or bool(self._lexicon.subject and meant)

    def kin(self, named: frozenset[str]) -> str:
        """Name a concept that is within the intervention, or that it is within."""
        related = (
            other
            for name in sorted(self.thing_concepts)
            for other in sorted(named)
            if self._lexicon.related(name, other)
        )
        return next(related, "")

    @cached_property
    def outcome(self) -> frozenset[str]:
        """Give the stems of the outcome, else those of the claim beside the intervention."""
        named = stem_set(as_read(self.claim.outcome))
        return named or (stem_set(self.text) - self.thing)

    @cached_property
    def outcome_concepts(self) -> frozenset[str]:
        """Name the topic's concepts the outcome mentions."""
        told = as_read(self.claim.outcome) if self.claim.outcome else self.text
        return self._lexicon.names(told) - self.thing_concepts


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether a record names the intervention of a claim, and how much of its outcome.

    `kin` names a part, a kind or the whole of the intervention that the record names instead;
    `met` is the share of the topic's concepts in the claim that the record names.
    """

    thing: bool
    outcome: float
    kin: str = ""
    met: float = 1.0

    @property
    def bears(self) -> bool:
        """Whether it names both: its silence must be read before silence is said."""
        return self.thing and self.outcome >= _BEARS

    @classmethod
    def of(cls, terms: ClaimTerms, text: RecordText) -> Applicability:
        """Compare a claim with a record."""
        outcome, met = _outcome(terms, text), terms.met(text.concepts)
        if _names_thing(terms, text):
            return cls(True, outcome, met=met)
        kin = terms.kin(text.concepts)
        return cls(bool(kin), outcome, kin, met)


def _names_thing(terms: ClaimTerms, text: RecordText) -> bool:
    if terms.thing_concepts & text.concepts:
        return True
    if not terms.thing:
        return True
    rarest = max(sorted(terms.thing), key=weight)
    return coverage([rarest], text.stems) > 0 and coverage(terms.thing, text.stems) >= _NAMED


def _outcome(terms: ClaimTerms, text: RecordText) -> float:
    if terms.outcome_concepts and terms.outcome_concepts & text.concepts:
        return 1.0
    return coverage(terms.outcome, text.stems) if terms.outcome else 1.0
