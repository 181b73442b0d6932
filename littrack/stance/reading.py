"""A record as sentences, each with the part it plays: title, setting, method, finding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from littrack.model import Rationale, Record
from littrack.text import sentences


class Part(StrEnum):
    """What a sentence is for."""

    TITLE = "title"
    SETTING = "setting"
    METHOD = "method"
    FINDING = "finding"
    CONCLUSION = "conclusion"


_LABELS = (
    (
        re.compile(r"conclu|interpret|summary|implication|significance", re.IGNORECASE),
        Part.CONCLUSION,
    ),
    (re.compile(r"result|finding|outcome|observation|digest|case", re.IGNORECASE), Part.FINDING),
    (
        re.compile(
            r"method|design|setting|participant|patient|measure|procedure|material", re.IGNORECASE
        ),
        Part.METHOD,
    ),
    (
        re.compile(
            r"background|objective|aim|purpose|introduc|context|rationale|hypothes", re.IGNORECASE
        ),
        Part.SETTING,
    ),
)
_AIM = re.compile(
    r"""\b(?:aim(?:s|ed)?|objectives?|purpose|goal)\b.{0,40}\b(?:was|is|were|to)\b
    | \bto\s+(?:investigate|evaluate|assess|determine|examine|explore|test|compare|study|review
      |characteri[sz]e|estimate|identify|describe|summari[sz]e)\b
    | \b(?:hypothesi[sz]ed?|whether|we\s+sought|we\s+asked
      |was\s+(?:designed|conducted|performed)\s+to)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CONCLUDING = re.compile(
    r"""^(?:in\s+(?:conclusion|summary)|these\s+(?:results|findings|data)|our\s+(?:results
      |findings|data)
    |this\s+study\s+(?:shows|suggests|demonstrates|provides)|we\s+conclude|conclusions?:
    |taken\s+together
    |collectively|overall)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a record, to the letter."""

    text: str
    section: str
    index: int
    part: Part

    @property
    def rationale(self) -> Rationale:
        """As it is quoted."""
        return Rationale(self.text, self.section, self.index)

    @property
    def finds(self) -> bool:
        """Whether it reports what was found, rather than what was asked or done."""
        return self.part in {Part.FINDING, Part.CONCLUSION}


def read(record: Record) -> tuple[Said, ...]:
    """List title and abstract sentence by sentence; a digest's title only when it was seen."""
    said = []
    if record.digest is None or "title" not in record.digest.from_memory:
        said.append(Said(record.title, "TITLE", 0, Part.TITLE))
    for section in record.abstract:
        for text in sentences(section.text):
            part = _part(text, f"{section.label} {section.category}".strip())
            said.append(Said(text, section.label, len(said) + 1, part))
    return tuple(said)


def _part(text: str, label: str) -> Part:
    if _CONCLUDING.search(text):
        return Part.CONCLUSION
    part = next((p for pattern, p in _LABELS if pattern.search(label)), None)
    if part is None:
        return Part.SETTING if _AIM.search(text) else Part.FINDING
    return part
