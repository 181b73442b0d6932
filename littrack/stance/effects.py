"""Which way a clause says that something moved: better, worse, up, down, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from littrack.stance import asserted


class Way(StrEnum):
    """What a clause says happened."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    NULL = "no difference"


def _verbs(stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE | re.VERBOSE)


_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    (
        Way.WORSE,
        _verbs(
            r"worsen\w* | exacerbat\w* | aggravat\w* | deteriorat\w* | detrimental | triggered "
            r"| poorer\b | worse\b"
            r"| persist(?:ing|ed|ent)\b"
        ),
    ),
    (
        Way.BETTER,
        _verbs(
            r"reliev\w* | relief\b | alleviat\w* | ameliorat\w* | eas(?:e|es|ed|ing)\b "
            r"| sooth\w* | improv\w*"
            r"| benefi\w* | help(?:s|ed|ful|ing)?\b | effective(?:ly|ness)?\b | efficac\w* "
            r"| mitigat\w* | treats?\b"
            r"| treatment\s+of\b | manag(?:e|es|ed|ing)\b | therapeutic\w* | cure[sd]?\b "
            r"| resol(?:v\w*|ution)"
            r"| recover\w* | protect\w* | prevent\w* | anxiolytic\w* | antidepressant\b "
            r"| sedative\b | utility\b"
            r"| promis(?:e|ing)\b | superior\b | better\b | anti-?inflammatory\b | works?\b(?!ers)"
        ),
    ),
    (
        Way.DOWN,
        _verbs(
            r"reduc\w* | decreas\w* | lower(?:s|ed|ing)?\b | lessen\w* | less\b | fewer\b "
            r"| diminish\w* | declin\w*"
            r"| attenuat\w* | suppress\w* | inhibit(?:s|ed|ing)?\b | block(?:s|ed|ing)?\b "
            r"| abolish\w* | cuts?\b | drop(?:s|ped)?\b(?!-)"
            r"| fell\b | fall\b | minimi[sz]\w* | shorten\w* | shorter\b | smaller\b "
            r"| weaken\w* | revers(?:e|ed|es|al)\b"
        ),
    ),
    (
        Way.UP,
        _verbs(
            r"increas\w* | grow(?:s|ing|n|th)?\b | elevat\w* | higher\b | greater\b | rais(?:e"
            r"|es|ed|ing)\b | rose\b "
            r"| rises?\b | enhanc\w*"
            r"| augment\w* | gave\b | gives?\b | provid(?:e|es|ed)\b | exert\w* | display\w* "
            r"| elicit\w* | prolong\w* | longer\b | (?<![-\w])induc(?:e|es|ed|ing)\b "
            r"| (?<!all-)caus(?:e|es|ed|ing)\b(?!\s+(?:by|of)) "
            r"| produc(?:e|es|ed|ing)\b"
            r"| lead(?:s|ing)?\s+to | led\s+to | provok\w* | precipitat(?:e|es"
            r"|ed)\b(?!\s+(?:withdrawal|morphine)) | boost\w* | promot\w*"
        ),
    ),
)
_NOT_BEFORE = re.compile(
    r"""\b(?: not | no | nor | never | neither | without | cannot | fail(?:s|ed)?\s+to | unable\s+to
    | lack(?:s|ed|ing)?(?:\s+of)? | absence\s+of | little | did\s*n[o']t | does\s*n[o']t
    | ineffective
    | insufficient | unclear | unknown | inconclusive )\b(?:\s+(?!only\b)[\w%-]+){0,5}\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NULL = re.compile(
    r"""\b(?: no\s+(?:\w+\s+){0,2}(?:difference|effect|change|improvement|benefit|reduction
      |increase|decrease
        |association|impact|evidence|advantage)s?
    | (?:did|does|do|was|were|is|are)\s+not\s+(?:\w+\s+){0,2}(?:differ(?:ent)?|changed?
    |affect(?:ed)?|improved?|reduced?|increased?|decreased?|lower(?:ed)?|altered|alter|superior|effective
    |associated|alleviated?|relieved?|better)
    | (?:not|non)[\s-]{0,2}significant(?:ly)? | ineffective | no\s+more\s+effective | no\s+better
    | similar\s+(?:to|between|in\s+both|across) | comparable\s+(?:to|with)\s+(?:\w+\s+)?placebo
    | unchanged
    | failed\s+to | lack\s+of\s+(?:\w+\s+)?(?:efficacy|effect|benefit|improvement)
    | not\s+(?:\w+\s+){0,2}(?:support|recommend|superior|effective|better)
    | (?:was|were|is|are|be|been)\s+not\s+(?:\w+ly\s+|been\s+)?(?:confirmed|observed|found|seen
      |demonstrated|shown|detected|evident|apparent|noted|replicated|achieved)(?!\s+to\b) )\b
    | \bp\s*[=>]\s*0?\.(?:0[5-9]|[1-9])\d*""",
    re.IGNORECASE | re.VERBOSE,
)
# "higher doses", "lower intake" say nothing of a target that stands elsewhere.
# Words that name target and effect at once count for their own target only.
_ITSELF = re.compile(r"anxiolytic\w*|antidepressant|sedative|anti-?inflammatory", re.IGNORECASE)
_COMPARATIVE = re.compile(
    r"(?:higher|lower|greater|less|fewer|better|longer|shorter|poorer|worse|smaller|superior)",
    re.IGNORECASE,
)
# "analgesia ... and lowered withdrawal": a verb with its own object says nothing of what
# stands before it.
_OWN_OBJECT = re.compile(
    r"\s+(?!(?:significantly|markedly|substantially|slightly|by|from|in|with|after|at|on|over"
    r"|compared|to|more|and|or|but"
    r"|during|among|than|within|when|following|for|as|while|only|across|between|until|through\w*"
    r"|against)\b)[a-z]",
    re.IGNORECASE,
)
_SIGHT = 90  # characters between a target and what is said of it
_CLOSE = 30
_REACH = 25
_WAS = re.compile(
    r"\b(?:was|were|is|are|became|scored|significantly|also|remained)\s*(?:\w+\s+)?$", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\b(?:for|than|by|to|among|from|when|that|if|levels?)\b", re.IGNORECASE)
# What people take a thing for is not yet what it does for them, unless they say so.
_PURPOSE = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|t(?:ake|ook|aken|aking)|dr(?:ink|ank|unk|inking)|consum\w*"
    r"|ingest\w*|turn\w*|motiv\w*"
    r"|reasons?|s(?:eek|ought|eeking))\b[^.;]*\b(?:to|for)\s+(?:\w+\s+(?:\w+\s+)?(?:and|or)\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SHOWN_TO = re.compile(
    r"\b(?:found|shown|seem\w*|appear\w*|able|ability|fail\w*|tend\w*|known|help\w*|potential"
    r"|reported|likely)\s+to\s+$",
    re.IGNORECASE,
)
# A title that names a treatment does not say that it works; one with a verb of change does.
NOMINAL = re.compile(
    r"treatment\s+of|therapeutic\w*|efficac\w*|effective\w*|benefi\w*|utility|manag\w*|promis\w*"
    r"|relief|help\w*|better"
    r"|superior|recovery|protection|prevention|works",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|sa(?:y|ys)|report\w*|cited|cit(?:e|es)|rated|felt|found|perceiv\w*|effective\w*)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot\s+only\b|\bno\s+(?:serious\s+)?adverse\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a clause says of a target, the word that says it, and where that stands."""

    way: Way
    word: str
    at: tuple[int, int] = (0, 0)


def effect(
    clause: str, target: re.Match[str], names: Sequence[tuple[int, int]] = ()
) -> Effect | None:
    """Find the word of change nearest to the target; one that is denied says "no difference".

    `names`: where the thing is named; a word within its name says nothing of what it does.
    """
    clause = asserted.plain(_NOT_ONLY.sub(lambda m: " " * len(m.group()), clause))
    found = [
        (way, m)
        for way, m in _changes(clause)
        if _near(m, target) and _moves(clause, way, m, target) and _own_target(m, target)
        if not any(start < m.end() and m.start() < end for start, end in names)
    ]
    way, word = min(found, key=lambda f: _distance(f[1], target), default=(None, None))
    null = _null(clause, word, target)
    if null:
        return Effect(Way.NULL, null.group(), null.span())
    if way is None or word is None:
        return None
    if _NOT_BEFORE.search(clause[: word.start()]):
        return Effect(Way.NULL, word.group(), word.span())
    if asserted.turned(clause, word):
        way = _TURNED.get(way, way)
    return Effect(way, word.group(), word.span())


_TURNED = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.WORSE: Way.BETTER, Way.BETTER: Way.WORSE}


@lru_cache(maxsize=1 << 12)
def _changes(clause: str) -> tuple[tuple[Way, re.Match[str]], ...]:
    """Find every word of change; a clause comes back with every target and every claim."""
    return tuple((way, m) for way, pattern in _WAYS for m in pattern.finditer(clause))


@lru_cache(maxsize=1 << 12)
def _nulls(clause: str) -> tuple[re.Match[str], ...]:
    return tuple(_NULL.finditer(clause))


def null_before(clause: str, target: re.Match[str]) -> bool:
    """Whether "no difference" is said right before the target."""
    return any(0 <= target.start() - m.end() <= _SIGHT for m in _nulls(clause))


def _null(clause: str, word: re.Match[str] | None, target: re.Match[str]) -> re.Match[str] | None:
    """Find a "no difference" that is said of the word of change, or else of the target."""
    for null in _nulls(clause):
        if word and null.start() < word.end() and word.start() - null.end() <= _CLOSE:
            return null
        if null.start() >= target.end() and null.start() - target.end() <= _SIGHT:
            if word is None or word.start() < target.end() or null.start() < word.start():
                return null
        elif 0 <= target.start() - null.end() <= (_CLOSE if word else _SIGHT) and (
            word is None or word.end() <= null.start()
        ):
            return null
    return None


def _near(word: re.Match[str], target: re.Match[str]) -> bool:
    return -_SIGHT <= word.start() - target.end() <= _SIGHT or (
        0 <= target.start() - word.end() <= _SIGHT
    )


def _own_target(word: re.Match[str], target: re.Match[str]) -> bool:
    return not (_ITSELF.fullmatch(word.group()) and _distance(word, target))


def ways(text: str) -> frozenset[Way]:
    """Name the directions a text speaks of, improvement and worsening among them."""
    return frozenset(way for way, pattern in _WAYS if pattern.search(text))


def _moves(clause: str, way: Way, word: re.Match[str], target: re.Match[str]) -> bool:
    """Whether a word of change can be said of the target, by what stands around them."""
    if _PURPOSE.search(clause[: word.start()]) and not _TOLD.search(clause):
        return False
    if asserted.only_time(clause, word, target):
        return False
    if asserted.meant(clause, word) or asserted.marks_people(clause, word, target):
        return False
    if clause[: word.start()].endswith(" or ") and _COMPARATIVE.fullmatch(word.group()):
        return False  # "six months or longer" measures, and compares nothing
    if word.end() <= target.start():
        return _reaches(clause, way, word, target)
    return target.end() > word.start() or _said_of(clause, word, target)


def _reaches(clause: str, way: Way, word: re.Match[str], target: re.Match[str]) -> bool:
    """Whether a word before the target is about it, and not about something in between."""
    between = clause[word.end() : target.start()]
    if _COMPARATIVE.fullmatch(word.group()) and (
        len(between) > _REACH or asserted.of_spread(between)
    ):
        return False
    return way not in {Way.UP, Way.DOWN} or not _ELSEWHERE.search(between)


def _said_of(clause: str, word: re.Match[str], target: re.Match[str]) -> bool:
    """Whether a word after the target is said of it: "pain was reduced", "pain decreased by"."""
    before = clause[: word.start()]
    if before.endswith(" to ") and not _SHOWN_TO.search(before):
        return False
    if asserted.own_object(clause, word):
        return False
    between = clause[target.end() : word.start()]
    if _COMPARATIVE.fullmatch(word.group()):
        return bool(_WAS.search(between)) and not asserted.of_spread(between)
    noun = NOMINAL.fullmatch(word.group()) and word.start() - target.end() <= 1
    return bool(noun or not _OWN_OBJECT.match(clause, word.end()) or _WAS.search(before))


def better(found: Effect, *, good: bool) -> Way:
    """Say what a movement means for a target that is good to have, or bad."""
    turned = {Way.UP: Way.BETTER, Way.DOWN: Way.WORSE}
    if not good:
        turned = {Way.UP: Way.WORSE, Way.DOWN: Way.BETTER}
    return turned.get(found.way, found.way)


def _distance(word: re.Match[str], target: re.Match[str]) -> int:
    if word.start() < target.end() and target.start() < word.end():
        return 0
    if word.end() <= target.start():
        return target.start() - word.end()
    return 2 * (word.start() - target.end()) + 1
