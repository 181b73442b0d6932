"""The studies a sentence names: what is said of one study, gathered from all its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack.citations.gazetteer import YEAR
from littrack.citations.journal_names import COCHRANE, PRESS, SHORT, journals
from littrack.citations.study_descriptors import INSTITUTION, Sign, signs, studies, year_of
from littrack.citations.words import words

_FAR = 110  # characters between two things said of one study
_LONE = frozenset("University College Institute Hospital School Clinic Center Centre".split())
_FEW = 5  # words between "In 2009," and what was written then
_NAMES = ("journal", "author", "trial", "meeting", "title")
_SLOTS = ("year", *_NAMES)
_SAYS = (
    r"(?:show(?:s|ed|n)?|suggest(?:s|ed)?|indicate[sd]?|f(?:inds|ound)|reveal(?:s|ed)|conclude[sd]?"
    r"|said|says|claim(?:s|ed)?|note[sd]|link(?:s|ed)|tie[sd]|report(?:s|ed)|cause[sd]?|reduce[sd]"
    r"|increase[sd]|confirm(?:s|ed)|demonstrate[sd]|prove[sdn]|wrote|argue[sd]|came|enrolled"
    r"|followed)"
)
_APART = re.compile(
    rf";|\b{_SAYS}\b(?! (?:in|online|at|by)\b)|,? (?:and|but|while|whereas|yet|although|or) "
    r"(?:an?|another|one|the|two|in)\b|, (?:but|while|whereas|yet|although|and)\b",
)
_OTHER = re.compile(
    r"; |,? (?:and|but|while|whereas|yet|although|as did"
    r"|like|unlike|in line with|consistent with|contrary to)\b"
)
_OPENING = re.compile(rf"(?:Back\s)?[Ii]n\s(?:early\s|late\s)?(?:[A-Z]\w+\s)?(?P<year>{YEAR}),?\s")


def named(text: str, parsed: Sequence[Sign] = ()) -> list[Sign]:
    """Gather the signs of a sentence, those of its parse among them, into studies, in order."""
    written = _written_up(text, parsed)
    if written is not None:
        return [written]
    groups: list[list[Sign]] = []
    for sign in _all(text, [p for p in parsed if not p.written]):
        if groups and _joins(text, groups[-1], sign):
            groups[-1].append(sign)
        else:
            groups.append([sign])
    dated = (_opened(text, group) for group in groups)
    return [_closed(text, _merged(group)) for group in dated if _tells(group)]


def _written_up(text: str, parsed: Sequence[Sign]) -> Sign | None:
    """The study of a sentence whose authors "wrote in" the only journal that it names."""
    study = next((p for p in parsed if p.written), None)
    where = list(journals(text)) if study is not None else []
    if study is None or len({j.journal for j in where}) != 1 or where[0].start < study.end:
        return None
    return replace(study, journal=where[0].journal, year=where[0].year)


def _closed(text: str, sign: Sign) -> Sign:
    """A sign with the bracket that closes the one opened in it."""
    said = text[sign.start : sign.end]
    pairs = (("(", ")"), ("[", "]"))
    cut = any(said.count(a) > said.count(b) and text[sign.end :].startswith(b) for a, b in pairs)
    return replace(sign, end=sign.end + 1) if cut else sign


def _all(text: str, parsed: Sequence[Sign]) -> list[Sign]:
    """Every sign, none inside another, the surer kinds first."""
    kept: list[Sign] = []
    for sign in (*_phrases(text), *journals(text), *signs(text), *parsed):
        kept = [k for k in kept if not _swallowed(k, sign)]
        clash = [k for k in kept if sign.start < k.end and k.start < sign.end]
        if any(_full(k) for k in clash) and not all(_fills(k, sign) for k in clash):
            continue
        kept = [k for k in kept if k not in clash]
        kept.append(_merged([*clash, sign]))
    return sorted(kept, key=lambda s: s.start)


def _swallowed(phrase: Sign, sign: Sign) -> bool:
    """Whether a phrase is a part of a name: the trials of "Contemporary Clinical Trials"."""
    inside = sign.start < phrase.start and phrase.end <= sign.end
    return inside and bool(sign.journal) and not _full(phrase)


def _full(sign: Sign) -> bool:
    return any(getattr(sign, slot) for slot in _SLOTS)


def _fills(one: Sign, other: Sign) -> bool:
    """Whether two signs that overlap say different things of one study."""
    both = [slot for slot in _SLOTS if getattr(one, slot) and getattr(other, slot)]
    names = {slot for slot in _NAMES for each in (one, other) if getattr(each, slot)}
    return len(names) <= 1 and all(getattr(one, s) == getattr(other, s) for s in both)


def _phrases(text: str) -> Iterator[Sign]:
    """The phrases that speak of a study, with the year or the name that stands in them."""
    for found, inner in studies(text):
        design = found["design"].lower()
        year = year_of(found)
        mods = found.groupdict().get("mods") or ""
        before = re.search(rf"\b{YEAR}\b", mods)
        year = int(before[0]) if before else year
        own = (found.groupdict().get("det") or "").lower() == "our"
        year = (
            year
            if design.split()[-1] in words("dated") and not (own or PRESS.search(mods))
            else None
        )
        journal, author = _inside(inner, found["design"])
        yield Sign(*found.span(), design=design, journal=journal, author=author, year=year)


def _inside(inner: str, noun: str) -> tuple[str, str]:
    """The journal, or the place of work, that stands before "study": "a JAMA study"."""
    if re.match(r"Cochrane\b", inner):
        return (COCHRANE if re.search("review|analysis|report", noun.lower()) else ""), ""
    if SHORT.fullmatch(inner):
        return inner, ""
    place = INSTITUTION.search(inner) and inner not in _LONE and noun.islower()
    return "", inner if place else ""


def _joins(text: str, group: Sequence[Sign], sign: Sign) -> bool:
    """Whether a sign speaks of the study the signs before it speak of."""
    held = _merged(group)
    gap = text[held.end : sign.start]
    if sign.design and held.design and not (_full(held) and not _full(sign) and gap == ", "):
        return False
    if any(len({getattr(held, s), getattr(sign, s)} - {"", None}) > 1 for s in _SLOTS):
        return False
    if held.source != sign.source and (_full(held) or held.source != "study") and _full(sign):
        return False
    if len(gap) > _FAR:
        return False
    noted = gap.rstrip().endswith(("(", "[")) or text[sign.start : sign.start + 1] in "(["
    # "Hale et al. reported (Gut, 2011)": the bracket says where
    where = bool(sign.journal) and not held.journal and len(gap.split()) <= _FEW // 2
    lone = where or not (held.journal or held.author)
    return not (_OTHER if noted and lone else _APART).search(gap)


def _opened(text: str, group: list[Sign]) -> list[Sign]:
    """ "In 2014, a small study ..." gives the study its year."""
    opening = _OPENING.match(text)
    first = group[0]
    if not opening or _merged(group).year or first.start < opening.end():
        return group
    gap = text[opening.end() : first.start]
    near = not gap.strip() or (_full(first) and len(gap.split()) <= _FEW and not _APART.search(gap))
    return [replace(first, year=int(opening["year"])), *group[1:]] if near else group


def _tells(group: Sequence[Sign]) -> bool:
    """Whether the signs name a study: more than that one was made."""
    whole = _merged(group)
    dated = whole.year and whole.design and whole.design.split()[-1] in words("dated")
    sourced = whole.source != "study"
    return bool(dated) or sourced or any(_full(s) and not s.weak for s in group)


def _merged(group: Sequence[Sign]) -> Sign:
    def first(slot: str) -> str:
        return next((str(getattr(s, slot)) for s in group if getattr(s, slot)), "")

    year = next((s.year for s in group if s.year), None)
    return Sign(
        min(s.start for s in group),
        max(s.end for s in group),
        design=first("design"),
        journal=first("journal"),
        year=year,
        author=first("author"),
        trial=first("trial"),
        meeting=first("meeting"),
        title=first("title"),
        source=next((s.source for s in group if s.source != "study"), "study"),
        weak=all(s.weak for s in group if _full(s)) and any(_full(s) for s in group),
    )
