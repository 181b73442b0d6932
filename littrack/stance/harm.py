"""Whether a record reports a harm of a thing, or says that it looked and found none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from littrack import asks
from littrack.model import Claim, Judgement, Stance
from littrack.stance import families
from littrack.stance.clauses import Clause, clauses
from littrack.stance.question import Question
from littrack.stance.reading import Part, Said
from littrack.stance.senses import HEAD, Sense
from littrack.stance.stems import content
from littrack.stance.votes import Vote, aside, settle

_FOR, _AGAINST = Stance.SUPPORTS, Stance.CONTRADICTS
_DENIED = re.compile(
    r"""\b(?: no | not | nor | neither | never | without | none | absence\s+of | lack\s+of
      | fail(?:ed|s)?\s+to
    | free\s+(?:of|from) | did\s*n[o']t | does\s*n[o']t | rul(?:e|ed)\s+out )\b
    (?:[\s,/-]+(?!only\b|but\b|although\b)[\w%'()-]+){0,7}[\s-]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER_DENIED = re.compile(
    r"""^[\w\s,/-]{0,40}\b(?:(?:was|were|is|are|did|does|has|have)\s+(?:not|never|no)\b
      | not\s+(?:observed|seen|found
    |detected|reported|elevated|increased) | (?:was|were|is|are)\s+(?:absent|unlikely|normal)
    | ^\s*(?:\w+\s+){0,2}normal\b | unchanged | did\s+not\s+differ
    | similar\s+(?:to|between|in) | no\s+(?:different|higher|more))""",
    re.IGNORECASE | re.VERBOSE,
)
# Named, and nothing said of it: a scale, an end point, a past, a benefit.
_NO_REPORT = re.compile(
    r"^\s*(?:outcome|endpoint|end\s+point|trial|study|data|benefit|relief|treatment|management"
    r"|scale|score|clinic|program"
    r"|(?:and\s+[\w-]+\s+)?scales?\b|stud(?:y|ies))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:past|prior|previous|former|history\s+of|family)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_PARTIAL = re.compile(r"\bnot\s+the\s+(?:primary|main|sole|only)\b", re.IGNORECASE)
_NOT_DENIED = re.compile(
    r"\bnot\s+(?:without|free|only|uncommon|rare|safe)\b|\b(?:cannot|can\s*not"
    r"|could\s+not)\s+be\s+(?:ruled\s+out|excluded)"
    r"|\bno\s+longer\b|\bnot\s+significantly\s+(?:lower|reduced)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:reduc|attenuat|reliev|relief|alleviat|ameliorat|protect|prevent|improv|eas(?:e|ed"
    r"|ing)\b|lessen|revers|mitigat"
    r"|treat|manag|help|wean|suppress|less\b|fewer\b|lower(?:ed|s)?\b|cut\b)\w*",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:less|lower|weaker|fewer|reduced|little|minimal)\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b|\bstopping\b|\bcessation\b", re.IGNORECASE)
# A title that says what was looked into does not say what was found.
_TOPIC = re.compile(
    r"\b(?:liability|potential|assess\w*|evaluat\w*|risks?\s+of|test(?:ing|ed)|\w+\?|review"
    r"|profile|perceptions?)(?!\w)",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"[\w)]-?\s?(?:associated|induced|related)\b|\bdue\s+to\b|\bcaused\s+by\b", re.IGNORECASE
)
_ASKED_ABOUT = re.compile(
    r"^\W*(?:review|overview|history|description)\s+of\b|\b(?:aim\w*|to\s+(?:assess|evaluate"
    r"|investigate|examine|determine|explore)|whether|hypothes\w+)\b",
    re.IGNORECASE,
)


def judge(question: Question, said: tuple[Said, ...], *, denied: bool) -> Judgement:
    """Judge a claim of harm, or (`denied`) of its absence: any report of it weighs."""
    if asks.only_risk(question.claim):
        return _only(question, said) or aside("says nothing of a risk")
    reported = Stance.CONTRADICTS if denied else Stance.SUPPORTS
    patterns = families.harm_words(asked_harms(question.claim), question.claim.outcome)
    votes = [v for s in said for v in _votes(question, s, said, patterns, reported)]
    votes = [v for v in votes if v.said.part is not Part.TITLE] or votes
    named = [n for s in said for n in question.thing.find(s.text)]
    if denied or not _concluded(votes):
        seen = [v for v in votes if v.stance is reported]
        votes = seen or votes
    found = settle(votes, question.mismatch_of(named))
    return found or aside("says nothing of the harm")


def _only(question: Question, said: tuple[Said, ...]) -> Judgement | None:
    """ "The main risk is X": a report of X speaks for it, of any other harm against it."""
    named = content(asks.only_risk(question.claim)) - question.thing.stems
    votes = []
    for vote in (
        v for s in said for v in _votes(question, s, said, families.harm_words((), ""), _FOR)
    ):
        if vote.stance is _FOR and vote.direct:
            same = bool(named & content(vote.said.text))
            votes.append(
                Vote(
                    _FOR if same else _AGAINST,
                    vote.said,
                    "another risk" if not same else "that risk",
                )
            )
    return settle(votes)


def asked_harms(claim: Claim) -> tuple[str, ...]:
    """Name the harm families a claim is about: by its outcome, else by its words."""
    if claim.outcome:
        return families.harms(claim.outcome)
    return families.harms(claim.text)


def _concluded(votes: Sequence[Vote]) -> bool:
    return any(v.said.part is Part.CONCLUSION for v in votes)


def _votes(
    question: Question,
    said: Said,
    record: tuple[Said, ...],
    patterns: Sequence[re.Pattern[str]],
    reported: Stance,
) -> Iterator[Vote]:
    if said.part in {Part.SETTING, Part.METHOD} or _ASKED_ABOUT.search(said.text):
        return
    if said.part is Part.TITLE and _TOPIC.search(said.text) and not _CAUSED.search(said.text):
        return
    about = bool(question.thing.find(said.text)) or _subject(question, record)
    for clause in clauses(said.text) if about else ():
        found = next((m for p in patterns for m in p.finditer(clause.text)), None)
        if found is None or not _own(question, clause.text, found):
            continue
        stance = _stance(clause, found, reported)
        named = question.thing.find(clause.text)
        if stance is reported and named and all(n.compared for n in named):
            stance = Stance.MIXED
        if stance:
            yield Vote(stance, said, f"harm ({found.group()})", _mismatch(question, said))


def _subject(question: Question, record: tuple[Said, ...]) -> bool:
    return any(question.thing.find(s.text) for s in record[:2])


def _mismatch(question: Question, said: Said) -> tuple[str, ...]:
    return question.mismatch_of(question.thing.find(said.text))


def _own(question: Question, clause: str, found: re.Match[str]) -> bool:
    """Whether the harm is the thing's own: not the condition it is given for, nor another's."""
    if _PAST.search(clause[: found.start()]):
        return False
    head = HEAD.search(clause, found.start())
    if head is None or head.start() > found.end():
        return not _TREATED.search(clause[: found.start()][-40:])
    if _NO_REPORT.search(clause[head.end() :]):
        return False
    sense = question.target.senses.of(clause, head)
    if _CAUSED.search(clause) and sense is not Sense.REFLEX:
        return True
    if sense in {Sense.REFLEX, Sense.LEAVING, Sense.ASKED, Sense.OTHER}:
        return False
    before = clause[: found.start()]
    less = _LESS.search(before[-30:]) and _THAN.search(clause[found.end() :])
    return sense is Sense.OWN or bool(less) or not _TREATED.search(before)


def _stance(clause: Clause, found: re.Match[str], reported: Stance) -> Stance | None:
    """Whether the clause reports the harm, denies it, or says it is less than elsewhere."""
    opposite = Stance.SUPPORTS if reported is Stance.CONTRADICTS else Stance.CONTRADICTS
    before, after = clause.text[: found.start()], clause.text[found.end() :]
    denied = bool(
        _DENIED.search(before) or _AFTER_DENIED.search(after)
    ) or found.group().lower().startswith("non")
    if _NOT_DENIED.search(clause.text):
        denied = False
    if _PARTIAL.search(clause.text):
        return Stance.MIXED
    if clause.reported:
        return reported if denied and clause.refuted else None
    if not denied and _LESS.search(before[-30:]) and _THAN.search(after):
        return Stance.MIXED
    return opposite if denied else reported
