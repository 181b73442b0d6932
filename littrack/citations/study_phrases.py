"""Studies named through the parse: whose study, who led it, which body says so, where shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from littrack.citations.gazetteer import is_people, is_year
from littrack.citations.study_makers import (
    in_laboratory,
    of_authority,
    registry,
    released,
    researchers_of,
    shown_at,
    sponsored,
    written_up,
)
from littrack.citations.study_parts import (
    AWAY,
    INNER,
    SUBJECTS,
    NamedPhrase,
    body_name,
    is_press,
    is_public,
    is_study,
    person,
    person_above,
    person_name,
    phrase,
)
from littrack.citations.words import countries, words
from littrack.language import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABSTAIN = frozenset({"not", "never", "n't"})


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
    if at.dep_ in SUBJECTS or at.dep_ == "agent":
        return at.head
    return None


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
    if not guideline and is_people(author) and not countries(author):
        return phrase(sentence, noun, noun, design=design)
    return phrase(sentence, noun, noun, design=design, author=author, source=source)


def _owner(noun: Token) -> str:
    guideline = noun.lemma_.lower() in words("guideline")
    if guideline and noun.dep_ == "dobj" and any(c.lower_ == "its" for c in noun.lefts):
        subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        return subject.text if subject is not None else ""
    for child in noun.lefts:
        proper = child.pos_ == "PROPN" and child.dep_ in {"poss", *INNER}
        if proper and (child.dep_ == "poss" or guideline):
            text = child.doc[child.left_edge.i : child.i + 1].text
            return "" if is_press(text) else text.removeprefix("the ").removeprefix("The ")
    return ""


def _led(noun: Token) -> str:
    text = noun.doc[noun.left_edge.i : noun.i + 1].text
    found = re.search(r"\b([A-Z]\w+(?: [A-Z]\w+)*) ?- ?led\b", text)
    return found[1].removeprefix("The ") if found else ""


def _nation(noun: Token) -> str:
    definite = any(c.lower_ == "the" or is_year(c.text) for c in noun.lefts)
    people = next((c.text for c in noun.lefts if c.dep_ == "amod" and is_people(c.text)), "")
    return people if definite else ""


def _made_at(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "a survey for the Bureau of Health", "the study, which comes from the Lund Institute"."""
    known = is_study(noun) or noun.lemma_.lower() in words("guideline")
    if not known:
        return None
    for token in noun.subtree:
        if token.dep_ == "pobj" and noun.i < token.i < noun.i + AWAY and token.head.i > noun.i:
            made = token.head.lower_ in {"from", "by", "at", "in", "for", "of"}
            if made and (body := body_name(token)) and _direct(token, noun):
                source = "guideline" if noun.lemma_.lower() in words("guideline") else "study"
                end = token.right_edge if token.right_edge.i - token.i < AWAY else token
                return phrase(sentence, noun, end, noun.text.lower(), author=body, source=source)
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
    """ "Marta Ruiz, who led the trial", "who presented the study at", "who studied the drug"."""
    if verb.dep_ != "relcl" or verb.lemma_ not in words("makes") | words("investigates"):
        return None
    if any(c.lower_ in _ABSTAIN for c in verb.children):
        return None
    who = person_above(verb.head)
    below = [t for t in verb.subtree if _made(t, verb) and 0 < t.i - verb.i < AWAY]
    if who is None or not below:
        return None
    first = sentence.tree[min(who.left_edge.i, who.i)]
    return phrase(sentence, first, below[0], _design(below[0]), person_name(who))


def _made(token: Token, verb: Token) -> bool:
    """Whether a word below a verb says that a study was made: it is one, or what was studied."""
    once = verb.lemma_ in words("investigates") and verb.tag_ == "VBD"
    return is_study(token) or (token.dep_ == "dobj" and once)


def _design(noun: Token) -> str:
    return noun.text.lower() if is_study(noun) else "study"


def _author_of(sentence: ParsedSentence, role: Token) -> NamedPhrase | None:
    """ "Stella Ortiz, lead author of the study", "study author Dr. Ortiz"."""
    if role.lemma_.lower() not in words("role"):
        return None
    studies = [t for t in role.subtree if is_study(t) and abs(t.i - role.i) < AWAY]
    who = _bearer(role)
    if not studies or who is None:
        return None
    low, high = sorted((role, studies[0], who), key=lambda t: t.i)[::2]
    first = low.left_edge if low is who else low
    found = phrase(sentence, first, high, "study", person_name(who))
    is_one = role.dep_ == "attr" and role.head.dep_ == "relcl"
    return replace(found, weak=not (is_one or any(t.lower_ == "one" for t in role.subtree)))


def _bearer(role: Token) -> Token | None:
    """The person whose role a word is: "who is lead author", "lead author Dr. Ortiz"."""
    if role.dep_ == "attr" and role.head.dep_ == "relcl":
        return person_above(role.head.head)
    beside = role.dep_ in {"appos", "attr", "nmod", "compound"}
    found = person(role.head if beside else role)
    inside = (person(c) for c in role.children if c.dep_ == "appos")
    return found or next(inside, None)


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
    return phrase(sentence, first.left_edge, last, study.text.lower(), author)


def _studied(verb: Token) -> Token | None:
    """The study a verb is about: its object, one below it, or what "in" and "for" name first."""
    for token in verb.subtree:
        if not is_study(token) or abs(token.i - verb.i) > AWAY:
            continue
        up = list(token.ancestors)
        way = [token, *up[: up.index(verb)]]
        if all(t.dep_ in {"dobj", "prep", "pobj"} for t in way):
            return token
    return _studied_beside(verb)


def _studied_beside(verb: Token) -> Token | None:
    """The first study behind a verb with no other clause between them, whatever the parse says."""
    for token in verb.doc[verb.i + 1 : verb.i + AWAY // 2]:
        if token.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            return None
        if is_study(token):
            return token
    return None


def _team(subject: Token) -> str:
    """Who made a study: a person with others, a body, or people at a place of work."""
    if body := body_name(subject):
        return body
    if subject.text[:1].isupper() and any(_company(c) for c in subject.children):
        return person_name(subject)
    if subject.lemma_.lower() not in words("team"):
        return ""
    for token in subject.subtree:
        owner = token.dep_ == "poss" and token.pos_ == "PROPN" and token.head is subject
        if owner or (token.dep_ in {"compound", "nmod"} and _capitals(token, subject)):
            return token.doc[token.left_edge.i : token.i + 1].text
        if token.dep_ == "pobj" and token.pos_ == "PROPN":
            return body_name(token) or person_name(token)
    return ""


def _company(token: Token) -> bool:
    known = words("company")
    return token.dep_ == "conj" and bool({token.lemma_, token.lower_} & known)


def _capitals(token: Token, subject: Token) -> bool:
    return token.pos_ == "PROPN" and token.head is subject and not is_people(token.text)


def _until(subject: Token) -> Token:
    """The end of a subject with what tells where it works or who leads it."""
    end = subject.right_edge
    return end if end.i - subject.i < AWAY else subject


def _says(sentence: ParsedSentence, body: Token) -> NamedPhrase | None:
    """ "the Bureau of Health estimates that", "according to the Bureau of Health"."""
    known = body_name(body)
    if not known or not is_public(known):
        return None
    if body.dep_ == "nsubj" and _tells(body.head):
        return phrase(sentence, body.left_edge, body.head, author=known, source="agency")
    if body.dep_ == "pobj" and body.head.lower_ == "to" and body.head.head.lower_ == "according":
        start = sentence.tree[body.head.head.i]
        last = body.right_edge if body.right_edge.i - body.i < AWAY else body
        return phrase(sentence, start, last, author=known, source="agency")
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
    if not is_press(text):
        return None
    return phrase(sentence, paper.left_edge, paper, author=text, source="press")


def _trial(sentence: ParsedSentence, head: Token) -> NamedPhrase | None:
    """ "an ongoing North Harbour Study", "the H.B.T. hormone trials"."""
    if head.pos_ == "PROPN" and head.text in {"Study", "Trial", "Cohort", "Survey"}:
        parts = [t for t in head.lefts if t.dep_ in INNER and t.text[:1].isupper()]
        if parts and not is_people(parts[0].text) and not body_name(head):
            first = parts[0].left_edge
            name = head.doc[first.i : head.i + 1].text
            return phrase(sentence, first, head, "study", trial=name)
    if is_study(head):
        for part in head.doc[head.left_edge.i : head.i]:
            if re.fullmatch(r"(?:[A-Z]\.){2,}", part.text):
                return phrase(sentence, head, head, head.text.lower(), trial=part.text)
    return None


def _beside(sentence: ParsedSentence, noun: Token) -> NamedPhrase | None:
    """ "an accompanying editorial"."""
    beside = {"accompanying", "related", "linked"}
    if noun.lemma_ in words("comment") and any(c.lower_ in beside for c in noun.lefts):
        return phrase(sentence, noun, noun, noun.text.lower(), source="comment")
    return None


_RULES: tuple[Callable[[ParsedSentence, Token], NamedPhrase | None], ...] = (
    _trial,
    shown_at,
    _team_study,
    _led_by,
    _author_of,
    sponsored,
    released,
    in_laboratory,
    _made_at,
    _owned,
    _says,
    _told_by_press,
    _beside,
    written_up,
    researchers_of,
    of_authority,
    registry,
)


def definite_subjects(sentence: ParsedSentence) -> Iterator[tuple[int, int, int]]:
    """Yield where a sentence is about "the study", "the findings" or "his study".

    The third number is where all that is said with the noun ends: a name may stand there.
    """
    for token in sentence.tree:
        if (_is_the(token) and token.dep_ in SUBJECTS) or _theirs(token):
            end = sentence.end_of(token.right_edge)
            yield sentence.start_of(token.left_edge), sentence.end_of(token), end


def _is_the(token: Token) -> bool:
    noun = is_study(token) or token.lemma_.lower() in words("outcome")
    return noun and any(c.lower_ == "the" for c in token.lefts)


def _theirs(token: Token) -> bool:
    """Whether a study is that of somebody spoken of before: "In his new study"."""
    owned = any(c.dep_ == "poss" and c.lower_ in {"his", "her"} for c in token.lefts)
    return owned and is_study(token)


def introduced(sentence: ParsedSentence) -> Iterator[tuple[int, int]]:
    """Yield where a sentence brings up studies: "announced a new study", "two trials tested"."""
    for token in sentence.tree:
        new = any(c.lower_ in {"a", "an", "new"} or c.pos_ == "NUM" for c in token.lefts)
        if is_study(token) and new and token.dep_ in {*SUBJECTS, "dobj"}:
            yield sentence.start_of(token.left_edge), sentence.end_of(token)


def study_told_of(sentence: ParsedSentence) -> str:
    """What a sentence calls the study it tells of: its subject, or what "in" and "by" name.

    A study that is a part of what was found is none: "than after a trial of labour".
    """
    for token in sentence.tree:
        if not is_study(token) or any(t.dep_ in {"ccomp", "advcl"} for t in token.ancestors):
            continue
        told = token.dep_ == "pobj" and token.head.lower_ in {"in", "from", "by", "to"}
        if told or token.dep_ in SUBJECTS:
            return token.text.lower()
    return ""
