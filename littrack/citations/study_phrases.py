"""Studies named through the parse: whose study, who led it, which body says so, where shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from littrack.citations.gazetteer import is_people
from littrack.citations.words import names, words
from littrack.language import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_AWAY = 14  # words after a noun in which its source stands
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INNER = frozenset({"compound", "nmod", "amod"})
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{3,}[\w-]*")
_ABSTAIN = frozenset({"not", "never", "n't"})
_TEAMS = frozenset("laboratory lab team researchers scientists".split())


@dataclass(frozen=True, slots=True)
class NamedPhrase:
    """What the parse says of one study: its words, who made it, where it was shown, what it is."""

    start: int
    end: int
    design: str = ""
    author: str = ""
    trial: str = ""
    meeting: str = ""
    source: str = "study"
    weak: bool = False


def named_phrases(sentence: ParsedSentence) -> Iterator[NamedPhrase]:
    """Yield the studies, guidelines and statements a sentence names by their source."""
    for token in sentence.tree:
        for rule in _RULES:
            if (found := rule(sentence, token)) is not None:
                yield found
                break


def governing_verb(token: Token) -> Token | None:
    """The verb a name is the subject of, or after which it stands as "by" and "from"."""
    at = token
    for _ in range(len(token.doc)):
        if at.dep_ in {"compound", "conj", "appos", "poss", "nmod", "flat"} and at.head is not at:
            at = at.head
            continue
        if at.dep_ in {"pobj", "pcomp"} and at.head.head.pos_ in {"NOUN", "PROPN"}:
            at = at.head.head
            continue
        break
    if at.dep_ in _SUBJECTS or at.dep_ == "agent":
        return at.head
    return None


def is_study(token: Token) -> bool:
    """Whether a word is what a study is called, as the head of its phrase."""
    alone = token.dep_ not in {"compound", "nmod"} or token.head.lemma_.lower() in words("role")
    return alone and token.pos_ == "NOUN" and token.lemma_.lower() in words("study")


def _owned(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "Hale's study", "the Dutch trial", "the Leeds-led survey"."""
    if not (is_study(noun) or noun.lemma_.lower() in words("guideline")):
        return None
    author = _owner(noun) or _led(noun) or _nation(noun)
    if not author:
        return None
    guideline = noun.lemma_.lower() in words("guideline")
    source = "guideline" if guideline else "study"
    design = noun.text.lower()
    if not guideline and is_people(author):
        return _phrase(sentence, noun, noun, design=design)
    return _phrase(sentence, noun, noun, design=design, author=author, source=source)


def _owner(noun: Token) -> str:
    guideline = noun.lemma_.lower() in words("guideline")
    if guideline and noun.dep_ == "dobj" and any(c.lower_ == "its" for c in noun.lefts):
        subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        return subject.text if subject is not None else ""
    for child in noun.lefts:
        proper = child.pos_ == "PROPN" and child.dep_ in {"poss", *_INNER}
        if proper and (child.dep_ == "poss" or guideline):
            text = child.doc[child.left_edge.i : child.i + 1].text
            return "" if _is_press(text) else text.removeprefix("the ").removeprefix("The ")
    return ""


def _led(noun: Token) -> str:
    text = noun.doc[noun.left_edge.i : noun.i + 1].text
    found = re.search(r"\b([A-Z]\w+(?: [A-Z]\w+)*) ?- ?led\b", text)
    return found[1].removeprefix("The ") if found else ""


def _nation(noun: Token) -> str:
    definite = any(c.lower_ == "the" for c in noun.lefts)
    people = next((c.text for c in noun.lefts if c.dep_ == "amod" and is_people(c.text)), "")
    return people if definite else ""


def _made_at(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "a survey for the Bureau of Health", "the study, which comes from the Lund Institute"."""
    known = is_study(noun) or noun.lemma_.lower() in words("guideline")
    if not known:
        return None
    for token in noun.subtree:
        if token.dep_ == "pobj" and noun.i < token.i < noun.i + _AWAY and token.head.i > noun.i:
            made = token.head.lower_ in {"from", "by", "at", "in", "for", "of"}
            if made and (body := _body(token)) and _direct(token, noun):
                source = "guideline" if noun.lemma_.lower() in words("guideline") else "study"
                end = token.right_edge if token.right_edge.i - token.i < _AWAY else token
                return _phrase(sentence, noun, end, noun.text.lower(), author=body, source=source)
    return None


def _direct(token: Token, noun: Token) -> bool:
    """Whether a body stands below its noun through at most a clause, not inside another noun's."""
    between = []
    for each in token.ancestors:
        if each == noun:
            break
        between.append(each)
    nouns = [t for t in between if t.pos_ in {"NOUN", "PROPN"}]
    return all(
        t.lower_ in {"laboratory", "lab", "team", "researchers", "scientists"} for t in nouns
    )


def _led_by(sentence: ParsedSentence, verb: Token) -> NamedPhrase | None:
    """ "Marta Ruiz, who led the trial", "who presented the study at"."""
    if verb.dep_ != "relcl" or verb.lemma_ not in words("makes") | {"help"}:
        return None
    if any(c.lower_ in _ABSTAIN for c in verb.children):
        return None
    person = _person(verb.head)
    below = [t for t in verb.subtree if is_study(t) and t.i - verb.i < _AWAY]
    if person is None or not below:
        return None
    start = min(person.left_edge.i, person.i)
    return _phrase(sentence, sentence.tree[start], below[0], below[0].text.lower(), _name(person))


def _author_of(sentence: ParsedSentence, role: Token) -> NamedPhrase | None:
    """ "Stella Ortiz, lead author of the study", "study author Dr. Ortiz"."""
    if role.lemma_.lower() not in words("role"):
        return None
    studies = [t for t in role.subtree if is_study(t) and abs(t.i - role.i) < _AWAY]
    person = _person(role.head if role.dep_ in {"appos", "attr", "nmod", "compound"} else role)
    person = person or next((_person(c) for c in role.children if c.dep_ == "appos"), None)
    if not studies or person is None:
        return None
    low, high = sorted((role, studies[0], person), key=lambda t: t.i)[::2]
    first = low.left_edge if low is person else low
    found = _phrase(sentence, first, high, "study", _name(person))
    return replace(found, weak=not any(t.lower_ == "one" for t in role.subtree))


def _team_study(sentence: ParsedSentence, verb: Token) -> NamedPhrase | None:
    """ "Hale and colleagues reported on this small trial", "In earlier work, Lund's team found"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in words("reports") | words("makes") | {"say"}:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    study = _studied(verb)
    if subject is None or study is None:
        return None
    author = _team(subject)
    if not author:
        return None
    first, last = sorted((subject, study), key=lambda t: t.i)
    if last is subject:
        last = _until(subject)
    return _phrase(sentence, first.left_edge, last, study.text.lower(), author)


def _studied(verb: Token) -> Token | None:
    """The study a verb is about: its object, one below it, or what "in" and "for" name first."""
    for token in verb.subtree:
        if not is_study(token) or abs(token.i - verb.i) > _AWAY:
            continue
        up = list(token.ancestors)
        way = [token, *up[: up.index(verb)]]
        if all(t.dep_ in {"dobj", "prep", "pobj"} for t in way):
            return token
    return None


def _team(subject: Token) -> str:
    """Who made a study: a person with others, a body, or people at a place of work."""
    if body := _body(subject):
        return body
    if subject.pos_ == "PROPN" and any(
        c.lemma_ in words("company") or c.lower_ in words("company")
        for c in subject.children
        if c.dep_ == "conj"
    ):
        return _name(subject)
    if subject.lemma_.lower() not in words("team"):
        return ""
    for token in subject.subtree:
        owner = token.dep_ == "poss" and token.pos_ == "PROPN" and token.head is subject
        if owner or (token.dep_ in {"compound", "nmod"} and _capitals(token, subject)):
            return token.doc[token.left_edge.i : token.i + 1].text
        if token.dep_ == "pobj" and token.pos_ == "PROPN":
            return _body(token) or _name(token)
    return ""


def _capitals(token: Token, subject: Token) -> bool:
    return token.pos_ == "PROPN" and token.head is subject and not is_people(token.text)


def _until(subject: Token) -> Token:
    """The end of a subject with what tells where it works or who leads it."""
    end = subject.right_edge
    return end if end.i - subject.i < _AWAY else subject


def _person(token: Token) -> Token | None:
    """The person a word is or stands beside: a capitalised name that is no place of work."""
    at = token
    while at.pos_ != "PROPN" and at.dep_ in {"appos", "attr"} and at.head is not at:
        at = (
            next((c for c in at.head.children if c.dep_ in _SUBJECTS), at.head)
            if (at.dep_ == "attr")
            else at.head
        )
    proper = at.pos_ == "PROPN" and at.text[:1].isupper()
    return at if proper and not _body(at) and not _is_press(at.text) else None


def _name(person: Token) -> str:
    parts = [t.text for t in person.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN"]
    titles = {"Dr.", "Dr", "Prof.", "Prof", "Professor", "Associate", "Sir", "Dame"}
    return " ".join([*(p for p in parts if p not in titles), person.text])


def _says(sentence: ParsedSentence, body: Token) -> NamedPhrase | None:
    """ "the Bureau of Health estimates that", "according to the Bureau of Health"."""
    known = _body(body)
    if not known or not _is_public(known):
        return None
    if body.dep_ == "nsubj" and _tells(body.head):
        return _phrase(sentence, body.left_edge, body.head, author=known, source="agency")
    if body.dep_ == "pobj" and body.head.lower_ == "to" and body.head.head.lower_ == "according":
        start = sentence.tree[body.head.head.i]
        return _phrase(sentence, start, body, author=known, source="agency")
    return None


def _tells(verb: Token) -> bool:
    """Whether a verb tells a finding or an advice: with what is said, not whom it is said to."""
    if verb.lemma_ not in words("states"):
        return False
    kinds = {c.dep_ for c in verb.children}
    figure = verb.lemma_ in {"recommend", "estimate", "report", "find"}
    return figure if "dobj" in kinds else "ccomp" in kinds


def _told_by_press(sentence: ParsedSentence, paper: Token) -> NamedPhrase | None:
    """ "according to the Evening Globe": a newspaper, no study."""
    after = paper.dep_ == "pobj" and paper.head.lower_ == "to"
    if not after or paper.head.head.lower_ != "according" or paper.pos_ != "PROPN":
        return None
    text = paper.doc[paper.left_edge.i : paper.i + 1].text
    if not _is_press(text):
        return None
    return _phrase(sentence, paper.left_edge, paper, author=text, source="press")


def _trial(sentence: ParsedSentence, head: Token) -> NamedPhrase | None:
    """ "an ongoing North Harbour Study", "the H.B.T. hormone trials"."""
    if head.pos_ == "PROPN" and head.text in {"Study", "Trial", "Cohort", "Survey"}:
        parts = [t for t in head.lefts if t.dep_ in _INNER and t.text[:1].isupper()]
        if parts and not is_people(parts[0].text) and not _body(head):
            first = parts[0].left_edge
            name = head.doc[first.i : head.i + 1].text
            return _phrase(sentence, first, head, "study", trial=name)
    if is_study(head):
        for part in head.lefts:
            if part.dep_ in _INNER and re.fullmatch(r"(?:[A-Z]\.){2,}", part.text):
                return _phrase(sentence, part, head, head.text.lower(), trial=part.text)
    return None


def _meeting(sentence: ParsedSentence, event: Token) -> NamedPhrase | None:
    """ "a study scheduled for presentation at the Coast Society's 12th Annual Session"."""
    if event.lemma_.lower() not in {
        "meeting", "conference", "congress", "symposium", "session", "sessions", "convention",
    } or event.dep_ != "pobj" or event.head.lower_ not in {"at", "during", "for"}:  # fmt: skip
        return None
    proper = event.pos_ == "PROPN" or any(
        t.pos_ == "PROPN" for t in event.subtree if t.i < event.i + _AWAY
    )
    nouns = words("study") | words("result")
    before = [t for t in event.doc[: event.head.i] if t.lemma_.lower() in nouns]
    if not proper or not before:
        return None
    text = event.doc[event.left_edge.i : event.right_edge.i + 1].text
    return _phrase(sentence, before[-1], event, before[-1].text.lower(), meeting=text)


def _beside(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "an accompanying editorial"."""
    beside = {"accompanying", "related", "linked"}
    if noun.lemma_ in words("comment") and any(c.lower_ in beside for c in noun.lefts):
        return _phrase(sentence, noun, noun, noun.text.lower(), source="comment")
    return None


def _body(token: Token) -> str:
    """The name of the body a proper noun is the head of: an agency, a society, a university."""
    if token.pos_ != "PROPN":
        return ""
    end = min(token.right_edge.i + 1, token.i + _AWAY)
    text = token.doc[token.left_edge.i : end].text
    text = re.split(r",| which | who | that | \(", text)[0].strip()
    bare = re.sub(r"^(?:the|The) ", "", text)
    if re.search(r"\b(?:Journal|Annals|Archives)\b", bare):
        return ""
    known = _is_public(bare)
    head = len(bare.split()) > 1 and token.text in words("body_head")
    return bare if known or head else ""


def _is_public(name: str) -> bool:
    """Whether a name is, begins or ends with, that of a public body."""
    begins = any(re.match(rf"{re.escape(n)}\b", name) for n in names("bodies"))
    return begins or any(name.endswith(n) for n in names("bodies"))


def _is_press(text: str) -> bool:
    return any(re.search(rf"\b{re.escape(n)}\b", text) for n in names("press"))


def _phrase(
    sentence: ParsedSentence,
    first: Token,
    last: Token,
    design: str = "",
    author: str = "",
    trial: str = "",
    meeting: str = "",
    source: str = "study",
) -> NamedPhrase:
    start = first.left_edge if first.pos_ in {"NOUN", "PROPN"} and first.i <= last.i else first
    return NamedPhrase(
        sentence.start_of(start),
        sentence.end_of(last),
        design,
        author,
        trial,
        meeting,
        source,
    )


_RULES: tuple[Callable[[ParsedSentence, Token], NamedPhrase | None], ...] = (
    _trial,
    _meeting,
    _team_study,
    _led_by,
    _author_of,
    _made_at,
    _owned,
    _says,
    _told_by_press,
    _beside,
)


def definite_subjects(sentence: ParsedSentence) -> Iterator[tuple[int, int]]:
    """Yield where a sentence is about "the study" or "the findings", a name not given in it."""
    for token in sentence.tree:
        noun = is_study(token) or token.lemma_.lower() in words("outcome")
        if noun and token.dep_ in _SUBJECTS and any(c.lower_ == "the" for c in token.lefts):
            yield sentence.start_of(token.left_edge), sentence.end_of(token)
