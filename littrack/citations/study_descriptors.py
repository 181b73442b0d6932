"""The single signs by which a study is named: who, when, at which meeting, in which trial."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from littrack.citations.gazetteer import MONTHS, PLACES, YEAR
from littrack.citations.known_journals import is_name
from littrack.citations.words import words
from littrack.lexicon import any_word, word_lists

_TIME = (
    r"(?:now|online|first|recently|today|yesterday|earlier|late|early|just|ahead of print"
    r"|(?:last|this|next|that|the same|in the)\s(?:week|month|year|spring|summer|fall|autumn"
    rf"|winter|{MONTHS})|on\s\w+day"
    rf"|(?:in|on)\s(?:early\s|late\s)?(?:\d{{1,2}}\s)?(?:{MONTHS}\s?)?(?:\d{{1,2}},?\s)?{YEAR}"
    rf"|in\s(?:{MONTHS})|in\s(?:the|an?)\s(?:[\w.-]+\s){{0,4}}(?:issue|edition)\sof"
    r"|(?:as\s)?an?\s(?:[\w-]+\s){0,2}(?:letter|article|paper|report|study|supplement))"
)
FILLED = rf"(?:,?\s{_TIME})*"
STUDY = (
    r"(?:trials?|stud(?:y|ies)|meta-?analys[ie]s|reviews?|surveys?|case (?:report|series)"
    r"|analys[ie]s|experiments?|investigations?|papers?|articles?|reports?|research|preprints?)"
)
_NOT_STUDY = (
    r"(?!\s(?i:cards?|groups?|guides?|drugs?|boards?|cent(?:er|re)s?|institutes?|periods?|versions?"
    r"|runs?|teams?|compan(?:y|ies)|firms?|arms?|lawyers?|chemicals?|of \w+ products)\b|-)"
)
_STOP = (
    r"(?:of|in|on|at|by|for|from|with|to|and|or|but|that|which|who|whose|is|are|was|were|be|been"
    r"|has|have|had|do|does|did|can|may|might|will|would|should|an?|the|this|these|those|its|than"
    r"|as|if|when|while|into|about|after|before|over|under|not|no|it|he|she|they|we|you|found"
    r"|shows?|showed|says?|said|published|according)"
)
NOUN_PHRASE = re.compile(
    rf"\b(?i:(?P<det>an?|one|the|this|that|another|its|their|his|her|our|two|three|several|both"
    rf"|these|whose)\s)"
    rf"(?P<mods>(?:(?!(?i:{_STOP})\b)[\w'.+&/-]+,?\s){{0,8}}?)"
    rf"(?P<design>(?i:(?:clinical |pilot |cohort |case |field |animal |human |controlled "
    rf"|systematic |scoping |literature )?{STUDY}))\b{_NOT_STUDY}"
    rf"(?:\s(?:from|of|in)\s(?P<year>{YEAR})\b|\s\((?P<year2>{YEAR})\))?"
)
_BARE = re.compile(rf"\b(?P<design>(?i:{STUDY}|findings|results))\b{_NOT_STUDY}")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing said of a study, where it is said; a weak one names a study only beside others."""

    start: int
    end: int
    design: str = ""
    journal: str = ""
    year: int | None = None
    author: str = ""
    trial: str = ""
    meeting: str = ""
    weak: bool = False
    title: str = ""
    source: str = "study"
    written: bool = False


def year_of(found: re.Match[str]) -> int | None:
    """The year a match holds, in whichever of its groups."""
    said = found.groupdict()
    return next((int(said[k]) for k in ("year", "year2", "year3") if said.get(k)), None)


_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:['’][A-Z])?[a-zß-ɏ][\w'’-]*"
SURNAME = rf"(?:\b(?:van|von|de|der|den|di|da|la|le|al|el)\s){{0,2}}{_CAP}"
_OPENER = (
    r"(?!(?:As|In|On|At|By|For|When|While|But|Yet|And|Both|Like|Since|Although|Though|However|Later"
    r"|Here|Then|Also|Because|If|Where|Similarly|Recently|Finally|Indeed|The|This|That|These|First"
    r"|Second|Third|Meanwhile|Moreover|Furthermore|Additionally|What|Why|How|See|From|With|After"
    r"|Before|According|Study|Trial|Researchers?|Scientists?|Authors?|Per|To|So|Or|Earlier)\b)"
)
_GIVEN = rf"(?:{_OPENER}{_CAP}|[A-Z]\.(?:\s?[A-Z]\.)*)"
_PERSON = rf"(?:(?:Drs?|Prof(?:essor)?|Sir|Dame)\.?\s)?(?P<author>(?:{_GIVEN}\s){{0,3}}{SURNAME})"
_FULL = (
    r"(?:(?:Drs?|Prof(?:essor)?|Sir|Dame)\.?\s)?"
    rf"(?P<author>(?:(?:{_GIVEN}|[A-Z]{{1,2}}\b)\s){{1,3}}{SURNAME})"
)
_AND = rf"(?:,\s{SURNAME})*,?\s(?:and|&)\s{SURNAME}"
_GROUP = (
    r"(?:,?\set\.?\sal\b\.?|,?\s(?:and|&)\s(?:(?:his|her|their)\s(?:\w+\s)?(?:team|group)"
    r"|(?:(?:his|her|their)\s)?(?:\w+\s)?"
    r"(?:colleagues|co-?workers|co-?authors|collaborators|associates|others(?=,?\s[(\[\d]))))"
)
_ORG = (
    r"(?:the\s)?[A-Z][\w&'.-]*"
    rf"(?:(?:,?\s(?:of|and|in|at|for|the|&))*\s(?!{MONTHS}\b)[A-Z][\w&'-]*)*"
)
_NOBODY = re.compile(
    rf"(?:{PLACES}|{MONTHS}|Figure|Fig|Table|Since|Until|Updated?|Reviewed|Copyright|Chapter"
    r"|Version|Part|Section|Volume|Vol|Issue|Edition|Founded|Established|Season"
    r"|Accessed|Retrieved|The)\b"
)
_AUTHORS = (
    # one with others: "et al.", "and colleagues", with the year in brackets or after a verb
    re.compile(
        rf"{_PERSON}(?:,\s{SURNAME})*{_GROUP}(?:,?\s?[(\[](?P<year>{YEAR})[a-z]?[)\]]"
        rf"|,?\s(?P<year2>{YEAR})[a-z]?\b|\s\w+\sin\s(?P<year3>{YEAR})\b)?"
    ),
    # two or three of them before a year in brackets
    re.compile(
        rf"(?<!\b[Ii]n )(?<!\bat )(?<!\bfrom )(?<!\bnear )\b(?P<author>{SURNAME}){_AND}"
        rf"\s?[(\[](?P<year>{YEAR})[a-z]?[)\]]"
    ),
    # one alone before a year in brackets, and then what was found
    re.compile(
        rf"(?<!\b[Ii]n )(?<!\bat )(?<!\bfrom )(?<!\bthe )(?<!\bThe )"
        r"(?<![A-Z&] )(?<!\bwith )(?<!\busing )"
        rf"(?:(?<=^)|(?<=[a-z,;] )|(?<=\. ))(?P<author>{SURNAME})\s?\((?P<year>{YEAR})[a-z]?\)"
        r"(?=\s(?:\w+ly\s)?(?:found|show|report|observ|demonstrat|conclud|suggest|argu|test"
        r"|examin|review|studied|compar|describ|stat|investigat)|,\swho\s)"
    ),
    # found by them in a year
    re.compile(
        r"\b(?:shown|found|reported|described|drawn|observed|demonstrated|reached|noted|proposed"
        rf"|tested|studied|replicated|confirmed)\sby\s{_PERSON}(?:{_AND})?\sin\s(?P<year>{YEAR})\b"
    ),
    # all of it in brackets, several of them parted by ";"
    re.compile(
        rf"(?:(?<=[(\[])|(?<=;\s)|(?<=\(see\s)|(?<=e\.g\.,\s))(?P<author>{SURNAME})"
        rf"(?:{_AND}|,?\set\sal\.?)?,?\s(?P<year>{YEAR})[a-z]?(?=[;)\]])"
    ),
)
_LED = re.compile(
    rf"\b(?:(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:[\w-]+\s){{0,4}}?(?:team|group)\s)?led\sby\s{_FULL}"
    rf"(?:,?\s(?:of|at|from)\s{_ORG})?"
)
_FIRST = (
    r"(?:(?:the\s)?(?:(?:lead|senior|first|study|main|corresponding)\s(?:study\s)?"
    r"(?:co-)?(?:author|investigator|researcher)|(?:an?\s)?(?:co-)?author\sof\sthe\s"
    r"(?:study|paper|review)|who\sled\sthe\s(?:study|trial|research|work)))"
)
_LEAD = re.compile(
    rf"\b(?i:{_FIRST}),?\s{_FULL}|\b{_FULL.replace('author', 'author2')},\s(?i:{_FIRST})"
)
_WRITING = re.compile(
    rf"{_PERSON}(?:{_AND})?(?=,\s(?:reporting|writing|who\s(?:reported|wrote))\b)"
)
_DATED = re.compile(
    r"\b(?:published|released|posted|appeared|issued|reported|conducted|done|concluded|found|showed"
    rf"|wrote|warned|noted|made)\s(?:online\s|back\s)?in\s(?:{MONTHS}\s)?(?P<year>{YEAR})\b"
    rf"|\b[Ii]n\s(?P<year2>{YEAR})(?=\sby\s[A-Z])"
)
_OWN = re.compile(
    rf"\b(?P<author>{_OPENER}{SURNAME})['’]s\s(?:own\s)?(?:research\s)?(?:group|team|lab(?:oratory)?)\b"
)
_AT = re.compile(
    r"\b(?:(?i:researchers|scientists|investigators|doctors|physicians|psychologists"
    r"|epidemiologists|neuroscientists|biologists|chemists|nutritionists)|(?:[Aa]n?|[Tt]he)\s"
    r"(?:[\w-]+\s){0,2}?(?:team|research\sgroup))(?:\s(?:led|based))?\s(?:at|from|of)\s"
    rf"(?P<author>{_ORG})"
)
INSTITUTION = any_word(word_lists("studies")["workplaces"], capitals=True)
_ROLE = (
    r"(?:(?:the|an?)\s(?:[\w-]+\s){0,3}?"
    r"(?:[a-z]+(?:ists?|ians?|ers|cher|tors?|ors)|groups?|charity)\s)"
)
_BY = re.compile(
    rf"(?i:\b(?:{STUDY}|work|findings))(?:,?\s(?:conducted|carried\sout|done|made|written))?\s"
    r"(?P<how>from|by|at|out\sof)\s"
    rf"(?:(?:researchers|scientists|investigators|a\steam|experts)\s(?:at|from|of)\s|{_ROLE})?"
    rf"(?P<author>{_ORG})\b(?!\set\sal)"
)
_WITHIN = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Nn]ew)\s(?:(?P<year>{YEAR})\s)?(?:[a-z-]+\s){{0,2}}(?P<author>"
    r"[A-Z][\w'-]+(?:\s(?:of|at|for)\s(?:the\s)?[A-Z][\w'-]+|\s[A-Z][\w'-]+)*)"
    rf"\s(?:[a-z-]+\s){{0,2}}?{STUDY}\b"
)
_TWO_WORDS = re.compile(rf"{_CAP}\s(?:[A-Z]\.\s)?{_CAP}")
_CAPS = r"(?:[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*(?:\s\d{1,2})?|[A-Z]{2,}-?\w*\d)"
_TRIAL = re.compile(
    rf"\b[Tt]he\s(?:(?P<year>{YEAR})\s)?(?:(?!{_STOP}\b)[a-z][\w-]*\s){{0,3}}?"
    rf"(?P<trial>{_CAPS})"
    r"\s(?:(?!(?:trials?|study|cohort)\b)[a-z-]+\s){0,2}?(?:trials?|study|cohort)\b"
    rf"|\b[Tt]he\s(?:(?!{_STOP}\b)[a-z][\w-]*\s){{0,2}}?(?P<trial2>(?:[A-Z][\w'’-]*\s)"
    r"(?:(?:on|of|and|in)\s(?=[A-Z])|[A-Z][\w'’-]*\s)*"
    r"(?:Study|Trial|(?<=Health )Initiative|Cohort)\b(?:\s(?:I{1,3}|[1-9])\b)?)"
    r"(?:\s\([A-Z]{3,}\))?"
    rf"|\b(?:trial|study)(?:,|,?\s(?:called|named|dubbed|known\sas))?\s\(?(?P<trial3>(?!\w*\d{{5}}){_CAPS})(?=[,)])"
)
_NO_TRIAL = re.compile(
    rf"(?:{PLACES}|A|An|In|This|That|One|Another|Our|Their|New|Recent|Each|Clinical|Cochrane|Pilot)\b"
)


_PAIR = 2  # words of "Xenobiotica 2020"


def signs(text: str) -> Iterator[Sign]:
    """Yield the people, places of work, meetings and trial names a sentence names studies by."""
    for pattern in (*_AUTHORS, _OWN):
        for found in pattern.finditer(text):
            if not _NOBODY.match(found["author"]):
                yield _signed(found)
    for found in _LED.finditer(text):
        yield Sign(*found.span(), author=found["author"])
    yield from _beside(text)
    yield from _places_of_work(text)
    yield from _trials(text)
    for found in _TITLED.finditer(text):
        yield Sign(*found.span("quoted"), title=found["title"].rstrip(" .,"))


_TITLED = re.compile(
    r"\b(?:en)?titled:?,?\s(?P<quoted>[\"'](?P<title>[A-Z][^\"]{18,250}?)[\"'])(?=\W|$)"
)


def _beside(text: str) -> Iterator[Sign]:
    """What names a study only beside other signs: a first author, who writes, a year."""
    for found in _LEAD.finditer(text):
        yield Sign(*found.span(), author=found["author"] or found["author2"], weak=True)
    for found in _WRITING.finditer(text):
        yield Sign(found.start(), found.end("author"), author=found["author"], weak=True)
    for found in _DATED.finditer(text):
        yield Sign(*found.span(), year=year_of(found), weak=True)


def _signed(found: re.Match[str]) -> Sign:
    """Who wrote it and when; a name in brackets that is a journal's says where."""
    start, end = found.span()
    who, year = found["author"].strip(" ,"), year_of(found)
    bracketed = found.string[start - 1 : start] in {"(", "["}
    if bracketed and len(found[0].split()) == _PAIR and is_name(who):
        return Sign(start, end, journal=who, year=year)
    return Sign(start, end, author=who, year=year)


def _places_of_work(text: str) -> Iterator[Sign]:
    for found in _AT.finditer(text):
        if not _NOBODY.match(found["author"].removeprefix("the ")):
            yield Sign(*found.span(), author=found["author"].rstrip(" .,"))
    for found in _WITHIN.finditer(text):
        if INSTITUTION.search(found["author"]) and " " in found["author"]:
            yield Sign(*found.span(), design="study", author=found["author"], year=year_of(found))
    for found in _BY.finditer(text):
        if _in_name(text, found.start()):
            continue
        who = found["author"].rstrip(" .,")
        known = INSTITUTION.search(who)
        person = found["how"] == "by" and _TWO_WORDS.match(who.removeprefix("the "))
        alone = found["how"] == "by" and not (known or person)
        if (known or person or alone) and not _NOBODY.match(who.removeprefix("the ")):
            yield Sign(found.start("how"), found.start("author") + len(who), author=who, weak=alone)


def _in_name(text: str, start: int) -> bool:
    """Whether a study word ends a name: the "Research" of "Brain Disease Research at"."""
    before = text[:start].split()
    return text[start].isupper() and bool(before) and before[-1][0].isupper()


def _trials(text: str) -> Iterator[Sign]:
    for found in _TRIAL.finditer(text):
        name = found["trial"] or found["trial2"] or found["trial3"]
        if name not in words("initials") and not _NO_TRIAL.match(name):
            yield Sign(*found.span(), trial=name, year=year_of(found), design="trial")


_GATHERED = re.compile(
    r"\b(?:of|pool(?:ed|ing)|includ(?:ed|ing)|combin(?:ed|ing)|cover(?:ed|ing)|across)"
    r"\s(?:[\w,-]+\s){0,3}$"
)  # "a review of 14 trials" is the review
_PEOPLES = re.compile(r"\w+(?:ish|ese|ian|ican|ean)$|(?:German|French|Dutch|Greek|Swiss|Thai)$")


def studies(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the phrases that speak of a study, each with the name that stands inside it."""
    ends = set()
    for found in NOUN_PHRASE.finditer(text):
        ends.add(found.end("design"))
        yield found, _inner(found["mods"])
    for found in _BARE.finditer(text):
        if found.end() not in ends and not _GATHERED.search(text, 0, found.start()):
            yield found, ""


def _inner(mods: str) -> str:
    """The capitalised words among those before "study": "2022 PLoS ONE", "large Harvard"."""
    words = [w for w in re.findall(r"[A-Z][\w'&-]*", mods) if not _PEOPLES.match(w)]
    return " ".join(words)
