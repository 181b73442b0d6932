"""Other databases' search syntax in a PubMed term: named, with PubMed's form of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from littrack.queries.limits import limit_term
from littrack.queries.spread import spread

Propose = Callable[[re.Match[str]], str]

_OVID_FIELDS = {
    "ti": "ti", "ab": "tiab", "tw": "tiab", "mp": "tiab", "kw": "ot", "kf": "ot", "sh": "mh",
    "hw": "mh", "pt": "pt", "au": "au", "jn": "ta", "jw": "ta", "ot": "tt", "nm": "nm", "rn": "rn",
    "fs": "sh", "xs": "sh", "la": "la", "yr": "dp", "in": "ad", "af": "all", "px": "sh",
}  # fmt: skip
_EMTREE = {"ti": "ti", "ab": "tiab", "kw": "ot", "de": "mh", "au": "au", "jt": "ta", "py": "dp",
           "tn": "tiab", "it": "pt", "la": "la"}  # fmt: skip
_WOS_FIELDS = {"TS": "tiab", "TI": "ti", "AB": "tiab", "AK": "ot", "KP": "mh", "AU": "au",
               "PY": "dp", "SO": "ta", "ALL": "all", "DO": "aid"}  # fmt: skip
_EBSCO_FIELDS = {"TI": "ti", "AB": "tiab", "TX": "all", "SU": "mh", "KW": "ot", "AU": "au",
                 "SO": "ta", "PT": "pt", "PY": "dp"}  # fmt: skip
_SCOPUS_FIELDS = {"TITLE-ABS-KEY": "tiab", "TITLE-ABS": "tiab", "TITLE": "ti", "ABS": "tiab",
                  "KEY": "ot", "AUTHKEY": "ot", "INDEXTERMS": "mh", "ALL": "all"}  # fmt: skip
_WORD = r"\"[^\"]*\"|[\w*$?'-]+"
_GROUP = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_QUOTED = re.compile(r'"[^"]*"')
_NEAR = rf"(?:{_GROUP}|{_WORD})\s+{{}}\s*\d*\s+(?:{_GROUP}|{_WORD})"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing of one database: what it means there, PubMed's form where there is one."""

    database: str
    means: str
    pattern: re.Pattern[str]
    propose: Propose | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A form found in a text, with all its places."""

    form: Form
    places: list[re.Match[str]] = field(default_factory=list)

    @property
    def proposal(self) -> str:
        """PubMed's form of the first place, or "" where there is none."""
        return self.form.propose(self.places[0]) if self.form.propose else ""


def found(text: str) -> list[Use]:
    """List each form that is used, once, with its places; a place is of the first form it fits."""
    quoted = [place.span() for place in _QUOTED.finditer(text)]
    taken: list[tuple[int, int]] = []
    uses = [Use(form) for form in _FORMS]
    for use in uses:
        for place in use.form.pattern.finditer(text):
            if not _crossed(place, taken) and not _within(place, quoted):
                use.places.append(place)
                taken.append(place.span())
    return [use for use in uses if use.places]


def _crossed(place: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return any(place.start() < end and start < place.end() for start, end in taken)


def _within(place: re.Match[str], quoted: Sequence[tuple[int, int]]) -> bool:
    return any(start < place.start() and place.end() < end for start, end in quoted)


def translated(text: str) -> str:
    """Write every form that PubMed has one for in PubMed's syntax, the innermost first."""
    for _ in range(_DEEPEST):
        edits = [
            (place.start(), place.end(), said)
            for use in found(text)
            if use.form.propose
            for place in use.places
            if (said := use.form.propose(place))
        ]
        if not edits:
            return text
        for start, end, said in sorted(edits, reverse=True):
            text = text[:start] + said + text[end:]
    return text


_DEEPEST = 4


# -- PubMed's forms -----------------------------------------------------------------------------


def _heading(tag: str) -> Propose:
    def propose(place: re.Match[str]) -> str:
        name, *_ = place["x"].strip().rstrip("+").split("/")
        return f'"{name.strip()}"[{tag}]'

    return propose


def _tagged(fields: dict[str, str]) -> Propose:
    """Put the field behind every operand of what it is said of."""

    def propose(place: re.Match[str]) -> str:
        names = [name.strip() for name in re.split(r"[,\s]+", place["f"]) if name.strip()]
        tags = [fields[name] for name in names if name in fields]
        tag = "tiab" if {"ti", "tiab"} <= set(tags) else (tags[0] if tags else "tiab")
        return spread(place["x"].strip(), tag)

    return propose


def _near(place: re.Match[str]) -> str:
    return spread(place[0], "tiab")


def _years(place: re.Match[str]) -> str:
    first, last = place["a"], place["b"] if "b" in place.re.groupindex else None
    return f"{first}:{last or 3000}[dp]"


def _after(place: re.Match[str]) -> str:
    return f"{int(place['a']) + (place['sign'] == '>')}:3000[dp]"


# -- the forms ----------------------------------------------------------------------------------


def _form(database: str, means: str, pattern: str, propose: Propose | None = None) -> Form:
    return Form(database, means, re.compile(pattern), propose)


_FORMS = (
    _form("CENTRAL's", "a MeSH heading",
          r"MeSH descriptor:\s*\[?(?P<x>[^\]\n]+?)\]?\s+(?:explode all trees|this term only)",
          _heading("mh")),
    _form("CENTRAL's", "a MeSH heading", r"\[mh\s+\^?\"?(?P<x>[^\]\"]+)\"?\]", _heading("mh")),
    _form("CINAHL's (EBSCO)", "a subject heading", r"\b(?:MH|DE)\s+\"(?P<x>[^\"]+)\"",
          _heading("mh")),
    _form("CINAHL's (EBSCO)", "a main subject heading", r"\b(?:MM|MJ)\s+\"(?P<x>[^\"]+)\"",
          _heading("majr")),
    _form("Embase's", "an Emtree heading", r"'(?P<x>[^'\n]+)'/(?:exp|de)\b(?!/mj)",
          _heading("mh")),
    _form("Embase's", "a main Emtree heading", r"'(?P<x>[^'\n]+)'/(?:exp/)?mj\b", _heading("majr")),
    _form("Embase's", "years", r"\[(?P<a>\d{4})\s*-\s*(?P<b>\d{4})\]/py\b", _years),
    _form("Embase's", "a limit", r"\[(?P<x>[\w ]+)\]/lim\b", lambda place: limit_term(place["x"])),
    _form("Embase's or CENTRAL's", "a field",
          rf"(?P<x>{_GROUP}|'[^'\n]+'|{_WORD}):(?P<f>(?:ti|ab|kw|de|au|jt|tn|it|la)(?:,[a-z]{{2}})*)\b",
          _tagged(_EMTREE)),
    _form("Ovid's", "a MeSH heading with those below it",
          r"\bexp\s+\*(?P<x>[\w][\w ,'()-]*?)/", _heading("majr")),
    _form("Ovid's", "a MeSH heading with those below it",
          r"\bexp\s+\"?(?P<x>[\w][\w ,'()-]*?)\"?/(?:[a-z]{2}(?:,\s*[a-z]{2})*(?![\w/]))?",
          _heading("mh")),
    _form("Ovid's", "a main MeSH heading",
          r"(?<![\w\"\[])\*\"?(?P<x>[A-Z][\w ,'()-]*?)\"?/(?=\W|$)", _heading("majr")),
    _form("Ovid's", "a MeSH heading without those below it",
          r"(?<![\w\"\[/])\"?(?P<x>[A-Z][a-z][\w,'-]*(?: (?!OR\b|AND\b|NOT\b)[\w,'()-]+)*)\"?/"
          r"(?=[\s)]|$)",
          _heading("mh:noexp")),
    _form("Ovid's", "a field",
          rf"(?P<x>{_GROUP}|{_WORD})\.(?P<f>(?:{'|'.join(_OVID_FIELDS)})(?:,\s*[a-z]{{2}})*)(?:\.(?=[\s)\[]|$)|(?=[\s)]|$))",
          _tagged(_OVID_FIELDS)),
    _form("Ovid's", "words near each other", _NEAR.format("(?:adj|ADJ)"), _near),
    _form("Ovid's", "a limit", r"\blimit\s+\d+\s+to\s+[^\n]+"),
    _form("Scopus'", "a field",
          rf"\b(?P<f>{'|'.join(_SCOPUS_FIELDS)})\s*(?P<x>{_GROUP})", _tagged(_SCOPUS_FIELDS)),
    _form("Scopus'", "a year", r"\bPUBYEAR\s*(?P<sign>>|=|AFT)\s*(?P<a>\d{4})", _after),
    _form("Scopus'", "a limit", r"\b(?:LIMIT-TO|EXCLUDE|DOCTYPE|SRCTYPE|LANGUAGE)\s*\([^()]*\)"),
    _form("Web of Science's", "years",
          r"\bPY\s*=\s*(?P<p>\()?(?P<a>\d{4})\s*-\s*(?P<b>\d{4})(?(p)\))",
          _years),
    _form("Web of Science's", "a field",
          rf"\b(?P<f>{'|'.join(_WOS_FIELDS)})\s*=\s*(?P<x>{_GROUP}|{_WORD})", _tagged(_WOS_FIELDS)),
    _form("ProQuest's", "a field", r"\b(?:NOFT|MESH\.EXACT|MAINSUBJECT\.EXACT|su\.exact)\s*\("),
    _form("Embase's, Web of Science's or CENTRAL's", "words near each other",
          _NEAR.format("(?:(?:NEAR|NEXT)(?:/|(?=\\s))|(?:near|next)/)"), _near),
    _form("Scopus'", "words near each other", _NEAR.format("(?:W|PRE)/"), _near),
    _form("CINAHL's (EBSCO)", "words near each other", _NEAR.format("[NW](?=\\d)"), _near),
    _form("CINAHL's (EBSCO)", "a field",
          rf"(?<![\w\"\[])(?P<f>{'|'.join(_EBSCO_FIELDS)})\s+(?P<x>{_GROUP}|(?!AND\b|OR\b|NOT\b){_WORD})"
          r"(?![\w*$?'-]|\s*\[)",
          _tagged(_EBSCO_FIELDS)),
)  # fmt: skip
