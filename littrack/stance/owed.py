"""Whether a harm named beside a thing is the thing's own: not what people had, nor another's."""

from __future__ import annotations

import re

from littrack.stance import roles
from littrack.stance.denial import less
from littrack.stance.question import Question
from littrack.stance.senses import HEAD, Sense

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
_TREATED = re.compile(
    r"\b(?:reduc|attenuat|reliev|relief|alleviat|ameliorat|protect|prevent|improv|eas(?:e|ed"
    r"|ing)\b|lessen|revers|mitigat"
    r"|treat|manag|help|wean|suppress|less\b|fewer\b|lower(?:ed|s)?\b|cut\b)\w*",
    re.IGNORECASE,
)
_BY_ANOTHER = re.compile(
    r"[\w-]+[\s-](?:associated|induced|related|attributable)\s+(?:(?!(?:with|to|by)\b)\w+\s+){0,2}$",
    re.IGNORECASE,
)
# The last word before a harm that says which way things went.
_TURNS = re.compile(
    r"\b(?:(?P<less>(?:reduc|decreas|lower|attenuat|prevent|protect|mitigat|fewer|less\b|invers"
    r"|negatively|declin|alleviat|ameliorat|improv)\w*)|(?:increas|rais|higher|greater|elevat|caus"
    r"|induc|lead|led|result|develop|experienc|trigger|report|had\b|more\b|worse|not\b|no\b)\w*)",
    re.IGNORECASE,
)
_AROUND = 60  # characters around a cancer in which its rise would be told
_CANCER = re.compile(r"cancer|tumou?r|malignan", re.IGNORECASE)
_ARISES = re.compile(
    r"\b(?:risk|incidence|caus|induc|develop|promot|odds|hazard|death|mortality|attributable"
    r"|carcinogen|associated|link|lead|led\b|result)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\bagainst\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_LOWERED = re.compile(
    r"[^;]{0,140}?\b(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:lower|reduced|decreased|less|fewer)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
CAUSED = re.compile(
    r"[\w)]-?\s?(?:associated|induced|related)\b|\bdue\s+to\b|\bcaused\s+by\b", re.IGNORECASE
)
SUPPOSED = re.compile(
    r"\b(?:provided|if|whether|unless|believ\w*|perceiv\w*|concern\w*|worr\w*|until|trust\w*"
    r"|aware\w*|knowledge|assessment\s+of|monitoring\s+of|hesitan\w*|thought|felt|opinion)\b",
    re.IGNORECASE,
)


def elsewhere(question: Question, clause: str, found: re.Match[str]) -> bool:
    """Whether the harm is what the people had, what another brought on, or what was lessened."""
    before = clause[: found.start()]
    other = _BY_ANOTHER.search(before)
    if other and not question.thing.find(other.group()):
        return True
    if SUPPOSED.search(before) or _had_cancer(clause, found):
        return True
    if _AGAINST.search(before) or _LOWERED.match(clause[found.end() :]):
        return True
    turns = list(_TURNS.finditer(before))
    lessened = turns and turns[-1]["less"] and not _THAN.search(clause, found.end())
    return bool(lessened) or (not HEAD.match(found.group()) and roles.whose(clause, found))


def _had_cancer(clause: str, found: re.Match[str]) -> bool:
    """Whether a cancer is one that people have, and not one that is brought on."""
    around = clause[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    return bool(_CANCER.match(found.group())) and not _ARISES.search(around)


_EXAMINED = re.compile(
    r"\b(?:evaluat|assess|monitor|collect|examin|analy[sz]|compar|measur|investigat|consider)\w*\s+"
    r"(?:for\s+|the\s+|any\s+|all\s+)?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)


# Figures that interact tell of no harm.
_STATISTICAL = re.compile(
    r"\binteractions?\s+(?:with|between|of|were|was|effects?)\b[^;]*\bon\s+", re.IGNORECASE
)


def own(question: Question, clause: str, found: re.Match[str]) -> bool:
    """Whether the harm is the thing's own: not the condition it is given for, nor another's."""
    before = clause[: found.start()]
    if _PAST.search(before) or _EXAMINED.search(before) or _STATISTICAL.search(before):
        return False
    head = HEAD.search(clause, found.start())
    if head is None or head.start() > found.end():
        return not _TREATED.search(before[-40:])
    if _NO_REPORT.search(clause[head.end() :]):
        return False
    sense = question.target.senses.of(clause, head)
    if CAUSED.search(clause) and sense is not Sense.REFLEX:
        return True
    if sense in {Sense.REFLEX, Sense.LEAVING, Sense.ASKED, Sense.OTHER}:
        return False
    lessened = _TREATED.search(before) and not less(before, clause[found.end() :])
    return sense is Sense.OWN or not lessened
