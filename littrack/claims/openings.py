"""In whom, and how taken, a sentence opens: "In mice, ...", "When taken with food, ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.claims.clauses import Clause, Parsed
from littrack.claims.draft import Draft
from littrack.claims.grammar import sentence
from littrack.claims.words import PEOPLE
from littrack.model import ClaimType

_OPENS = re.compile(
    rf"^\s*(?:(?:but|and|however|still|yet),? )?(?P<how>in|among|for) (?P<whom>(?:the "
    rf"|an? )?(?:[\w%-]+ ){{0,3}}?"
    rf"(?:{PEOPLE}|(?:mouse|rat|animal|rodent|monkey|laboratory|lab|cell|test[- ]tube"
    rf"|in vitro) (?:studies"
    r"|models?|experiments|tests|cultures?|research)|cells?|cell lines|(?:test )?tubes?"
    r"|dish(?:es)?|monkeys|pigs|cats|flies"
    r"|primates)"
    r"(?: (?:with|who|over|under|aged|at|on|taking|of) [^,;]+)?),? (?!who\b)",
    re.IGNORECASE,
)
# How a thing must be taken for what is said of it; blanked where it stands, told at the end.
PROVISO = re.compile(
    r"(?:^|(?<=\w)(?P<comma>, ))(?P<how>(?:only |even )?(?:when|if|once) (?:it is |they are )?"
    r"(?:taken|used|combined|given|applied|consumed|eaten|drunk|swallowed|injected|smoked|mixed"
    r"|paired)\b[^,;]{0,60}), (?=\w)",
    re.IGNORECASE,
)
_ASIDE = frozenset({"but", "while", "whereas", "although", "though"})
_ABOUT_PEOPLE = frozenset(
    {
        ClaimType.EFFICACY,
        ClaimType.HARM,
        ClaimType.NO_HARM,
        ClaimType.COMPARATIVE,
        ClaimType.MECHANISM,
    }
)


def opened(draft: Draft, parsed: Parsed, clause: Clause) -> Draft:
    """The claim with those its sentence opens with, in its words and as its population."""
    found = _OPENS.match(parsed.text)
    own = clause.lead in _ASIDE and clause.subject[0] < clause.subject[1]
    if not found or own or draft.type not in _ABOUT_PEOPLE:
        return draft
    whom = re.sub(r"^(?:the|most|some|many) ", "", found["whom"], flags=re.IGNORECASE)
    if whom.lower() in draft.text.lower():
        return draft
    how = found["how"].lower()
    text = sentence(draft.text.rstrip("."), how, found["whom"])
    return replace(draft, text=text, population=whom)


def provided(draft: Draft, text: str) -> Draft:
    """The claim with the proviso its sentence sets, in its words."""
    found = PROVISO.search(text)
    if not found or draft.type not in _ABOUT_PEOPLE or found["how"].lower() in draft.text.lower():
        return draft
    how = found["how"][:1].lower() + found["how"][1:]
    return replace(draft, text=sentence(draft.text.rstrip("."), how))
