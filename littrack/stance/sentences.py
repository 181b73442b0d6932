"""A record as the sentences a reader is shown, each with its section and its place."""

from __future__ import annotations

from collections.abc import Iterator

from littrack.language.sentences import sentences
from littrack.model import Rationale, Record
from littrack.stance.sentence_order import begins_as_aim
from littrack.stance.wording import cues
from littrack.text import words


def body(record: Record) -> tuple[Rationale, ...]:
    """List the sentences of the abstract, or of a digest's finding, in order."""
    return tuple(_body(record))


def _body(record: Record) -> Iterator[Rationale]:
    index = 0
    for section in record.abstract:
        for text in sentences(section.text):
            yield Rationale(text, section.label, index)
            index += 1


def states_no_finding(sentence: Rationale) -> bool:
    """Whether a sentence says what was asked or done: by its aim words, or by its section.

    In the section of an aim it still states one that reports cases or a significant result.
    """
    if begins_as_aim(sentence.text):
        return True
    if sentence.section.strip().lower() not in cues("aim_sections"):
        return False
    told = words(sentence.text)
    reports = told[:1] != ["to"] and not cues("reporting").isdisjoint(told[:6])
    return not reports and cues("significant").isdisjoint(told)


def says_alike(sentence: Rationale) -> bool:
    """Whether a sentence says that two things are alike, in a word or by "as ... as"."""
    told = words(sentence.text)
    return not cues("alike").isdisjoint(told) or told.count("as") > 1
