"""What the grammar of a sentence adds to a study named in it: who wrote it, when, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.citations.gazetteer import is_people, is_year
from littrack.citations.known_journals import is_name
from littrack.citations.study_descriptors import Sign
from littrack.citations.study_parts import SUBJECTS, person, person_name
from littrack.citations.study_phrases import governing_verb
from littrack.citations.words import words
from littrack.language import ParsedSentence
from littrack.language.fold import Folded
from littrack.lexicon import words as tables

if TYPE_CHECKING:
    from spacy.tokens import Token

_LISTING = frozenset({",", "and", "&"})
_NAMES = ("journal", "year", "trial", "meeting", "title", "design")


def detailed_studies(studies: Sequence[Sign], folded: Folded, parsed: ParsedSentence) -> list[Sign]:
    """Give the studies of a sentence with what its grammar says of them; what made none is out."""
    made = [s for s in _joined(studies, folded, parsed) if _made_a_study(s, folded, parsed)]
    return [_dated(_signed(s, folded, parsed), folded, parsed) for s in made]


def _inside(sign: Sign, folded: Folded, parsed: ParsedSentence) -> list[Token]:
    start, end = folded.span(sign.start, sign.end)
    return [t for t in parsed.tree if start <= parsed.start_of(t) < end]


def _verbs(inside: Sequence[Token]) -> list[Token]:
    """The verbs that a study's names are the subject of."""
    return [v for t in inside if (v := governing_verb(t)) is not None]


def _done_by(inside: Sequence[Token]) -> list[Token]:
    """The verbs behind which a study's names stand with "by"."""
    by = [t.head for t in inside if t.dep_ == "pobj" and t.head.lower_ == "by"]
    return [each.head for each in by if each.head.tag_ == "VBN"]


def _made_a_study(sign: Sign, folded: Folded, parsed: ParsedSentence) -> bool:
    """Whether people or a place named alone did what makes or tells a study.

    "Hale and her colleagues compared" did; "scientists at the Lund Institute are building" did not.
    """
    if not sign.author or sign.source != "study" or any(getattr(sign, n) for n in _NAMES):
        return True
    inside = _inside(sign, folded, parsed)
    verbs = [v for v in _verbs(inside) if v not in inside]
    return not verbs or any(v.lemma_ in words("reports") for v in verbs)


def _joined(studies: Sequence[Sign], folded: Folded, parsed: ParsedSentence) -> list[Sign]:
    """The studies, one told by its authors and the journal after what they did being one.

    "Hale and colleagues followed falls among pensioners in the Annals of Mint (2021)".
    """
    kept: list[Sign] = []
    for sign in studies:
        if kept and _goes_on(kept[-1], sign, folded, parsed):
            kept[-1] = replace(kept[-1], end=sign.end, journal=sign.journal, year=sign.year)
        else:
            kept.append(sign)
    return kept


def _goes_on(one: Sign, other: Sign, folded: Folded, parsed: ParsedSentence) -> bool:
    """Whether a journal stands below the verb whose subject the authors before it are."""
    if not (_is_bare(one, "author") and _is_bare(other, "journal")):
        return False
    first = next(iter(_inside(other, folded, parsed)), None)
    verb = _verb_above(first) if first is not None else None
    return verb is not None and verb in _verbs(_inside(one, folded, parsed))


def _is_bare(sign: Sign, slot: str) -> bool:
    """Whether of a study one thing is said, and perhaps with its journal the year."""
    said = {n for n in (*_NAMES, "author") if getattr(sign, n)}
    return slot in said and said <= {slot, *(["year"] if slot == "journal" else [])}


def _signed(sign: Sign, folded: Folded, parsed: ParsedSentence) -> Sign:
    """A study with the people who "wrote in" its journal: "Clark, Hale and Lund wrote in"."""
    if sign.author or not sign.journal or sign.source != "study":
        return sign
    inside = _inside(sign, folded, parsed)
    told = _telling(inside)
    found = _subjects(told, sign.journal) or list(filter(None, (_before(v, inside) for v in told)))
    return replace(sign, author=found[0]) if len(found) == 1 else sign


def _subjects(verbs: Sequence[Token], journal: str) -> list[str]:
    """The people who are the subjects of verbs, the journal being none."""
    named = [c for v in verbs for c in v.children if c.dep_ in SUBJECTS and c.text not in journal]
    return list(filter(None, map(_first_author, named)))


def _telling(inside: Sequence[Token]) -> list[Token]:
    """The verbs in or above the words of a study that say what people wrote or found."""
    verbs = {t for t in inside if t.pos_ == "VERB"} | {_verb_above(t) for t in inside[:1]}
    known = words("reports") | words("writes")
    return sorted((v for v in verbs if v is not None and v.lemma_ in known), key=lambda v: v.i)


def _before(verb: Token, inside: Sequence[Token]) -> str:
    """The first of several people listed straight before a verb: ", Clark, Hale and Lund wrote"."""
    people: list[str] = []
    joined = False
    for token in reversed(verb.doc[: verb.i]):
        name = "" if token in inside else _person(token)
        if token.lower_ not in _LISTING and not name:
            break
        joined = joined or token.dep_ == "cc"
        people = [*people, name] if name else people
    return people[-1] if joined and len(people) > 1 else ""


def _first_author(subject: Token) -> str:
    """The first of the people who are the subject of a verb; the last of them stands before it."""
    people: list[str] = []
    for each in (subject, *subject.conjuncts):
        name = _person(each)
        people = people if each.text[:1].isupper() else []
        people = [*people, name] if name else people
    return people[0] if people else ""


def _person(token: Token) -> str:
    """A person's name; no journal, no people of a country.

    The parser takes some surnames that open a sentence for nouns, but one without any article.
    """
    if not token.text[:1].isupper() or _is_word(token):
        return ""
    noun = token.tag_ == "NN" and token.is_sent_start and not any(token.lefts)
    proper = token.pos_ == "PROPN" and person(token) is token
    name = person_name(token) if noun or proper else ""
    return "" if _is_no_person(name) else name


def _is_no_person(name: str) -> bool:
    return is_name(name) or is_people(name) or name.isupper()


def _is_word(token: Token) -> bool:
    lemma = token.lemma_.lower()
    mass = words("study") | words("result") | words("outcome") | words("team")
    return lemma in mass or any(lemma in each for each in tables().nouns.values())


def _dated(sign: Sign, folded: Folded, parsed: ParsedSentence) -> Sign:
    """A study with the year in which its authors are said to have found or written something.

    "Compared by Hale in 1988" dates what Hale did, whatever the verb.
    """
    if sign.year or not (sign.author or sign.journal):
        return sign
    inside = _inside(sign, folded, parsed)
    known = words("reports") - words("collects")
    told = {v for v in (*_verbs(inside), *inside) if v.lemma_ in known}
    told.update(_done_by(inside))
    years = [int(t.text) for t in _years(parsed) if _verb_above(t) in told]
    return replace(sign, year=years[0]) if len(years) == 1 else sign


def _years(parsed: ParsedSentence) -> list[Token]:
    """The years in which a sentence says that something was done."""
    return [t for t in parsed.tree if is_year(t.text) and _after_in(t)]


def _after_in(year: Token) -> bool:
    """Whether a year stands in "in 2014" or "in March 2014"."""
    return "in" in {year.head.lower_, year.head.head.lower_}


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ == "VERB"), None)
