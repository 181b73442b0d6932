"""Names in a sentence: bare of articles and owners, short forms with their long ones."""

from __future__ import annotations

import re

from littrack.claims.clauses import Parsed

_ABBREVIATION = re.compile(r"((?:[\w-]+\s){1,7})\(([A-Z][A-Za-z-]{1,7})s?\)")


def abbreviations(text: str) -> dict[str, str]:
    """Find "opioid withdrawal symptoms (OWS)": the short form -> the long one."""
    found: dict[str, str] = {}
    if "(" not in text:
        return found
    for each in _ABBREVIATION.finditer(text):
        words = each[1].split()
        letters = [c.lower() for c in each[2] if c.isupper()]
        long = words[-len(letters) :]
        initials = [w[0].lower() for w in re.split(r"[\s-]", " ".join(long))][-len(letters) :]
        if letters[1:] and initials == letters:
            found[each[2]] = " ".join(long)
    return found


_HEADED = re.compile(
    r"((?:[a-z][\w-]*\s){1,3})(symptoms|withdrawal|disorder|disease|pain|infection|injury"
    r"|syndrome|alkaloids|compounds|variants?)\b"
)
_STOP = re.compile(
    r"^(?:.*\b(?:of|the|a|an|in|for|with|and|or|to|these|this|such|common|intense|is|are|from"
    r"|as|any|some|ease|reduce|by|on|that)\s)"
)


def phrases_with_head(parsed: Parsed) -> list[str]:
    """Noun phrases a later "these symptoms" may point back to."""
    low = parsed.text[:1].lower() + parsed.text[1:]
    found = []
    for each in _HEADED.finditer(low):
        before = _STOP.sub("", each[1])
        if before.strip():
            found.append(f"{before}{each[2]}")
    return found


_SHARE = re.compile(
    r"^(?:(?:teas|tables|s)poon(?:ful)?s?|glass(?:es)?|cups?|handful|pinch|dash|shots?|mugs?|bit"
    r"|slices?|pieces?) of "
    r"|^(?:(?:more than|less than|about|around|nearly|over|up to) )?"
    r"(?:[\d.,]+ ?(?:%|percent)|most|many|some|half|a third|a quarter) of (?:the )?",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?:eating|drinking|mixing|combining|finding|screening|inviting|sleeping|walking|smoking"
    r"|switching|stopping|starting|adding|reducing|increasing|avoiding|quitting|skipping"
    r"|lowering)"
    r"(?: [\w'-]+){1,5}",
    re.IGNORECASE,
)
_DOSED = re.compile(
    r"(?:[\w-]+ ){0,2}(?:dos(?:es?|age)|amounts?|use|supplements|withdrawal|overdose|deficiency"
    r"|lack|shortage|absence"
    r"|levels) (?:of|from) [\w-]+(?: [\w-]+){0,2}",
    re.IGNORECASE,
)


# A name with "of" in it: "oil of oregano", "extract of artichoke".
_MADE_OF = re.compile(
    r"(?:[\w-]+ )?(?:oil|extract|tincture|essence|milk|cream|flowers?|juice|syrup|salts?)"
    r" of [\w-]+",
    re.IGNORECASE,
)


def bare(phrase: str) -> str:
    """A noun phrase without its article, its owner's mark and what follows a preposition."""
    phrase = re.sub(
        r"^(?:each|every|last|this) (?:year|day|week|month|night) ", "", phrase, flags=re.IGNORECASE
    )
    phrase = re.sub(
        r"^(?:the|a|an|this|that|these|those|our|its|their|his|her|my|your)\s",
        "",
        phrase,
        flags=re.IGNORECASE,
    )
    phrase = _SHARE.sub("", phrase)
    if doing := _DOING.match(phrase):
        return doing[0]
    if dosed := _DOSED.match(phrase) or _MADE_OF.match(phrase):
        return dosed[0]
    phrase = re.split(r"\s(?:of|in|for|from|with|on|by|to|at|is|are)\s|,|\(", phrase)[0]
    return re.sub(r"'s?(?=\s|$).*", "", phrase).strip(" \"'")


def possessive(owner: str) -> str:
    """Give "kratom's", "statins'"."""
    return owner + ("'" if owner.endswith("s") else "'s")


def last_word(long: str) -> str:
    return re.escape(long.rsplit(maxsplit=1)[-1])
