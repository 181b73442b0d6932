"""Claims about evidence itself: whether such studies exist, and whether reviews say they do not."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack import asks
from littrack.model import Judgement, Record, Stance
from littrack.stance import efficacy
from littrack.stance.question import Question
from littrack.stance.reading import Said
from littrack.stance.senses import Sense
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle

_NONE = re.compile(
    r"""\b(?:no|lack\s+of|absence\s+of|without|few|only\s+\w+|not\s+any|paucity\s+of
      |dearth\s+of)\s+(?:[\w()-]+\s+){0,3}
      (?:trials?|(?:clinical|controlled|human|interventional
      |randomi[sz]ed)\s+(?:\w+\s+)?(?:studies|trials?|evidence|data|proof))\b
    | \b(?:trials?|(?:clinical|controlled|human)\s+(?:\w+\s+)?(?:studies|evidence
    |data))\s+(?:are|is|were|have\s+been)\s+
      (?:still\s+)?(?:lacking|absent|missing|scarce|unavailable|needed|required|warranted
      |asked\s+for|called\s+for|not\s+available)
    | \bno\s+(?:comparison|control)\s+group\b | \b(?:efficacy|benefit)\s+(?:is
    |remains)\s+(?:preclinical|unproven)\b
    | \black\s+of\s+(?:well-)?controlled\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FEW = re.compile(r"few|only|paucity|dearth", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:needed|required|warranted|asked\s+for|called\s+for)\b", re.IGNORECASE)
_IN_PEOPLE = re.compile(
    r"\b(?:patients|participants|people|volunteers|men|women|adults|human)\b", re.IGNORECASE
)
_CONTROLLED = re.compile(r"\b(?:placebo|randomi[sz]ed|double-?blind|controlled)\b", re.IGNORECASE)
_ANIMAL = re.compile(
    r"\b(?:mice|mouse|rats?|zebrafish|animals?|rodents?|in\s+vitro|preclinical)\b", re.IGNORECASE
)
_TRIAL_TYPES = {"Randomized Controlled Trial", "Controlled Clinical Trial", "Clinical Trial"}


def judge(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    """Judge "studies show" by what they show, "clinically proven" by whether such studies exist."""
    if asks.activity_only(question.claim):
        return _studied(question, said)
    denied = asks.denies_evidence(question.claim)
    return (_denied if denied else _asserted)(question, record, said)


def _asserted(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    shown = _shown(question, record, said)
    if not asks.clinical_proof(question.claim):
        return shown
    missing = no_such_studies(question, said)
    if shown.stance is Stance.SUPPORTS and _controlled_in_people(record, said):
        return shown
    if missing:
        return missing
    if shown.stance is Stance.CONTRADICTS and _controlled_in_people(record, said):
        return shown
    return _not_in_people(shown)


def _not_in_people(shown: Judgement) -> Judgement:
    """Set a record aside; it is near only where it bears on the matter at all."""
    named = ["design: not a controlled study in people"] if shown.about else []
    return aside("no controlled study in people", named)


def _shown(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    digest = record.digest is not None
    return efficacy.judge(question, said, loose=digest, terse=digest)


def _denied(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    """Judge "there is no evidence that": reviews that find none agree, trials do not."""
    claim = replace(question.claim, negated=False, text=asks.without_denial(question.claim))
    shown = _shown(Question(claim, question.lexicon), record, said)
    if shown.stance is Stance.SUPPORTS and _controlled_in_people(record, said):
        return replace(shown, stance=Stance.CONTRADICTS)
    about = any(True for s in said for _ in question.target.spots(s.text))
    missing = no_such_studies(question, said, none=True) if about else None
    if missing:
        return replace(missing, stance=Stance.SUPPORTS)
    clinical = asks.clinical_proof(question.claim) or _IN_PEOPLE.search(question.claim.text)
    if shown.stance is Stance.SUPPORTS and not clinical:
        return replace(shown, stance=Stance.CONTRADICTS)
    if shown.stance is Stance.CONTRADICTS and _controlled_in_people(record, said):
        return replace(shown, stance=Stance.SUPPORTS)
    return _not_in_people(shown)


def no_such_studies(
    question: Question, said: tuple[Said, ...], *, none: bool = False
) -> Judgement | None:
    """Find where a record about the thing says that studies in people are missing.

    `none`: missing altogether, not merely few.
    """
    if not any(question.thing.find(s.text) for s in said):
        return None
    votes = [
        Vote(Stance.CONTRADICTS, s, "no such studies")
        for s in said
        if s.finds
        and (found := _NONE.search(s.text))
        and not (none and _FEW.match(found.group()))
        and not (_NEEDED.search(s.text) and _is_trial(said))
    ]
    return settle(votes)


def _studied(question: Question, said: tuple[Said, ...]) -> Judgement:
    """Any record that gives the thing for the target, or names both, is such a study."""
    at_large = _at_large(question)
    if at_large:
        question = Question(replace(question.claim, outcome=""), question.lexicon)
    anything = at_large and not question.target.medical
    titled = bool(question.thing.find(said[0].text))

    def studied(s: Said) -> bool:
        named = bool(question.thing.find(s.text))
        if anything:
            return named and titled and s.finds
        senses = {spot.sense for spot in question.target.spots(s.text)}
        return (named or titled) and bool(senses & {Sense.ASKED, Sense.OPEN})

    votes = [Vote(Stance.SUPPORTS, s, "studied") for s in said if studied(s)]
    return settle(votes) or aside("does not study it")


def _at_large(question: Question) -> bool:
    """Whether the outcome names nothing narrower than the thing itself: "its effects"."""
    thing = question.thing
    known = content(thing.said) | content(" ".join(thing.names)) | _OF_ANYTHING
    return not content(question.claim.outcome) - known


_OF_ANYTHING = content(
    "effect efficacy effectiveness mechanism action property potential use benefit risk safety"
    " role influence realm area field study research precise exact full behind"
)


def _controlled_in_people(record: Record, said: tuple[Said, ...]) -> bool:
    whole = " ".join(s.text for s in said)
    if _ANIMAL.search(whole) and not {t.name for t in record.types} & _TRIAL_TYPES:
        return False
    digest = record.digest
    design = f"{digest.design} {digest.population}" if digest else ""
    controlled = (
        _CONTROLLED.search(f"{whole} {design}") or {t.name for t in record.types} & _TRIAL_TYPES
    )
    return bool(controlled and _IN_PEOPLE.search(f"{whole} {design}"))


def _is_trial(said: tuple[Said, ...]) -> bool:
    return any(_CONTROLLED.search(s.text) for s in said[:1])
