"""What a claim says is moved: symptoms, a condition with its substance, or plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from littrack.concepts import Lexicon
from littrack.model import Claim
from littrack.stance import families
from littrack.stance.senses import HEAD, Sense, Senses
from littrack.stance.stems import canon, content, marked_otherwise, marks
from littrack.stance.things import Thing

_LENGTH = re.compile(
    r"\b(?:duration|how\s+long|shorten\w*|time\s+to|length\s+of|lasts?|faster|quicker|speed\w*)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:long-?\s?term|long-?\s?lasting|lasting|sustain\w*|permanent\w*|relapse-?free"
    r"|years?\s+later)\b",
    re.IGNORECASE,
)
_SHARE = 0.6  # of an outcome's words that a clause must hold


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a clause names the target; `good` when more of it is better.

    A `neighbour` is another trouble with the same substance: dependence where withdrawal is asked.
    """

    match: re.Match[str]
    good: bool
    sense: Sense = Sense.ASKED
    neighbour: bool = False


class Target:
    """The outcome of a claim, ready to be found in a clause."""

    def __init__(self, claim: Claim, thing: Thing, lexicon: Lexicon) -> None:
        said = _source(claim, lexicon)
        self.said = said
        self.families = families.symptoms(said)
        condition = f"{said} {claim.population} {claim.text}"
        self.senses = Senses(condition, thing, lexicon)
        self._heads = tuple(m.group() for m in HEAD.finditer(said))
        self._lexicon = lexicon
        parts = [p for p in re.split(r"[/,;]", said) if HEAD.search(p)]
        self._is_condition = any(not families.symptoms(p) for p in parts)
        self._concepts = frozenset(
            h.concept.name
            for h in lexicon.find(said)
            if h.concept.kind in {"condition", "outcome", "harm"}
        )
        self._stems = content(said) - content(thing.said) - content(" ".join(thing.names))
        self._marks = marks(said)
        self._any_benefit = bool(said) and not content(said) - _ABSTRACT
        self.length = bool(_LENGTH.search(claim.outcome or claim.text))
        self.lasting = bool(_LASTING.search(f"{claim.outcome} {claim.text}"))

    @property
    def medical(self) -> bool:
        """Whether it names something of the body, or a condition or outcome of the topic."""
        return bool(self.families or self._is_condition or self._concepts)

    def spots(self, clause: str) -> Iterator[Spot]:
        """Yield where a clause names the target; of withdrawal and the like with its sense."""
        for spot in self._spots(clause):
            if not _KIND_OF.match(clause[spot.match.end() :]):
                yield spot

    def _spots(self, clause: str) -> Iterator[Spot]:
        if (self.length and not _LENGTH.search(clause)) or (
            self.lasting and not _LASTING.search(clause)
        ):
            return
        if self._any_benefit:
            yield from (Spot(m, good=True) for m in _BENEFIT.finditer(clause))
        elif self.families or self._is_condition:
            yield from self._symptoms(clause)
            yield from self._conditions(clause) if self._is_condition else ()
        else:
            yield from self._words(clause)

    def _symptoms(self, clause: str) -> Iterator[Spot]:
        for name in self.families:
            family = families.SYMPTOMS[name]
            good = family.good.search(clause) if family.good else None
            bad = family.bad.search(clause)
            other = families.narrowed(name, self.said, clause)
            if bad:
                yield Spot(bad, good=False, neighbour=other)
            elif good:
                yield Spot(good, good=True, neighbour=other)

    def _conditions(self, clause: str) -> Iterator[Spot]:
        for head in HEAD.finditer(clause):
            sense = self.senses.of(clause, head)
            if _kin(head.group(), self._heads):
                yield Spot(head, good=False, sense=sense)
            elif sense is Sense.ASKED:
                yield Spot(head, good=False, sense=sense, neighbour=True)

    def _words(self, clause: str) -> Iterator[Spot]:
        hits = [h for h in self._lexicon.find(clause) if h.concept.name in self._concepts]
        for hit in hits[:1]:
            found = re.compile(re.escape(hit.text)).search(clause, hit.start)
            if found:
                yield Spot(found, good=bool(_GOOD.search(self.said)))
        if hits or not self._stems or marked_otherwise(self._marks, clause):
            return
        shared = self._stems & content(clause)
        if len(shared) >= max(1, _SHARE * len(self._stems)):
            found = next(
                (m for m in re.finditer(r"\w+", clause) if canon(m[0].lower()) in shared), None
            )
            if found:
                found = _whole(clause, found, shared)
                yield Spot(found, good=bool(_GOOD.search(self.said)))


def _whole(clause: str, first: re.Match[str], shared: frozenset[str]) -> re.Match[str]:
    """A name's first word together with those of its words that follow at once."""
    end = first.end()
    for word in re.finditer(r"[\s-]+(\w+)", clause[end:]):
        if word.start() + first.end() != end or canon(word[1].lower()) not in shared:
            break
        end = first.end() + word.end()
    return re.compile(re.escape(clause[first.start() : end])).match(clause, first.start()) or first


def _source(claim: Claim, lexicon: Lexicon) -> str:
    """The words that name what is moved: the outcome, the sentence, or the people's trouble."""
    if content(claim.outcome) - _ABSTRACT:
        return claim.outcome
    named = (t for t in (claim.outcome, claim.text, claim.population) if _medical(t, lexicon))
    return next(named, claim.outcome or claim.text)


def _medical(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names something of the body, and not "proof" or "research activity"."""
    kinds = {h.concept.kind for h in lexicon.find(text)}
    return bool(
        families.symptoms(text) or HEAD.search(text) or kinds & {"condition", "outcome", "harm"}
    )


# "cholesterol-lowering treatment" says what a treatment is for, not what it did.
_KIND_OF = re.compile(
    r"-(?:lowering|reducing|relieving|enhancing|promoting)\s+(?:\w+\s+)?(?:treatment|therap|drug"
    r"|agent|medic|diet)",
    re.IGNORECASE,
)
_BENEFIT = re.compile(r"\b(?:relief|reliev\w*|helpful|benefi\w*|effective|useful)\b", re.IGNORECASE)
_ABSTRACT = content(
    "existence clinical proof evidence research activity promise promising benefit interest"
    " support outcome"
    " improvement result relief effectiveness efficacy self-reported report reported overall"
    " activity effect"
)
_GOOD = re.compile(
    r"\b(?:recovery|remission|survival|quality\s+of\s+life|completion|retention|satisfaction"
    r"|abstinence|function\w*"
    r"|performance|outcomes?|fertility|immunity|growth|density|healing|adherence|health|strength"
    r"|success)\b",
    re.IGNORECASE,
)
_KIN = (
    frozenset(
        {
            "withdrawal",
            "withdrawals",
            "withdrawn",
            "detoxification",
            "detox",
            "abstinence",
            "cessation",
        }
    ),
    frozenset(
        {
            "dependence",
            "dependency",
            "dependent",
            "addiction",
            "addicted",
            "addictive",
            "use disorder",
            "use disorders",
            "substitution",
            "substitute",
        }
    ),
    frozenset({"craving", "cravings"}),
    frozenset({"overdose", "overdoses"}),
)


def _kin(head: str, asked: tuple[str, ...]) -> bool:
    """Whether a word is of the kind the claim asks for: withdrawal is not dependence."""
    word = re.sub(r"[\s-]+", " ", head.lower())
    group = next((k for k in _KIN if word in k), frozenset({word}))
    return any(re.sub(r"[\s-]+", " ", a) in group for a in asked)
