"""A record as sentences, each with the part it plays: title, setting, method, finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from littrack.language.sentences import sentences
from littrack.model import Rationale, Record


class Part(StrEnum):
    """What a sentence is for."""

    TITLE = "title"
    SETTING = "setting"
    METHOD = "method"
    FINDING = "finding"
    CONCLUSION = "conclusion"


_LABELS = (
    (re.compile(r"ethnopharmac", re.IGNORECASE), Part.SETTING),
    (
        re.compile(r"conclu|interpret|summary|implication|significance|relevance", re.IGNORECASE),
        Part.CONCLUSION,
    ),
    (re.compile(r"result|finding|observation|digest|case", re.IGNORECASE), Part.FINDING),
    (
        re.compile(
            r"method|design|setting|participant|patient|measure|procedure|material|intervention"
            r"|outcome|data\s+source|selection|subjects",
            re.IGNORECASE,
        ),
        Part.METHOD,
    ),
    (
        re.compile(
            r"background|objective|aim|purpose|introduc|context|rationale|hypothes|importance"
            r"|question",
            re.IGNORECASE,
        ),
        Part.SETTING,
    ),
)
# A label an unlabelled abstract carries in its text: "RESULTS: ...", "Methods. ...".
_INLINE = re.compile(
    r"^(?P<label>BACKGROUND|INTRODUCTION|OBJECTIVES?|AIMS?|PURPOSE|CONTEXT|IMPORTANCE|RATIONALE"
    r"|METHODS?|DESIGN|SETTING|PARTICIPANTS|PATIENTS|MATERIALS?(?:\s+AND\s+METHODS)?|INTERVENTIONS?"
    r"|MEASUREMENTS?|MAIN\s+OUTCOME\w*|RESULTS?|FINDINGS|CONCLUSIONS?|INTERPRETATION|SUMMARY"
    r"|(?i:background|introduction|objectives?|aims?|purpose|methods?|results?"
    r"|conclusions?)(?=\s*[:.]))"
    r"\b",
)
_AIM = re.compile(
    r"""\b(?: (?:aim(?:s|ed)?|objectives?|purpose|goal)\b.{0,40}\b(?:was|is|were|to)
    | (?:we|study|trial|review|paper|article|research)\b[^.;]{0,60}\bto\s+(?:investigate
    |evaluate|assess
      |determine|examine|explore|test|compare|study|review|characteri[sz]e|estimate|identify
      |describe)
    | ^to\s+(?:investigate|evaluate|assess|determine|examine|explore|test|compare|study|review
      |characteri[sz]e|estimate|identify|describe|summari[sz]e)
    | we\s+(?:\w+\s+)?(?:address|discuss|summari[sz]e|review|focus\s+on|outline)
    | hypothesi[sz]ed? | whether | we\s+sought | we\s+asked | was\s+(?:designed|conducted
    |performed)\s+to
    | (?:this|present|current)\s+(?:review|article|paper|study)\s+(?:discuss|describ|summari[sz]
    |focus
      |examin|explor|investigat|evaluat|assess|present|aim)\w* )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_METHOD = re.compile(
    r"""\b(?: (?:primary|secondary|main)\s+(?:outcome|end\s?point)s?\b[^.]{0,20}\b(?:is|are|was
      |were|will|included?)
    | will\s+be | inclusion\s+criteria | were\s+(?:recruited|enrolled|searched|collected|extracted)
    | we\s+(?:searched|enrolled|recruited|included|collected|extracted|surveyed|used\s+a)
    | (?:PubMed|MEDLINE|Embase)\b[^.]{0,80}\bsearch )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MEASURED = re.compile(
    r"\b(?:was|were)\s+(?:then\s+)?(?:evaluated|assessed|investigated|measured|examined|tested"
    r"|determined|analy[sz]ed)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:found|show\w*|significant\w*|reveal\w*|than|increas\w*|decreas\w*|reduc\w*|improv\w*"
    r"|no|not|associated)\b",
    re.IGNORECASE,
)
_CONCLUDING = re.compile(
    r"""^\W*(?:in\s+(?:conclusion|summary)|thus\b|therefore\b|(?:these|our
      |the\s+present)\s+(?:results|findings|data)
    |(?:this|our|the\s+present)\s+(?:study|trial|review|meta-analysis|case)\s+(?:shows?
    |suggests?|demonstrates?
      |provides?|confirms?|indicates?|supports?|highlights?|found)
    |we\s+conclude|taken\s+together|collectively|overall)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OURS = re.compile(
    r"\b(?:here,?\s+we|in\s+(?:this|the\s+present)\s+(?:study|trial|report|review|case)"
    r"|we\s+(?:report|describe"
    r"|present|show|found|conducted|performed|investigated|examined|studied|evaluated|assessed))\b",
    re.IGNORECASE,
)

_SUMMARY = re.compile(
    r"\b(?:guideline|guidelines|review|overview|consensus|manual(?=\s+(?:of|for|on)\b|\W*$))(?!\w)",
    re.IGNORECASE,
)
# What a paper that is no review tells of earlier ones, and where it was registered.
_EARLIER = re.compile(
    r"^\W*(?:(?:some|several|many|previous|earlier|prior|other|recent|numerous|few)\s+(?:[\w-]+\s+){0,3}"
    r"(?:studies|trials|reports|authors|investigators|researchers|reviews|research)"
    r"\s+(?:have\s+|has\s+|had\s+)?(?:\w+ly\s+|also\s+)?"
    r"(?:show\w*|suggest\w*|report\w*|found|demonstrat\w*|indicat\w*|link\w*)"
    r"|it\s+(?:is|has\s+been)\s+(?:\w+\s+)?(?:known|shown|reported|established|suggested|believed)\s+that)",
    re.IGNORECASE,
)
_REGISTERED = re.compile(r"\b(?:regist(?:ered|ration|ry)|PROSPERO|NCT\d+|funded|funding)\b")


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
    body = list(_body(record, len(said)))
    if record.digest is None and not sums_up(record):
        body = [replace(s, part=Part.SETTING) if _EARLIER.match(s.text) else s for s in body]
    if record.digest is None and not any(s.label or s.category for s in record.abstract):
        body = _conclusion_last(_background_first(body))
    return (*said, *body)


def sums_up(record: Record) -> bool:
    """Whether a record is a review or a guideline, by its title or its type."""
    design = record.digest.design if record.digest else ""
    return bool(_SUMMARY.search(" ".join([record.title, design, *(t.name for t in record.types)])))


def _body(record: Record, start: int) -> Iterator[Said]:
    index = start
    for section in record.abstract:
        label = f"{section.label} {section.category}".strip()
        for text in sentences(section.text):
            inline = None if section.label else _INLINE.match(text)
            label = inline["label"] if inline else label
            yield Said(text, section.label or (label if inline else ""), index, _part(text, label))
            index += 1


def _part(text: str, label: str) -> Part:
    labelled = next((p for pattern, p in _LABELS if label and pattern.search(label)), None)
    if labelled is not None and labelled is not Part.FINDING:
        return labelled
    if labelled is None and _METHOD.search(text):
        return Part.METHOD
    if _AIM.search(text):
        return Part.SETTING
    if labelled is None and _MEASURED.search(text) and not _RESULT.search(text):
        return Part.METHOD
    return Part.CONCLUSION if _CONCLUDING.search(text) else Part.FINDING


def _background_first(body: list[Said]) -> list[Said]:
    """In an abstract without labels, what stands before the aim or "here we" is background."""
    turn = next(
        (
            i
            for i, s in enumerate(body)
            if s.part in {Part.SETTING, Part.METHOD} or _OURS.search(s.text)
        ),
        1 if len(body) >= _LONG else 0,
    )
    return [
        replace(s, part=Part.SETTING) if i < turn and s.part is Part.FINDING else s
        for i, s in enumerate(body)
    ]


def _conclusion_last(body: list[Said]) -> list[Said]:
    """In a long abstract without labels, the last finding is what the authors conclude."""
    ends = [i for i, s in enumerate(body) if s.finds and not _REGISTERED.search(s.text)]
    last = ends[-1] if ends and len(body) >= _LONG else None
    return [replace(s, part=Part.CONCLUSION) if i == last else s for i, s in enumerate(body)]


_LONG = 5  # sentences from which the first of an abstract is taken for background
