"""Sentences that assert nothing a study could answer, read off their grammar with certainty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from littrack.claims.sentence_features import Shape, kinds, subject_of
from littrack.language import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

QUESTION = "a question"
ADVICE = "advice: says what to do or what matters, not what is so"
ANNOUNCEMENT = "an announcement: says what a text, a study or an event is about"
NO_WORDS = "no words, or a row of figures"
HEADING = "a heading or a part of the page that asserts nothing"
_POINTING = frozenset({"this", "these", "that", "those", "all", "it"})
_STATED = frozenset({"VBZ", "VBP", "VBD"})


def sure_kind(sentence: ParsedSentence) -> str:
    """Say why a sentence cannot assert anything; empty when its grammar does not tell."""
    letters = sum(c.isalpha() for c in sentence.text)
    shape = Shape.of(sentence)
    if shape is None or letters * 3 < len(sentence.text.replace(" ", "")):
        return NO_WORDS
    return next((why for test, why in _TESTS if test(shape)), "")


def _asks(shape: Shape) -> bool:
    """A question, all of it: "it works, and who would not like that?" also states something."""
    stated = shape.root.tag_ in _STATED and shape.subject is not None
    joined = any(c.dep_ == "conj" and subject_of(c) is not None for c in shape.root.children)
    before = shape.subject is not None and shape.subject.i < shape.root.i
    return shape.ends == "?" and ":" not in shape.text and not (stated and joined and before)


def _titles(shape: Shape) -> bool:
    """ "Exploring yoga: a natural way to sleep": in -ing, without a verb that has a tense."""
    first = next((t for t in shape.tokens if t.is_alpha), shape.root)
    closed = shape.ends in {".", "!", "?"}
    tensed = any(t.tag_ in _STATED or t.tag_ == "MD" for t in shape.tokens)
    return first.tag_ == "VBG" and not closed and not tensed


def _orders(shape: Shape) -> bool:
    return shape.orders and not shape.adds_an_effect


def _weighs(shape: Shape) -> bool:
    """ "Rest is essential", "it is crucial to ...": no reason given that could be true or false."""
    tops = [shape.root, *(c for c in shape.root.conjuncts if c.pos_ in {"VERB", "AUX"})]
    counted = any(t.like_num for t in shape.tokens)
    beside = any(c.dep_ == "advcl" and subject_of(c) is not None for v in tops for c in v.children)
    return all(_necessary(v) for v in tops) and not counted and not beside


def _necessary(verb: Token) -> bool:
    return any(
        c.dep_ in {"acomp", "attr"} and c.lemma_.lower() in kinds()["necessary"]
        for c in verb.children
    )


def _stresses(shape: Shape) -> bool:
    """ "This underlines the importance of ..."."""
    if shape.subject is None or shape.root.lemma_ not in kinds()["stress"]:
        return False
    pointed = {shape.subject.lower_, *(c.lower_ for c in shape.subject.children)} & _POINTING
    weighed = any(
        c.dep_ == "dobj" and c.lemma_ in kinds()["importance"] for c in shape.root.children
    )
    return bool(pointed) and weighed


def _carer_advises(shape: Shape) -> bool:
    """ "Your pharmacist can guide you"."""
    if shape.subject is None or shape.subject.lemma_.lower() not in kinds()["carer"]:
        return False
    able = shape.helpers & {"can", "will", "may", "could"}
    return bool(able) and shape.root.lemma_ in kinds()["advising"]


def _announces(shape: Shape) -> bool:
    """ "This guide explains ...", "in this article we look at ...", "we offer insights"."""
    if shape.subject is None or shape.root.lemma_ not in kinds()["announcing"]:
        return False
    ours = {c.lower_ for c in shape.subject.children} & {"this", "our", "the"}
    if shape.subject.lemma_.lower() in kinds()["our_text"]:
        return bool(ours) and shape.root.tag_ != "VBD"
    return shape.subject.lower_ in {"we", "us"} and shape.root.tag_ in {"VBP", "VB"}


_TESTS: tuple[tuple[Callable[[Shape], bool], str], ...] = (
    (_asks, QUESTION),
    (_titles, HEADING),
    (_orders, ADVICE),
    (_weighs, ADVICE),
    (_stresses, ADVICE),
    (_carer_advises, ADVICE),
    (_announces, ANNOUNCEMENT),
)
