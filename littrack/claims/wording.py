"""One sentence, two claims: each told in words of its own, so that a reader sees what is judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from littrack.claims.draft import Draft
from littrack.claims.grammar import sentence
from littrack.claims.verbs import NOUNISH, VERB_FORMS, third_person
from littrack.claims.words import plural
from littrack.model import Claim, ClaimType, Direction

# Which of several keeps the sentence's own words: what is said of studies needs them most.
_FIRST = (ClaimType.NAMED_STUDY, ClaimType.EVIDENCE, ClaimType.COMPARATIVE, ClaimType.EPIDEMIOLOGY)
_OF = {
    ClaimType.EFFICACY: "its effect",
    ClaimType.NO_HARM: "its safety",
    ClaimType.HARM: "its harm",
    ClaimType.MECHANISM: "how it works",
    ClaimType.COMPARATIVE: "the comparison",
    ClaimType.EVIDENCE: "the evidence",
    ClaimType.NAMED_STUDY: "the study",
    ClaimType.EPIDEMIOLOGY: "what was found",
}
_PROVEN = re.compile(
    r"\b(?:is|are|has been|have been) (?:(?:clinically|scientifically) )?(?:proven|shown|tested"
    r"|demonstrated) to (?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_FEW = re.compile(r"\b(?P<few>minimal|few|fewer|little|mild|minor|low)\b[^.]*\.?$", re.IGNORECASE)
# The safety that an effect is told with is another claim.
_SAFELY = re.compile(
    r"\b(?:completely |very |perfectly )?safe(?: and|,| but|, yet) "
    r"|,? (?:and|but) (?:completely |very )?safe\b"
    r"|,? with (?:minimal|few|no|little|fewer|hardly any) [^,.;]*?(?:effects?|risks?|reactions?)\b",
    re.IGNORECASE,
)
_ANYBODY = frozenset("people participants users patients individuals subjects those".split())
_MOVES = {Direction.DECREASES: "reduce", Direction.INCREASES: "improve"}


def spare(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what only repeats, as a plain fact, the words of a claim that says what it is."""
    typed = {d.text.lower(): d.type for d in drafts if d.type is not ClaimType.EPIDEMIOLOGY}
    return [d for d in drafts if not _repeats(d, typed.get(d.text.lower()))]


def _repeats(draft: Draft, twin: ClaimType | None) -> bool:
    if draft.type is not ClaimType.EPIDEMIOLOGY or twin is None or draft.outcome == "attention":
        return False
    return twin is not ClaimType.EVIDENCE or draft.clause < 0


def worded(claims: Iterable[Claim]) -> list[Claim]:
    """The same claims in the same order, no two of them told in the same words."""
    listed = list(claims)
    shared = Counter(c.text.lower() for c in listed if c.checkable)
    taken = {text for text, times in shared.items() if times == 1}
    out = dict[int, Claim]()
    order = sorted(range(len(listed)), key=lambda at: _rank(listed[at]))
    for at in order:
        claim = listed[at]
        if claim.checkable and shared[claim.text.lower()] > 1:
            claim = replace(claim, text=_own(claim, taken))
            taken.add(claim.text.lower())
        out[at] = claim
    return [out[at] for at in range(len(listed))]


def _rank(claim: Claim) -> int:
    return _FIRST.index(claim.type) if claim.type in _FIRST else len(_FIRST)


def _own(claim: Claim, taken: set[str]) -> str:
    """The first way of telling a claim that no other claim is told in."""
    return next(text for text in _ways(claim) if text.lower() not in taken)


def _ways(claim: Claim) -> Iterator[str]:
    if claim.type is ClaimType.EFFICACY:
        yield re.sub(r"\ba (?=[aeio])", "an ", _SAFELY.sub("", claim.text))
    elif claim.type is not ClaimType.NO_HARM:
        yield claim.text
    if claim.type is ClaimType.EFFICACY and _PROVEN.search(claim.text):
        yield _PROVEN.sub(lambda m: third_person(m["verb"].lower()), claim.text)
    told = _TOLD.get(claim.type)
    if told and claim.intervention and claim.outcome:
        who = claim.population[:1].lower() + claim.population[1:]
        where = f"in {who}" if who and who not in _ANYBODY else ""
        yield sentence(claim.intervention, told(claim), where)
    stem = claim.text.rstrip(".")
    yield f"{stem} ({_OF.get(claim.type, claim.type.value)})."
    if claim.population:
        yield f"{stem} (in {claim.population})."
    yield f"{stem} (said of {claim.outcome or claim.intervention or claim.type.value})."
    for number in range(2, 1000):
        yield f"{stem} ({_OF.get(claim.type, claim.type.value)}, {number})."


def _many(claim: Claim) -> bool:
    name = claim.intervention
    return " and " in name or plural(name)


def _does(claim: Claim, verb: str) -> str:
    if claim.hedged:
        return f"may {verb}"
    return verb if _many(claim) else third_person(verb)


def _not(claim: Claim, verb: str) -> str:
    return f"{'do' if _many(claim) else 'does'} not {verb}"


def _effect(claim: Claim) -> str:
    if claim.direction is Direction.NO_EFFECT:
        return f"{_not(claim, 'affect')} {claim.outcome}"
    first = claim.outcome.split(maxsplit=1)[0].lower()
    if VERB_FORMS.get(first, ("", "", None))[1] == "base" and first not in NOUNISH:
        return f"{_does(claim, 'help')} to {claim.outcome}"
    if claim.outcome == "relief":
        return f"{_does(claim, 'give')} relief"
    if claim.direction in _MOVES:
        return f"{_does(claim, _MOVES[claim.direction])} {claim.outcome}"
    be = "may be" if claim.hedged else "are" if _many(claim) else "is"
    return f"{be} effective for {claim.outcome}"


def _safety(claim: Claim) -> str:
    if claim.outcome == "harm":
        return f"{'may be' if claim.hedged else 'are' if _many(claim) else 'is'} safe"
    few = None if claim.negated else _FEW.search(claim.text)
    if few:
        return f"{'have' if _many(claim) else 'has'} {few['few'].lower()} {claim.outcome}"
    return f"{_not(claim, 'cause')} {claim.outcome}"


def _harm(claim: Claim) -> str:
    verb = "reduce" if claim.direction is Direction.DECREASES else "cause"
    return f"{_does(claim, verb)} {claim.outcome}"


_TOLD: dict[ClaimType, Callable[[Claim], str]] = {
    ClaimType.EFFICACY: _effect,
    ClaimType.NO_HARM: _safety,
    ClaimType.HARM: _harm,
    ClaimType.MECHANISM: lambda claim: f"{_does(claim, 'act')} on {claim.outcome}",
}
