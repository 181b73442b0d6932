"""Who does what in a clause: the thing acts, or it is moved, measured, a background, a setting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from littrack.stance.things import Named

_WORDS = r"(?:[\w%'’-]+\s+)"
# "less X was needed", "a reduction in X use": what is moved is the thing itself.
_MOVED = re.compile(
    r"\b(?:reduc\w*|decreas\w*|lower(?:s|ed|ing)?|less|fewer|more|higher|greater|increas\w*|rais\w*"
    r"|improv\w*|attenuat\w*|suppress\w*|diminish\w*|elevat\w*|enhanc\w*|promot\w*|spar(?:e|ed|ing)"
    r"|rescue|need(?:s|ed)?\s+for|requirements?\s+for|proportion\s+of|rates?\s+of"
    r"|frequency\s+of|lack\s+of)\s+"
    r"(?:(?!(?:by|with|after|from|through|via|using|following|than|due|while|when|if|on|for)\b)"
    r"[\w%'’-]+,?\s+){0,7}$",
    re.IGNORECASE,
)
_WAS_MOVED = re.compile(
    r"\s+(?:consumption|us(?:e|age)|requirements?|doses?|intake|prescri\w+|administration)\b"
    r"[^;]{0,140}?\b(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:reduc|lower|decreas|increas|higher|less\b"
    r"|more\b|spared)\w*",
    re.IGNORECASE,
)
_EXPOSURE = re.compile(
    rf"\s*{_WORDS}{{0,4}}(?:was|were|is|are|may\s+be)?\s*(?:\w+ly\s+)?"
    r"(?:associat|relat|link|correlat|predict|tied|led|leads|result|caus)\w*",
    re.IGNORECASE,
)
# There, and not what was tried.
_ASIDE = re.compile(
    r"\b(?:add(?:ed|ition|-on|ing)?\s+(?:of\s+)?(?:[\w-]+\s+){0,4}?to|adjunct\w*\s+to|adjuvant\s+to"
    r"|background(?:\s+of)?|at\s+rest\s+and\s+(?:on|during|after|with)"
    r"|respon(?:se|d\w*)\s+to|resistan\w+\s+to|refractory\s+to|intoleran\w+\s+to|sensitiv\w+\s+to"
    r"|adherence\s+to|access\s+to|barriers\s+to|attitudes?\s+(?:to|towards?)|knowledge\s+of"
    r"|alternatives?\s+to|instead\s+of|rather\s+than|substitut\w+\s+for|demand\s+for|without"
    r"|naive\s+to|history\s+of|previous|prior|during|before|throughout|throughout\s+the"
    r"|adjust\w*\s+for|controll\w*\s+for|independent\w*\s+of|regardless\s+of|irrespective\s+of"
    r"|as\s+well\s+as|not\s+(?:us|tak|receiv)ing|not\s+on|desire\s+to|belief\s+that|expect\w*|same\s+\w+\s+as|similar\s+to|comparable\s+(?:to|with)|equal\s+to|as\s+\w+\s+as"
    r"|silenc\w*|knock\w*|inhibition\s+of|block\w*\s+of)\s+"
    r"(?:(?!(?:and|or|with|by|that|which|was|were|had|who)\b)[\w%'’,-]+\s+){0,3}$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|with|after|following|under|using|via|through|receiv\w*|tak(?:e|es|ing|en)|took|given"
    r"|us(?:e|es|ing|ed)|from|due\s+to|thanks\s+to|attribut\w*\s+to|exposed\s+to"
    r"|(?:patients?|those|people|women|men|participants|subjects|when|while|children|adults)\s+on"
    r"|(?:effect\w*|efficacy|benefits?|use|users|addition|role|impact|influence|actions?|intake"
    r"|administration|treatment|therapy|supplementation|consumption|activity|propert\w+|doses?"
    r"|amounts?|potential|potency|evidence|trials?|studies|value|superiority|ability)"
    r"\s+(?:of|for)|in\s+favou?r\s+of)\s+(?:(?!(?:and|or|than|versus|vs)\b)[\w%'’,()-]+\s+){0,4}$",
    re.IGNORECASE,
)
_IN_GROUP = re.compile(
    r"\b(?:in|for|among|between)\s+(?:(?!(?:than|versus|vs)\b)[\w%'’-]+\s+){0,3}$", re.IGNORECASE
)
_TAKERS = re.compile(
    r"[\s-]*(?:treated\s+)?(?:groups?|arms?|users?|drinkers|consumers|smokers|recipients|takers"
    r"|patients|participants)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"[\s-]*(?:\w+[\s-]+){0,2}?(?:groups?|arms?|users?|drinkers|consumers|smokers|recipients|takers"
    r"|treated|exposed|patients|participants|rats|mice|animals|than\b|compared|versus|vs\b"
    r"|therapy|treatment|supplement\w*|training|programs?|programmes?|condition\b)",
    re.IGNORECASE,
)


def agents(
    clause: str, named: Sequence[Named], spot: tuple[int, int], word: tuple[int, int]
) -> list[Named]:
    """The names of the thing that may be said to have moved the target, by where they stand."""
    return [n for n in named if _acts(clause, n, spot, word)]


def moved(clause: str, named: Named) -> bool:
    """Whether the clause tells what became of the thing's own use, not what the thing did."""
    if named.asked:
        return False
    if _WAS_MOVED.match(clause, named.end):
        return True
    if _IN_GROUP.search(clause[: named.start]) and _TAKERS.match(clause, named.end):
        return False
    return bool(_MOVED.search(clause[: named.start])) and not _EXPOSURE.match(clause, named.end)


# An operation is what a trial is done around, more often than what it tries.
_PROCEDURE = re.compile(
    r"surger|replacement|arthroplast|ectomy\b|plasty\b|otomy\b|transplant|bypass|operation|births?\b"
    r"|deliver|(?:c|ca)esarean|biops|extraction",
    re.IGNORECASE,
)
_AROUND_IT = re.compile(
    r"\b(?:after|following|during|before|undergo\w*|in|for)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)


def background(clause: str, named: Named) -> bool:
    """Whether the thing is only there: what something was added to, a setting, a past."""
    before = clause[: named.start]
    operated = _PROCEDURE.search(clause[named.start : named.end]) and _AROUND_IT.search(before)
    return bool(operated or _ASIDE.search(before))


_LIKE_IT = re.compile(
    r"[\s-]*(?:analog\w*|derivativ\w*|congener\w*|prodrugs?|like\b|mimetic\w*)",
    re.IGNORECASE,
)


def likened(clause: str, named: Named) -> bool:
    """Whether another thing is described by this one: "an X analogue", "X-like"."""
    return bool(_LIKE_IT.match(clause, named.end))


def idle(clause: str, named: Named) -> bool:
    """Whether the thing does nothing here: not given, itself moved, or only there."""
    return (
        not named.given
        or likened(clause, named)
        or moved(clause, named)
        or background(clause, named)
    )


# "induced by Y": what stands before is not what did it; "reduced by half" is.
_BY_OTHERS = re.compile(r"\s+by\s+(?!\d|half|about|up\s+to|an?\s+(?:mean|average)|nearly|almost)")


# "On X, Y raised the pulse", "a protective effect of Y under X", "Y went with less pain after X".
_SETTING = re.compile(
    r"\W*(?:on|in|during|under|with|at|after)\s+(?:(?!(?:was|were|is|are)\b)[\w%'’/-]+\s+){0,4}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"[^,]{0,30},\s+(?!(?:there|we|it|a|an|both|all|no|significant\w*|patients|participants|people"
    r"|subjects|those|they|mean|the\s+(?:patients|participants|subjects|group))\b)[\w-]+\s+"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_EFFECT_OF = re.compile(
    r"\b(?:effects?|efficacy|benefits?|role|impact|influence|action)\s+of\s+"
    r"(?!(?:the|this|these|such|treatment|therapy|supplement\w*|intervention)\b)"
    r"(?P<whom>(?:(?!(?:was|were|is|are|on|in|under|for|by)\b)[\w-]+\s+){1,4})",
    re.IGNORECASE,
)
# "Did not alter the effect of X": another was tried on what X does.
_ON_ITS_EFFECT = re.compile(
    r"\b(?:alter|affect|chang|modif|potentiat|enhanc|augment|attenuat|block|antagoni|revers|inhibit"
    r"|reduc|increas|prolong|diminish|abolish|prevent)\w*\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:effects?|actions?|activity|response|potency)\s+(?:of|to|produced\s+by|induced\s+by)\s+"
    r"(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_GOES_WITH = re.compile(r"\b(?:associated|correlated|linked)\s+(?:with|to)\b", re.IGNORECASE)


def another_acts(clause: str, named: Named, spot: tuple[int, int], word: tuple[int, int]) -> bool:
    """Whether the clause names another that acts, and the thing only as the setting."""
    if _ON_ITS_EFFECT.search(clause[: named.start]):
        return True
    other = _EFFECT_OF.search(clause[: named.start])
    if other and other.end("whom") < named.start:
        return True
    if named.end <= word[0]:
        between = clause[named.end : word[0]]
        led = _SETTING.fullmatch(clause[: named.start]) and word[1] <= spot[0]
        return bool(led and _SUBJECT.fullmatch(between))
    return bool(_GOES_WITH.search(clause[: word[0]])) and named.start >= spot[1]


def _acts(clause: str, named: Named, spot: tuple[int, int], word: tuple[int, int]) -> bool:
    if idle(clause, named) or another_acts(clause, named, spot, word):
        return False
    if named.end <= word[0] or named.start <= spot[0] <= named.end:
        return not _BY_OTHERS.match(clause, word[1])
    before = clause[: named.start]
    return bool(
        _BY.search(before)
        or (_IN_GROUP.search(before) and _GROUP.match(clause, named.end))
        or (named.end <= spot[0] and named.start <= word[1])
    )


_PEOPLE = (
    r"(?:patients?|people|persons?|adults?|children|women|men|participants|those|individuals"
    r"|subjects|survivors|veterans|population|mice|rats|adolescents|infants|elderly)"
)
_WITH = re.compile(
    rf"\b{_PEOPLE}\s+(?:\w+\s+){{0,2}}(?:with|of|suffering\s+from|affected\s+by"
    r"|hospitali[sz]ed\s+(?:for|with)"
    rf"|treated\s+for|who\s+(?:had|have))\s+(?:(?!(?:who|had|were|was|and\s+had)\b)[\w-]+,?\s+){{0,5}}$"
    r"|\b(?:studies|trials|research|reviews?)\s+(?:on|in|of)\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:history|diagnosis|presence|severity|prevalence)\s+of\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:-\d+)?(?:[\s-]+(?:stage|type|grade|[IV]+|\d))?[\s-]*"
    r"(?:(?:\([^)]*\)\s*)?(?:patients?|survivors?|cells?|screening|treatment|therap\w+|prevention"
    r"|prophylaxis|care\b|diagnos\w+|clinics?|registr\w+|units?|cent(?:er|re)s?|management|pandemic"
    r"|era\b|outbreaks?|lockdowns?|crisis|period\b|research|cohorts?|trials?|rehabilitation|models?"
    r"|lines?|surgery|guidelines?|awareness|communit\w+|services?|specialists?|related|wards?"
    r"|vaccin\w+|imaging|genes?|prognosis|biomarkers?|medic\w+|relief))",
    re.IGNORECASE,
)
_CAUSE_AFTER = re.compile(
    r"^(?![^.;]{0,40}\bnot\b)[^.;]{0,40}\b(?:due\s+to|caused\s+by|induced\s+by|after|following|associated\s+with"
    r"|attribut\w+|secondary\s+to|related\s+to|from)\b",
    re.IGNORECASE,
)


def whose(clause: str, found: re.Match[str]) -> bool:
    """Whether a trouble is only what the people had, or what a place or a trial is for."""
    if _KIND.match(clause, found.end()):
        return True
    had = _WITH.search(clause[: found.start()])
    return bool(had) and not _CAUSE_AFTER.match(clause[found.end() :])


_INTERVAL = re.compile(
    r"\b(?:CI|interval)\W{0,3}(?:\(?CI\)?)?\W{0,3}(?P<low>\d+\.\d+)\s*(?:-|–|—|to|,|;)\s*"
    r"(?P<high>\d+\.\d+)",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:a?RR|a?OR|a?HR|IRR|ratios?|relative\s+risk|fold)\b", re.IGNORECASE)
_REACH = 160  # characters after a finding in which its interval stands


def within_chance(clause: str, found: re.Match[str]) -> bool:
    """Whether the first ratio given for a finding has an interval that holds one."""
    told = clause[max(0, found.start() - _REACH // 2) : found.end() + _REACH]
    interval = _INTERVAL.search(told, found.end() - max(0, found.start() - _REACH // 2))
    if interval is None or not _RATIO.search(told[: interval.start()]):
        return False
    return float(interval["low"]) < 1 < float(interval["high"])
