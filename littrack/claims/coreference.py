"""What an article is about, and what "it", "they" and "this herb" stand for, where that is sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from littrack.claims.referents import (
    acting,
    is_candidate,
    is_nameless,
    is_qualified,
    is_referent,
    meant,
    speaks,
)
from littrack.language.phrases import name
from littrack.language.tree import (
    SUBJECTS,
    child,
    children,
    effect_of,
    lemma,
)
from littrack.lexicon import is_noun, valence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SINGULAR = frozenset({"it", "its", "this"})
PLURAL = frozenset({"they", "them", "their", "these"})
PRONOUNS = SINGULAR | PLURAL | {"which", "that", "who", "those", "itself"}
_POINTING = frozenset({"this", "the", "these", "our", "such"})
_OFTEN = 3  # sentences that must name what an article is about
_SHARE = 0.2  # of its sentences that must
_MOSTLY = 0.4  # of its sentences; what that many name need be no subject twice
_NEAR = 2  # sentences after which what was last spoken of is forgotten
_SHORT = 2  # letters; nothing shorter is a name
_TITLED = 2  # sentences that being named in the title counts for
_OF_ILLNESS = frozenset({"", "be", "cause", "include", "last", "occur", "link", "hurt"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about (empty where nothing stands out), who speaks, what it repeats."""

    main: str = ""
    speakers: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds the word for what the article is about."""
        return _stem(self.main) in text.lower()

    def is_stray(self, told: str) -> bool:
        """Whether one word that an article about a thing (no illness) says only once."""
        of_thing = bool(self.main) and not valence(self.main)
        return of_thing and _stem(told) not in self.repeated and " " not in told


def topic_of(title: Doc | None, docs: Iterable[Doc]) -> Topic:
    """Find the thing that most sentences name, and of which at least two say something."""
    every = list(docs)
    speakers = _speakers(every)
    page = _Page([doc.text.lower() for doc in every], title.text.lower() if title else "")
    things = [t for t in _things_in(every) if name(t).lower() not in speakers]
    ills = [t for t in things if is_referent(t) and valence(name(t)) < 0]
    main = page.most_named([t for t in things if _may_name(t)]) or page.most_named(ills)
    said = Counter(_stem(t.text) for doc in every for t in doc)
    return Topic(main, speakers, frozenset(word for word, times in said.items() if times > 1))


def _things_in(docs: Iterable[Doc]) -> Iterator[Token]:
    """What the subjects stand for, speakers apart."""
    for token in (t for doc in docs for t in doc if t.dep_ in SUBJECTS):
        if not speaks(token):
            yield from acting(token)


@dataclass(frozen=True, slots=True)
class _Page:
    """The sentences of an article and its title, in lower case."""

    texts: Sequence[str]
    title: str

    def share(self, key: str) -> int:
        """How many sentences name a thing; the title counts for some more."""
        return sum(key in text for text in self.texts) + _TITLED * (key in self.title)

    def most_named(self, things: Sequence[Token]) -> str:
        """The thing that most sentences name, of those of which enough is said."""
        said = Counter(_key(t) for t in things)
        spelling = {_key(t): name(t) for t in reversed(things)}
        often = [k for k, times in said.items() if times > 1 or self._is_prominent(k)]
        main = max(often, key=lambda k: (self.share(k), said[k]), default="")
        enough = main and self.share(main) >= max(_OFTEN, _SHARE * len(self.texts))
        return spelling[main] if enough else ""

    def _is_prominent(self, key: str) -> bool:
        return key in self.title or self.share(key) >= _MOSTLY * len(self.texts)


def _speakers(docs: Iterable[Doc]) -> frozenset[str]:
    """Who says or shows something more often than something is said of them."""
    subjects = [t for doc in docs for t in doc if t.dep_ in SUBJECTS]
    told = Counter(name(t).lower() for t in subjects if speaks(t))
    judged = Counter(name(t).lower() for t in subjects if not speaks(t))
    return frozenset(who for who, times in told.items() if times > judged[who])


def _may_name(token: Token) -> bool:
    """Whether a thing has a name of its own, not only that of its class."""
    known = not is_noun(lemma(token), "class") and not is_nameless(token)
    return is_candidate(token) and known and len(name(token)) > _SHORT


def _key(token: Token) -> str:
    return _stem(name(token))


def _stem(words: str) -> str:
    return words.lower().removesuffix("s")


@dataclass(slots=True)
class Memory:
    """What was last spoken of; it forgets rather than guesses."""

    topic: Topic
    last: str = ""
    many: bool = False
    age: int = 0
    named: list[str] = field(default_factory=list)

    def resolve(self, token: Token) -> str:
        """What a pronoun or "this herb" stands for; empty where that is not sure."""
        if token.pos_ in {"PRON", "DET"}:
            return _fitting(self._meant(token), token)
        return self._named_class(token) if is_pointed_class(token) else ""

    def _meant(self, token: Token) -> str:
        low = token.lower_
        if low in SINGULAR and not _is_empty_it(token):
            return self._singular(token)
        if low in PLURAL:
            before = self._within(token, plural=True)
            return before or (self._recent if self.many and not _stands_between(token) else "")
        return ""

    @property
    def spoken_of(self) -> str:
        """What was last spoken of, else what the article is about."""
        return self._recent or self.topic.main

    @property
    def _recent(self) -> str:
        return self.last if self.age <= _NEAR else ""

    def _singular(self, token: Token) -> str:
        before = self._within(token, plural=False)
        if before or token.lower_ == "this" or _stands_between(token):
            return before
        return self._recent if not self.many else ""

    def _within(self, token: Token, *, plural: bool) -> str:
        """The subject of the clause before, in the same sentence; of several none."""
        found = [
            name(meant(t))
            for t in token.doc[: token.i]
            if t.dep_ in SUBJECTS
            and t.head != token.head
            and self._may_act(t)
            and (meant(t).tag_ in {"NNS", "NNPS"}) is plural
        ]
        return found[0] if len(set(found)) == 1 else ""

    def _may_act(self, token: Token) -> bool:
        told = meant(token)
        if speaks(token) or not is_referent(told) or told.pos_ == "PRON":
            return False
        return name(told).lower() not in self.topic.speakers

    def _named_class(self, token: Token) -> str:
        """ "The vaccine" is the vaccine that was named, else what the article is about."""
        low = lemma(token)
        for known in reversed(self.named):
            if low == known.lower().split()[-1].removesuffix("s"):
                return known
        return _fitting(self.topic.main or self._recent, token)

    def note(self, doc: Doc) -> None:
        """Keep the thing that a sentence was about."""
        self.age += 1
        for token in doc:
            if token.dep_ in SUBJECTS and token.head.dep_ in {"ROOT", "conj", "ccomp"}:
                things = [t for t in acting(token) if is_referent(t) and t.pos_ != "PRON"]
                if things and not speaks(token) and self._may_act(things[0]):
                    told = things[0]
                    self.last, self.many = name(told), told.tag_ in {"NNS", "NNPS"}
                    self.age = 0
                elif token.lower_ in SINGULAR | PLURAL:
                    self.age = 0
                break
        nouns = (t for t in doc if is_noun(lemma(t), "thing", "class", "relief"))
        self.named += [name(t) for t in nouns if _is_named(t)]


def _fitting(told: str, token: Token) -> str:
    """What a word stands for, unless that is an illness and the word cannot stand for one."""
    return told if told and (not valence(told) or _may_be_illness(token)) else ""


def _may_be_illness(token: Token) -> bool:
    """Whether a pronoun or a class may stand for an illness: it causes and lasts, and cures none.

    "Acne is common. It can cause scars", "gout flares; its symptoms", "the condition".
    """
    if token.pos_ not in {"PRON", "DET"}:
        return valence(lemma(token)) < 0 or lemma(token) == "condition"
    if token.dep_ == "poss":
        return is_noun(lemma(token.head), "symptom", "effect", "side", "risk")
    verb = token.head
    return token.dep_ == "nsubj" and effect_of(verb) in _OF_ILLNESS


def _stands_between(token: Token) -> bool:
    """Whether a clause before, in the same sentence, has a subject that may be meant instead."""
    before = [t for t in token.doc[: token.i] if t.dep_ in SUBJECTS and t.head != token.head]
    return any(t.lower_ != token.lower_ and t.dep_ in {"nsubj", "nsubjpass"} for t in before)


def _is_named(token: Token) -> bool:
    """Whether a noun of a class has a name before it: "leprosy vaccine", "DBS device"."""
    before = children(token, "compound")
    return bool(before) and child(token, "poss") is None


def is_pointed_class(token: Token) -> bool:
    """ "The drug", "this approach": a class that stands for a thing named before."""
    if is_qualified(token) or child(token, "prep", "relcl", "acl", "nummod", "appos") is not None:
        return False
    pointed = {c.lower_ for c in children(token, "det", "poss")} & _POINTING
    return bool(pointed) and is_noun(lemma(token), "thing", "use", "dose", "class")


def _is_empty_it(token: Token) -> bool:
    """ "It is clear that", "it takes time to": no thing is meant."""
    verb = token.head
    states = children(verb, "acomp", "attr", "oprd")
    clausal = child(verb, "ccomp", "xcomp", "advcl", "csubj") is not None
    clausal |= any(child(s, "ccomp", "xcomp") is not None for s in states)
    stated = bool(states) or lemma(verb) in {"take", "seem", "appear", "turn"}
    that = any(c.dep_ == "ccomp" and child(c, "mark") is not None for c in verb.children)
    return token.dep_ in SUBJECTS and ((clausal and stated) or that)


def speaker_words(token: Token) -> str:
    """Who says so, in the article's own words, without clauses about them."""
    left = {t.i for c in children(token, "relcl", "appos", "acl") for t in c.subtree}
    kept = [t for t in token.subtree if t.i not in left]
    while kept and kept[-1].is_punct:
        kept.pop()
    return token.doc[kept[0].i : kept[-1].i + 1].text if kept else token.text
