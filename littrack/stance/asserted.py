"""Whether a word of change is said of the target at all: no purpose, predictor or adjective."""

from __future__ import annotations

import re

from littrack.stance.stems import content

# "Pain in induced arthritis", "reverse T3": the word tells of which kind, not of what happened.
_ADJECTIVES = re.compile(
    r"\b(?:on|against|in|of|to|the|with|from)\s+(?:\w+ly\s+)?(?P<made>induced)\s"
    r"|(?<!to\s)(?<!can\s)(?<!could\s)(?<!may\s)(?<!might\s)(?<!not\s)(?<!will\s)(?<!would\s)"
    r"(?<!ly\s)\b(?P<kind>reverse)\s",
    re.IGNORECASE,
)
# "Given to prevent pain", "treatment to lessen pain": what it was for, not what it did.
_IN_ORDER_TO = re.compile(
    r"\b(?:given|administer\w+|administration|prescri\w+|appl(?:ied|ying|ication)|design\w+|intend\w+"
    r"|aim\w*|perform\w+|treatments?|therap(?:y|ies)|supplementation|infusions?|injections?"
    r"|interventions?|program\w*|trials?|attempt\w*|tr(?:y|ied|ying)|goal|purpose|order|prophylaxis)\s+"
    r"(?:(?!(?:was|were|is|are|has|have|had|can|could|may|seem\w*|appear\w*|found|shown|able"
    r"|effective\w*|likely|fail\w*|not)\b)[\w-]+\s+){0,3}?to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
# "Those who had a greater fall in pain were likelier to sleep": a mark of people, no effect.
_WHO_HAD = re.compile(
    r"\bwho\s+(?:had|have|has|experienc\w+|report\w*|show\w*|achiev\w+|maintain\w+)\s+"
    r"(?:[\w%.-]+\s+){0,5}$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:were|was|are|is|had|have|has)\b", re.IGNORECASE)
# Changes that are themselves held back: "blunted the rise in", "the fall was prevented".
_CHANGE = re.compile(
    r"(?:increas\w*|ris(?:e|es)|elevations?|decreas\w*|reductions?|declin\w*|falls?|drops?|growth"
    r"|worsening|improvements?|recovery)\b",
    re.IGNORECASE,
)
_HELD_BACK = (
    r"(?:attenuat|prevent|block|blunt|abolish|inhibit|suppress|lessen|limit|diminish|minimi[sz]"
    r"|counteract|revers|oppos|halt|avert|dampen|reduc|decreas|mitigat|ameliorat)\w*"
)
_HOLDS = re.compile(
    rf"\b(?:{_HELD_BACK}|delay\w*|slow(?:s|ed|ing)?|impair\w*|smaller|less(?:er)?|lower|slower|weaker)\s+(?:in\s+)?"
    r"(?:(?!(?:and|or|by|with|but|which|that)\b)[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_WAS_HELD = re.compile(
    rf"[^,;.]{{0,60}}?\b(?:was|were|is|are|been)\s+(?:\w+\s+)?(?:{_HELD_BACK}"
    r"|smaller|less|lower|slower)\b",
    re.IGNORECASE,
)
# "A greater improvement in mood": a noun of change with its own "in" says what changed.
_NOUN = re.compile(
    r"(?:improvement|reduction|increase|decrease|decline|relief|rise|fall|drop|elevation|deterioration)s?"
    r"\s+(?:in|of)\s+(?!\d|about|approximately|nearly|up\b|both|all|more|most|some"
    r"|(?:[\w-]+\s+){0,3}(?:groups?|arms?|patients|participants|subjects|women|men|children|animals"
    r"|rats|mice|cases|people|users)\b)[a-z]",
    re.IGNORECASE,
)
# A change or a spread is not the thing that changes: "heart rate change was lower".
_SPREAD = re.compile(
    r"\b(?:chang\w+|variab\w+|fluctuat\w+|variations?|differences?|swings?|response|reactivity)\b",
    re.IGNORECASE,
)

_FROM = re.compile(r"\s+(?:from|of\s+(?:\w+\s+)?function)", re.IGNORECASE)
_NAMES_IT = re.compile(r"treatment\s+of", re.IGNORECASE)
_PRAISE = re.compile(
    r"\b(?:effective\w*|efficac\w*|success\w*|benefi\w*|useful\w*|superior\w*|reliev\w*|improv\w*"
    r"|help\w*|works?|worked|valuable|promis\w*|good|excellent|respon\w+|responded|better|cur(?:e|ed)"
    r"|ineffective|fail\w*|no\s+\w+)\b",
    re.IGNORECASE,
)
# "CL treatment": where the thing itself is not named, another one was given.
_GIVEN = re.compile(
    r"\b(?P<what>[\w-]+)[\s-]+(?:treatment|therapy|supplement(?:ation|s)?|extracts?|administration"
    r"|injections?|infusions?|intake)\b",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"(?:the|this|that|these|our|an?|and|or|of|after|with|by|in|on|during|under|for|to|both|each|all|no"
    r"|active|study|trial|drug|medical|oral|topical|intraven\w+|daily|weekly|monthly|early|late|initial"
    r"|acute|chronic|long|short|term|long-term|short-term|high-dose|low-dose|dose|combin\w+|concomitant"
    r"|continu\w+|repeat\w+|single|\w+-week|\w+-day|\w+-month|weeks?|days?|months?|hours?|years?|end-of"
    r"|post|pre|per|before|until|following|receiv\w+|whether|sham|placebo|standard|usual|first|second"
    r"|\w+ic|\w+al|\w+ary|\w+ive|prior|previous|same|new|effective|herbal|test|\d+)",
    re.IGNORECASE,
)


def plain(clause: str) -> str:
    """A clause with the words blanked that look like a change and only tell of which kind."""
    return _ADJECTIVES.sub(lambda m: " " * len(m.group()), clause)


def meant(clause: str, word: re.Match[str]) -> bool:
    """Whether a change is only what something was given for: "given to reduce pain"."""
    return bool(_IN_ORDER_TO.search(clause[: word.start()]))


def marks_people(clause: str, word: re.Match[str], target: re.Match[str]) -> bool:
    """Whether a change only says which people are spoken of."""
    later = clause[max(word.end(), target.end()) :]
    return bool(_WHO_HAD.search(clause[: word.start()]) and _THEN.search(later))


def turned(clause: str, word: re.Match[str]) -> bool:
    """Whether a change is itself held back, so that the target went the other way."""
    if not _CHANGE.fullmatch(word.group()):
        return False
    if not re.match(r"\s*(?:in|of)\b", clause[word.end() :]) and word.group().endswith("ed"):
        return False
    return bool(_HOLDS.search(clause[: word.start()]) or _WAS_HELD.match(clause, word.end()))


def of_spread(between: str) -> bool:
    """Whether a comparison is of a change or a spread, and not of the thing itself."""
    return bool(_SPREAD.search(between))


def only_treats(clause: str, word: str) -> bool:
    """Whether a clause names what a treatment is for, and says nothing of how it went."""
    return bool(_NAMES_IT.fullmatch(word)) and not _PRAISE.search(clause)


def of_another(clause: str, stems: frozenset[str]) -> bool:
    """Whether a clause that leaves the thing unnamed speaks of another treatment by name."""
    return any(
        not _ANY.fullmatch(m["what"]) and not content(m["what"]) & stems
        for m in _GIVEN.finditer(clause)
    )


def own_object(clause: str, word: re.Match[str]) -> bool:
    """Whether a noun of change says itself what changed, so that nothing before it did."""
    return bool(_NOUN.match(clause, word.start()))


def only_time(clause: str, word: re.Match[str], target: re.Match[str]) -> bool:
    """Whether a "recovery" is the time after a strain, and no recovery from the target."""
    apart = word.end() <= target.start() or target.end() <= word.start()
    return apart and word.group().lower() == "recovery" and not _FROM.match(clause, word.end())
