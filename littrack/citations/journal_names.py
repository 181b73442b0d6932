"""The journals an article names, told from places, newspapers and schools by how they are said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack.citations.gazetteer import MONTHS, PLACES, YEAR
from littrack.citations.known_journals import is_name, name_end
from littrack.citations.study_descriptors import FILLED, STUDY, SURNAME, Sign, year_of
from littrack.citations.vocabulary import HEALTH, PEOPLE
from littrack.lexicon import any_word, word_lists

_WORD = r"(?:[A-Z]|[a-z]{1,4}(?=[A-Z]))[\w&'+-]*(?:\.(?=\s[A-Z]|,\s\d|\)|\s?\d))?"
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NEXT = rf"(?!(?:{MONTHS}|{_DAYS})\b){_WORD}"
_RUN = rf"{_WORD}(?:(?:\s(?:of|and|in(?!\s{PLACES}\b)|on|for|&|the|de|la))*\s{_NEXT})*"
_NAME = rf"(?:{_WORD}(?:\s(?:of\s)?{_NEXT})*(?:,\s{_NEXT})+,?\s(?:and|&)\s{_NEXT}|{_RUN})"
JOURNAL = rf"(?:the\s)?(?P<journal>{_NAME})"
_WHEN = (
    rf"(?:(?:,?\s\(?(?:in\s)?(?:early\s|late\s)?(?:(?:{MONTHS})\.?,?\s(?:\d{{1,2}},?\s)?)?"
    rf"(?P<year>{YEAR})\b\)?)(?!\s(?:\w+\s)?{PEOPLE}\b))?"
)
_KIND = (
    r"(?:(?:the|an?)\s(?:[\w-]+\s){0,4}?(?:journals?|servers?),?\s"
    r"|the\s[a-z][\w-]+\s(?=(?:[A-Z]\w+\s){0,4}Journal\b)"
    r"|(?:this|last)\s(?:week|month|year)'s\s(?:issue\sof\s)?)?"
)
_OUT = r"(?:publish(?:ed|ing)?|appear(?:s|ed|ing)?|printed|featured|posted|released|out|carried)"
_SAID = (
    r"(?:report(?:s|ed|ing)?|wr(?:ote|ites?|iting|itten)|describ(?:ed?|es|ing)|detail(?:ed|s|ing)"
    r"|said|not(?:ed|es|ing)|outlin(?:ed|ing)|argu(?:ed|es|ing)|conclud(?:ed|es|ing)|show(?:ed|n)"
    r"|found|present(?:ed|ing))"
)
# Names known the world over, and the words that only a journal's name begins with or holds.
_KNOWN = re.compile(
    r"\b(?:Journal|Annals|Archives|Lancet|JAMA|BMJ|NEJM|PNAS|PL[oO]S|BMC|Cochrane Database|[JC]MAJ"
    r"|Proceedings|Frontiers in|Acta|[a-z]+Rxiv|arXiv|New England|Ann|Arch|Proc|Eur J|Am J|Br J"
    r"|Int J|J(?= [A-Z][a-z]+))\b"
)
_ALONE = re.compile(r"(?:The )?(?:Nature|Science|Cell)\b")
_FIELD = re.compile(
    r"(?:\w+(?:olog(?:y|ies)|iatrics?|iatry|ics|[ts]ion|ity|osis|itis|pathy|therap(?:y|ies))"
    r"|Reports?|Letters|Reviews?|Bulletin|Transactions|Advances|Trends|Opinions?|Research"
    r"|Medicines?|Open|Disorders|Therapeutics|Health|Care|Sciences?|Communications|Quarterly"
    r"|Affairs|Med|Res|Ther|Sci|Nutr|Clin|Psychol|Pharmacol|Toxicol|Biol|Chem|Surg"
    r"|Dis|Practice|Issues|International|Education|Studies|Nutrients|Chest|Thorax|Appetite"
    r"|Neuron|Vaccines?|Menopause|Toxins|Molecules|Plants|Foods?)$"
)
_STOPS = (
    r"(?=$|[,.;:()\]]|\s(?:(?:found|finds|showed|shows|reports?|reported|suggests?|suggested|says"
    r"|said|concluded|linked|links|that|last|this|has|have|had|is|was|were)\b|in\s\d|on\s[A-Z]|by\s))"
)
PRESS = any_word(word_lists("studies")["newspapers"], capitals=True)
_BODY = any_word(word_lists("studies")["no_journal"], capitals=True)
_OTHER = re.compile(rf"(?:{PLACES}|{MONTHS}|{_DAYS}|I|We|It|He|She|They)\b")
_ENDS = re.compile(
    r"(?=$|[,.;:)\]\"']|\s(?:[(\[]|--|(?:of|on|in|by|last|this|that|earlier|and|or|has|have|had"
    r"|was|were|is|are|which|with|as|to|under|from|found|came|put|gave|led|saw|made|set|drew|did|agree|show|find|suggest|report|confirm|say|how|that"
    r"|then|also|recently|claims?|says?|\w+(?:ed|ing|shows|finds|links|suggests|ests|orts)"
    r"|shows|finds|links|ties|adds)\b))"
)
# PubMed writes "Journal of substance abuse treatment": small words, up to what ends the name.
_SMALL = r"(?!(?:an?|the|its|their|it|they|he|she|we|that|who|which|has|have|had|was|were)\b)"
_LOWER = re.compile(
    rf"(?:(?<=Journal)|(?<=Annals)|(?<=Archives)|\sjournal)\sof(?:\s{_SMALL}[a-z]+){{1,7}}?{_STOPS}"
    rf"|\s(?:and|of)(?:\s{_SMALL}(?!\w+(?:ed|ing|ly)\b)[a-z]+){{1,4}}?{_STOPS}"
)
_PATTERNS = (
    # published online last year in (the journal) X; appeared this month in X
    (re.compile(rf"\b{_OUT}{FILLED},?\s(?:in|on|to)\s{_KIND}{JOURNAL}{_WHEN}"), "open"),
    # writing in X, reported in X
    (re.compile(rf"\b(?i:{_SAID}){FILLED},?\s(?:in|on)\s{_KIND}{JOURNAL}{_WHEN}"), "field"),
    # the journal X, a medical journal, X
    (re.compile(rf"\b(?:[Tt]he\s)?(?:[\w-]+\s)?[jJ]ournal,?\s(?!of\b){JOURNAL}{_WHEN}"), "open"),
    # a study in X, another in X, a letter to X
    (
        re.compile(
            rf"\b(?:(?![Rr]esearch)(?i:{STUDY})|(?:(?:19|20)\d\d\s)?(?:another|one|other|second"
            r"|third)|letters?|commentary|editorials?)(?:\s\([^()]*\))?\s(?:in|from|to)\s"
            rf"{_KIND}{JOURNAL}{_WHEN}"
        ),
        "field",
    ),
    # a study by two doctors in X
    (
        re.compile(
            rf"\b(?![Rr]esearch){STUDY}\sby\s[^.;:,()]{{3,50}}?\s(?P<at>in)\s{JOURNAL}{_WHEN}"
        ),
        "field",
    ),
    (re.compile(rf"\b(?:in|on)\s{_KIND}{JOURNAL}{_WHEN}"), "known"),
    # writing in X; published its findings in X
    (re.compile(rf"\b(?i:writing)\sin\s{_KIND}{JOURNAL}{_WHEN}"), "open"),
    (
        re.compile(
            r"\b(?:published|reported)\s(?:its|their|his|her|the|these|an?)\s[^.;:,()]{3,60}?\s"
            rf"(?P<at>in)\s{_KIND}{JOURNAL}{_WHEN}"
        ),
        "open",
    ),
    # reported in the October issue of X
    (
        re.compile(
            rf"\b(?:(?:{_SAID}|{_OUT})\sin\s)?(?:(?:the|this|its|an?)\s(?:[\w-]+\s){{0,3}}?)?"
            rf"issue\sof\s(?:the\sjournal\s)?{JOURNAL}{_WHEN}"
        ),
        "open",
    ),
    # Smith and colleagues in X
    (
        re.compile(
            rf"\b(?:colleagues|co-?workers|co-?authors|al\.|\({YEAR}\))\s(?P<at>in)\s{JOURNAL}{_WHEN}"
        ),
        "field",
    ),
    # X published a study (in 2010)
    (
        re.compile(
            rf"\b(?:The\s|the\s)?(?P<journal>{_RUN})\s(?:has\s|had\s)?(?:\w+ly\s)?(?:published"
            rf"|carried|printed|ran|released)\s(?:an?|one|the|two)\s(?:[\w-]+\s){{0,4}}?{STUDY}"
            rf"(?:,?\s(?:in|from)\s(?P<year>{YEAR})\b)?"
        ),
        "stated",
    ),
    # X and its year in brackets
    (re.compile(rf"[(\[]{JOURNAL},?\s(?P<year>{YEAR})(?:[;:,][^)\]]*)?[)\]]"), "field"),
    # an author, X and its year in brackets
    (
        re.compile(
            rf"[(\[](?P<author>{SURNAME})(?:\s[A-Z]{{1,3}}\b)?,\s{JOURNAL}[,.]?\s(?P<year>{YEAR})"
        ),
        "field",
    ),
    # X after its authors, in brackets
    (
        re.compile(
            rf"(?<=et al\.,\s)(?:(?P<year2>{YEAR})[,;]?\s)?{JOURNAL}(?:[,.]?\s(?P<year>{YEAR}))?"
            r"(?=\s?[;,)\]])"
        ),
        "open",
    ),
)


_AFTER = re.compile(_WHEN)
_RUNNING = re.compile(_RUN)


def run_end(text: str, start: int) -> int | None:
    """Where a run of capitals that may be a journal's name ends: "Mint Letters"."""
    run = _RUNNING.match(text, start)
    return run.end() if run is not None and _is_journal(run[0], "open") else None


def year_after(text: str, end: int) -> tuple[int, int | None]:
    """Where a journal's name ends with the year that follows it, and that year."""
    when = _AFTER.match(text, end)
    year = year_of(when) if when else None
    return (when.end(), year) if when and year else (end, None)


def tells_a_journal(name: str) -> bool:
    """Whether a name holds what only a journal's name holds: "Journal", "Annals"."""
    return _KNOWN.search(name) is not None and not PRESS.search(name)


def journals(text: str) -> Iterator[Sign]:
    """Yield the journals that a sentence names as the place of a study."""
    for found in _COCHRANE.finditer(text):
        yield Sign(*found.span(), journal=COCHRANE, year=year_of(found))
    for pattern, trust in _PATTERNS:
        for found in pattern.finditer(text):
            name, end = _name(text, found)
            known = trust != "known" and name_end(text, found.start("journal")) == end
            if known or (_is_journal(name, trust) and _fits(text, found, end, trust)):
                close, year = _dated(text, found, end)
                start = found.start("at" if "at" in pattern.groupindex else 0)
                author = found.groupdict().get("author") or ""
                yield Sign(start, close, journal=name, year=year, author=author)


def _dated(text: str, found: re.Match[str], end: int) -> tuple[int, int | None]:
    """Where a journal's name ends with its year, and the year: after it, else before it."""
    when = _AFTER.match(text, end)
    close = found.end() if end == found.end("journal") else max(end, when.end() if when else 0)
    before = re.findall(rf"\b{YEAR}\b", text[found.start() : found.start("journal")])
    year = year_of(found) or (year_of(when) if when else None)
    return close, year or (int(before[-1]) if before else None)


def _name(text: str, found: re.Match[str]) -> tuple[str, int]:
    """The name, cut where another journal's begins: "JAMA and The Lancet" are two."""
    start, end = found.span("journal")
    owner = text.find("'s ", start, end) + len("'s ")  # "Wednesday's Annals of Mint"
    if owner > start and name_end(text, owner) is not None:
        start = owner
    if (known := name_end(text, start)) is not None and known >= end:
        return text[start:known], known
    for cut in re.finditer(r"\s(?:and|in)\s(?=(?:the\s)?(?P<rest>.+))", text[start:end]):
        first, rest = text[start : start + cut.start()], cut["rest"]
        other = _KNOWN.match(rest.removeprefix("The ")) or is_name(rest)
        if other and _is_journal(first, "field"):
            end = start + cut.start()
            break
    if lower := _LOWER.match(text, end):
        end = lower.end()
    name = text[start:end]
    return name.rstrip(".,"), start + len(name.rstrip(".,"))


def _is_journal(name: str, trust: str) -> bool:
    if PRESS.search(name):
        return False
    if _KNOWN.search(name) or (trust in {"stated", "field"} and is_name(name)):
        return True
    if (
        _OTHER.match(name.removeprefix("The "))
        or _BODY.search(name)
        or trust in {"known", "stated"}
    ):
        return False
    return trust == "open" or bool(_of_field(name))


def _of_field(name: str) -> bool:
    words = name.split()
    first, last = words[0], words[-1]
    named = _FIELD.match(last) or _ALONE.match(name) or re.fullmatch(r"[^,]+ & [^,]+", name)
    return bool(named or HEALTH.fullmatch(last) or HEALTH.fullmatch(first))


def _fits(text: str, found: re.Match[str], end: int, trust: str) -> bool:
    """Whether what follows the name lets it be one: "Medicare patients" are no journal."""
    tail = text[end:]
    if trust in {"known", "stated"} or found["year"]:
        return True
    return not re.match(rf"\s(?:\w+\s)?{PEOPLE}\b", tail) and bool(_ENDS.match(tail))


COCHRANE = "Cochrane Database of Systematic Reviews"
_COCHRANE = re.compile(
    rf"\b(?:published|conducted|issued|made)\s(?:by|in)\s(?:the\s)?Cochrane(?:\s(?:Collaboration"
    rf"|Library|group))?(?!\s[A-Z])(?:\sin\s(?P<year>{YEAR})\b)?"
)
SHORT = re.compile(
    r"(?:The )?(?:JAMA(?: [A-Z]\w+)*|(?:The )?Lancet(?: [A-Z]\w+)*|BMJ(?: Open)?|NEJM|PNAS"
    r"|PL[oO]S [A-Z]\w+|Nature(?: [A-Z]\w+)*|BMC [A-Z]\w+|.*\bJournal\b.*)"
)
