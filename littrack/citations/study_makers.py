"""Studies named by who makes them: companies, places of work, laboratories, authorities."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.citations.gazetteer import YEAR, is_people
from littrack.citations.journal_names import tells_a_journal
from littrack.citations.known_journals import is_name
from littrack.citations.study_parts import (
    AWAY,
    INITIALS,
    INNER,
    NamedPhrase,
    actor,
    body_name,
    is_press,
    is_proper,
    is_public,
    is_study,
    person,
    person_name,
    phrase,
)
from littrack.citations.words import words
from littrack.language import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THROUGH = frozenset({"of", "in", "from", "into"})  # what stands between a verb and its study


def sponsored(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "Roxwell launched a trial of the patch", "the trial was sponsored by Roxwell"."""
    if not is_study(noun) or noun.lemma_.lower() not in words("tested"):
        return None
    verb = _verb_of(noun)
    if verb is None or verb.lemma_ not in words("sponsors") or _planned(verb):
        return None
    maker = _agent(verb) if noun.dep_ == "nsubjpass" else actor(verb)
    if maker is None or not _is_maker(maker):
        return None
    last = maker if maker.i > noun.i else noun
    return phrase(sentence, noun, last, noun.text.lower(), author=person_name(maker))


def _planned(verb: Token) -> bool:
    """Whether something is only meant to be done: "hopes to launch"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words("plans")


def released(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "Roxwell announced mid-stage results", "hopes to release data on 90 patients"."""
    if noun.lemma_.lower() not in words("outcome") | {"datum", "data"} or noun.dep_ != "dobj":
        return None
    if noun.head.lemma_ not in words("releases"):
        return None
    maker = actor(noun.head)
    if maker is None or not _is_maker(maker):
        return None
    if any(shown_at(sentence, token) for token in noun.head.subtree):
        return None  # the meeting names it
    return phrase(sentence, noun, _reach(noun), noun.text.lower(), author=person_name(maker))


def shown_at(sentence: ParsedSentence, event: Token) -> NamedPhrase | None:
    """ "a study scheduled for presentation at the Coast Society's 12th Annual Session"."""
    if not (event.lemma_.lower() in words("meeting") or _is_initials(event)):
        return None
    at = _at(event)
    name = _named_at(at, event) if at is not None else None
    if at is None or name is None or not any(t.pos_ == "PROPN" for t in name):
        return None
    nouns = words("study") | words("result") | {"work"}
    shown = next((t for t in reversed(event.doc[: at.i]) if t.lemma_.lower() in nouns), None)
    if shown is None:
        return None
    found = phrase(sentence, shown, event, shown.text.lower(), meeting=name.text)
    return replace(found, year=_year(name.text))


def _named_at(at: Token, event: Token) -> Span:
    """The words of a meeting's name, without an article."""
    first = at.i + 1
    return event.doc[first + (event.doc[first].pos_ == "DET") : event.right_edge.i + 1]


def _year(text: str) -> int | None:
    found = re.search(rf"\b{YEAR}\b", text)
    return int(found[0]) if found else None


def _is_initials(token: Token) -> bool:
    """Whether a word may be a meeting's initials: what is presented "at ESC"."""
    capitals = len(token.text) >= INITIALS and token.text.isupper()
    at = token.dep_ == "pobj" and token.head.lower_ == "at"
    return capitals and at and token.head.head.lemma_ in words("releases")


def _may_show(at: Token) -> bool:
    """Whether a preposition may lead to a meeting: "for" only straight after a study."""
    before = at.doc[at.i - 1] if at.i else at
    return at.lower_ != "for" or is_study(before) or before.lemma_ == "research"


def _at(event: Token) -> Token | None:
    """The preposition before the name of a meeting: nothing but names stands between."""
    for token in reversed(event.doc[max(0, event.i - AWAY) : event.i]):
        if token.lower_ in {"at", "during", "for"} and _may_show(token):
            return token
        if token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"}:
            return None
    return None


def researchers_of(sentence: ParsedSentence, team: Token) -> NamedPhrase | None:
    """ "Harwell University scientists have found", "an Elm Institute team showed"."""
    if not (team.lemma_.lower() in words("team") or team.lemma_.lower().endswith("ologist")):
        return None
    told = team.dep_ == "nsubj" and team.head.lemma_ in words("reports")
    place = next((c for c in team.lefts if c.dep_ in INNER and body_name(c)), None)
    if not told or place is None:
        return None
    return phrase(sentence, team, team, author=body_name(place))


def in_laboratory(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "studies in the laboratory of Ruth Amadi"."""
    if not is_study(noun):
        return None
    lab = next((t for t in noun.subtree if _is_laboratory(t) and t.i > noun.i), None)
    owner = next(filter(None, map(_owner, lab.subtree)), None) if lab is not None else None
    if lab is None or owner is None or owner.i - noun.i >= AWAY:
        return None
    last = max(lab, owner, key=lambda t: t.i)
    return phrase(sentence, noun, last, noun.text.lower(), author=person_name(owner))


def _is_laboratory(token: Token) -> bool:
    return token.lemma_.lower() in words("laboratory")


def _owner(token: Token) -> Token | None:
    return token if token.dep_ in {"pobj", "poss"} and person(token) is not None else None


def of_authority(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "the government's dietary guidelines", "an NIH analysis", "the ASAM's definition"."""
    lemma = noun.lemma_.lower()
    advice = lemma in words("guideline") | words("definition")
    if lemma in words("guideline") and is_proper(noun) and _titled(noun):
        return phrase(sentence, noun, noun, lemma, source="guideline")
    for child in noun.lefts:
        author = body_name(child) or child.text
        if advice and _sets(child, noun):
            return phrase(sentence, noun, noun, lemma, author=author, source="guideline")
        if is_study(noun) and child.dep_ in INNER and _is_public(child):
            return phrase(sentence, noun, noun, lemma, author=author, source="agency")
    return None


def _sets(owner: Token, noun: Token) -> bool:
    """Whether an authority owns what a noun names: "the government's guidelines"."""
    known = _stands_for(owner) or _is_public(owner)
    return owner.dep_ == "poss" and known and not is_proper(noun)


def _is_public(token: Token) -> bool:
    return is_proper(token) and is_public(token.text)


def _titled(noun: Token) -> bool:
    """Whether a capitalised noun ends a title: "the 2013 Cholesterol Guidelines"."""
    return any(is_proper(c) for c in noun.lefts) and not noun.is_sent_start


def _stands_for(token: Token) -> bool:
    """Whether a word is an authority: "government", a body by name, or its initials."""
    initials = len(token.text) >= INITIALS and token.text.isupper()
    return initials or token.lemma_.lower() in words("authority") or bool(body_name(token))


def registry(sentence: ParsedSentence, head: Token) -> NamedPhrase | None:
    """ "Source: USDA Food Database"."""
    if head.lemma_.lower() not in words("registry") or not is_proper(head):
        return None
    begin = next(filter(_is_public, head.lefts), None)
    if begin is None:
        return None
    return phrase(sentence, begin, head, author=begin.text, source="registry")


def written_up(sentence: ParsedSentence, verb: Token) -> NamedPhrase | None:
    """ "..., in a small study, ..., the researchers wrote in": the study of that sentence."""
    if verb.lemma_ not in words("writes") or not _goes_on_with_in(verb):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.lower() not in words("team") | words("role"):
        return None
    study = next((t for t in sentence.tree if t.i < subject.i and _singled_out(t)), None)
    if study is None:
        return None
    start, end = sentence.start_of(study.left_edge), sentence.end_of(_reach(study))
    return NamedPhrase(start, end, study.text.lower(), written=True)


def _goes_on_with_in(verb: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "in" and c.i > verb.i for c in verb.children)


def _singled_out(token: Token) -> bool:
    """Whether a noun is one study: "a small study", "their survey", not "larger trials"."""
    marked = any(c.dep_ in {"det", "poss"} and c.lower_ != "the" for c in token.lefts)
    return is_study(token) and marked


def _reach(noun: Token) -> Token:
    """The last word of what directly follows a noun: "of 90 patients", "from its asthma trial"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.right_edge.i - noun.i < AWAY // 2:
            return child.right_edge
        break
    return noun


def _verb_of(noun: Token) -> Token | None:
    """The verb whose object or subject a noun is, or what "in a trial" and "in the midst of" do."""
    at = noun
    while at.dep_ == "pobj" and at.head.lower_ in _THROUGH:
        at = at.head.head
    if at.pos_ in {"VERB", "AUX"}:
        return at if at.lemma_ != "be" or _amid(noun) else None
    return at.head if at is noun and at.dep_ in {"dobj", "nsubjpass"} else None


def _amid(noun: Token) -> bool:
    return any(t.lemma_.lower() in words("amid") for t in noun.ancestors)


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep_ == "agent" or c.lower_ == "by"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _is_maker(token: Token) -> bool:
    """Whether a name may be a company's or a person's: no paper, journal, people of a country."""
    text = token.text
    printed = is_press(text) or tells_a_journal(text) or is_name(text)
    return is_proper(token) and not printed and not is_people(text)
