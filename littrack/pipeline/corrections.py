"""What people said of the reading of claims, applied to what is read today: it wins over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from littrack import claims
from littrack.claim_match import Statement, match, moved, statement
from littrack.model import (
    Article,
    ArticleSentence,
    Claim,
    ClaimType,
    Decision,
    Direction,
    Opinion,
    Reading,
    SentenceFate,
)
from littrack.review.correction import reworded


@dataclass(frozen=True, slots=True)
class Corrected:
    """Readings with people's words applied, and the decisions that did it, by today's claims.

    `unmatched` are those on a claim that nobody reads today and whose words are in no article.
    """

    readings: tuple[Reading, ...]
    decisions: tuple[Decision, ...] = ()
    unmatched: tuple[Decision, ...] = ()


def apply(readings: Sequence[Reading], decisions: Iterable[Decision]) -> Corrected:
    """Apply what stands of people's words on readings; of two on one claim the later stands."""
    standing = _standing(decisions)
    done = [_applied(reading, standing) for reading in readings]
    pairs = [pair for each in done for pair in each.pairs]
    left = {id(d): d for reading in readings for d in _on(reading.article, standing)}
    for said, _ in pairs:
        left.pop(id(said), None)
    return Corrected(
        tuple(each.reading for each in done),
        tuple(replace(said, claim=key) for said, key in pairs),
        tuple(left.values()),
    )


@dataclass(frozen=True, slots=True)
class _Applied:
    reading: Reading
    pairs: tuple[tuple[Decision, str], ...] = ()


def _standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The last word on each claim as the machine read it, whoever said it; none if taken back."""
    said = sorted((d for d in decisions if d.opinion.of_reading), key=lambda d: d.at)
    last = {(d.text, d.places): d for d in said}
    return [d for d in last.values() if d.opinion is not Opinion.RESTORED]


def _applied(reading: Reading, standing: Sequence[Decision]) -> _Applied:
    mine = _on(reading.article, standing)
    if not mine:
        return _Applied(reading)
    made: list[Claim] = []
    pairs: list[tuple[Decision, str]] = []
    for claim, said in _paired(reading, mine):
        now = _reread(claim, said, reading.article) if said else None
        pairs += [(said, now.id)] if now and said else []
        made += filter(None, [now or claim])
    sentences = tuple(_fate(s, made) for s in reading.sentences)
    return _Applied(replace(reading, claims=tuple(made), sentences=sentences), tuple(pairs))


def _paired(
    reading: Reading, mine: Sequence[Decision]
) -> Iterator[tuple[Claim | None, Decision | None]]:
    """Each claim with what was said of it, if anything; then what was said of no claim."""
    article = reading.article
    said = {str(number): d for number, d in enumerate(mine)}
    texts = {article.id: article.text}
    old = [moved(statement(key, d.text, d.places), texts) for key, d in said.items()]
    found = match(old, [_own(claim, article) for claim in reading.claims])
    by_claim = {new.key: said[one.key] for one, new in found.pairs}
    yield from ((claim, by_claim.get(claim.id)) for claim in reading.claims)
    yield from ((None, said[one.key]) for one in found.unmatched)


def _on(article: Article, decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions on claims of an article."""
    return [d for d in decisions if any(place.article == article.id for place in d.places)]


def _own(claim: Claim, article: Article) -> Statement:
    """A claim as what it is matched by in one article."""
    places = (p for p in claim.places if p.article == article.id)
    return statement(claim.id, claim.text, places)


def _reread(claim: Claim | None, said: Decision, article: Article) -> Claim | None:
    """A claim as a person would have it; None where the article has not their words any more.

    Without a claim: one that the reader of today misses.
    """
    if said.opinion is Opinion.DISMISSED:
        return _dismissed(claim, said) if claim else None
    changed = dict(said.changed)
    read = claim or _missed(said, article)
    words = changed.get("text") or (said.text if claim is None else "")
    stands = reworded(read, words, article.text) if words else read.places
    if stands is None:
        return None
    if not read.checkable:  # a person who corrects it says that it is a claim
        read = replace(read, type=ClaimType(said.machine), why="")
    corrected = replace(read, **_values(changed), places=stands, corrected_by=said.reviewer)
    return claims.identified(corrected)


def _missed(said: Decision, article: Article) -> Claim:
    places = tuple(p for p in said.places if p.article == article.id)
    return Claim("", said.text, ClaimType(said.machine), places)


def _dismissed(claim: Claim, said: Decision) -> Claim:
    because = f": {said.reason}" if said.reason else ""
    why = f"dismissed as misread by {said.reviewer} on {said.at:%Y-%m-%d}{because}"
    kind = ClaimType.NOT_CHECKABLE
    return replace(claim, type=kind, why=why, dismissed=True, corrected_by=said.reviewer)


def _values(changed: dict[str, str]) -> dict[str, Any]:
    """The corrected fields as a claim holds them."""
    made: dict[str, Any] = dict(changed)
    kinds = {"type": ClaimType, "direction": Direction, "negated": _yes, "endorsed": _yes}
    return made | {name: kinds[name](word) for name, word in changed.items() if name in kinds}


def _yes(word: str) -> bool:
    return word == "yes"


def _fate(sentence: ArticleSentence, held: Sequence[Claim]) -> ArticleSentence:
    """A sentence of which every claim was dismissed is not checkable, and says by whom."""
    place = sentence.place
    inside = [c for c in held if any(place.start <= p.start < place.end for p in c.places)]
    people = {c.corrected_by for c in inside if c.dismissed}
    if sentence.checkable and people and all(c.dismissed for c in inside):
        why = f"dismissed as misread by {', '.join(sorted(people))}"
        return replace(sentence, fate=SentenceFate.NOT_CHECKABLE, why=why)
    return sentence
