"""Whether a record shows how a thing works: what it binds, acts on, contains or depends on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.model import Judgement, Stance
from littrack.stance import roles
from littrack.stance.clauses import clauses
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle

_ACTS = re.compile(
    r"""\b(?: bind\w* | bound | affinit\w+ | agonis\w* | antagonis\w* | activat\w*
      | stimulat\w* | inhibit\w* | block\w*
    | modulat\w* | mediat\w* | act(?:s|ed|ing|ion|ions|ivity|ive)?\b | interact\w* | target\w*
    | receptor\w*
    | kill\w* | apopto\w* | cytotoxic\w*
    | metaboli[sz]\w* | metabolite\w* | convert\w* | turn(?:s|ed)\s+ | contain\w* | compris\w*
    | main | major | primary
    | predominant | abundant | depend\w* | dose-\w+ | via | through | upregulat\w*
    | downregulat\w* | raise\w*
    | increas\w* | reduc\w* | lower\w* | releas\w* | express\w* | like | ceiling )""",
    re.IGNORECASE | re.VERBOSE,
)
_ASSERTS = re.compile(
    r"\b(?:mediates?|binds?|activates?|inhibits?|acts?|modulates?|stimulates?|regulates?|blocks?"
    r"|is|are|shows?|induces?|kills?"
    r"|agonis\w*|antagonis\w*|metabolite|affinity|activity|depends?|dose-\w+|interactions?)\b",
    re.IGNORECASE,
)
_POOR = re.compile(
    r"\b(?:poor(?:ly)?|low|little|limited|weak(?:ly)?|barely|hardly|scarcely)\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:no|not|neither|nor|lack\w*|(?<!with/)(?<!with\sor\s)(?<!and/or\s)without|absence|failed)\b(?:\s+[\w-]+){0,4}\s*$",
    re.IGNORECASE,
)
# Receptor families go by Greek letters: the letter says the receptor.
_GREEK = re.compile(
    r"\b(?:mu|kappa|delta|μ|κ|δ)[\s-]*(?:opioid|receptor|agonis\w*|affinit\w*|mediated|dependent"
    r"|efficacy)",
    re.IGNORECASE,
)
# What acts like a class of drugs acts where that class does.
_ALIKE = re.compile(r"\b(?:opioid|opiate|morphine)-like\b", re.IGNORECASE)
_OPIOID = content("opioid receptors")
_SHARE = 0.6
_DRIVES = (
    (
        "on",
        re.compile(
            r"\b(?:activat|stimulat|agonis|induc|increas|rais|elevat|upregulat|up-regulat|enhanc"
            r"|promot|boost)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "off",
        re.compile(
            r"\b(?:inhibit|block|antagonis|suppress|inactivat|deactivat|decreas|reduc|lower"
            r"|downregulat|down-regulat|impair|prevent|abolish|attenuat)\w*",
            re.IGNORECASE,
        ),
    ),
)
_DOSE = re.compile(r"\bdose", re.IGNORECASE)
_DOSE_ITSELF = re.compile(r"dos|effects?\s+by\s+dose", re.IGNORECASE)
_DOSE_MATTERS = re.compile(
    r"\bdos(?:e|age|ing)\s+(?:frequency|amount)|\beffects?\s+by\s+dose\b"
    r"|\bdose-?(?:\s?(?:related|dependent\w*|response|effect))|\bdose\s+groups?|\b(?:higher|lower"
    r"|low|high|larger|highest)"
    r"\s+(?:\w+\s+)?(?:doses?|intake|amount)|\bat\s+(?:low|high)\w*\b",
    re.IGNORECASE,
)


def judge(question: Question, said: tuple[Said, ...]) -> Judgement:
    """Judge a claim of mechanism by sentences that name thing, target and an action."""
    votes = [v for s in said if s.part is not Part.SETTING for v in _votes(question, s, said)]
    found = settle(votes)
    return found or aside("says nothing of the mechanism")


def _votes(question: Question, said: Said, record: tuple[Said, ...]) -> Iterator[Vote]:
    named = [n for n in question.thing.find(said.text) if not roles.likened(said.text, n)]
    if not named and (question.thing.find(said.text) or not _subject(question, record)):
        return
    if question.named and not question.named & question.lexicon.names(said.text):
        return
    for clause in clauses(said.text):
        spot = None if clause.reported else _spot(question, clause.text)
        if spot and (_DOSE_ITSELF.match(spot.group()) or _acts(question, said, clause.text)):
            denied = bool(_DENIED.search(clause.text[: spot.start()])) != question.denies
            stance = Stance.CONTRADICTS if denied else Stance.SUPPORTS
            mismatch = question.mismatch_of(question.thing.find(said.text))
            yield Vote(stance, said, "mechanism", mismatch)


def _subject(question: Question, record: tuple[Said, ...]) -> bool:
    """Whether a record is about the thing: its title names it, and not what is only like it."""
    return any(
        not roles.likened(s.text, n) for s in record[:1] for n in question.thing.find(s.text)
    )


def _acts(question: Question, said: Said, clause: str) -> bool:
    """Whether a clause says that something acts; a title must say so with a verb."""
    if _POOR.search(question.claim.text) and not _POOR.search(clause):
        return False
    if _other_way(question.claim.text, clause):
        return False
    return bool((_ASSERTS if said.part is Part.TITLE else _ACTS).search(clause))


def _other_way(claim: str, clause: str) -> bool:
    """Whether one speaks only of setting something going, the other only of holding it back."""
    asked, told = ({way for way, p in _DRIVES if p.search(text)} for text in (claim, clause))
    return len(asked) == 1 and len(told) == 1 and asked != told


def _spot(question: Question, clause: str) -> re.Match[str] | None:
    """Where a clause names what the thing is said to act on."""
    asked = content(question.claim.outcome) - question.thing.stems
    if not asked:
        asked = content(question.claim.text) - question.thing.stems
    if _DOSE.search(question.claim.outcome or question.claim.text):
        return _DOSE_MATTERS.search(clause)
    greek = _GREEK.search(clause) or _ALIKE.search(clause)
    if greek and asked >= _OPIOID:
        return greek
    shared = asked & content(clause)
    enough = len(shared) >= max(1, _SHARE * len(asked)) or (asked >= _OPIOID and shared >= _OPIOID)
    if not enough:
        return None
    return next((m for m in re.finditer(r"[\w-]+", clause) if content(m[0]) & shared), None)
