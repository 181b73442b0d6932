"""A search strategy of numbered lines that name each other, resolved into one PubMed term.

`1 word`, `#1 word`, `1. word`, `S1 word`; `2 or 3`, `or/1-8`, `#1 AND #2`, `{OR #1-#3}`; hits at
the end of a line and dates of a history download are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from littrack.model import QueryError
from littrack.queries.clean import cleaned, comment_start
from littrack.queries.history import unfolded
from littrack.queries.limits import in_pubmeds_words

_LABEL = re.compile(r"\s*(?:([#S])\s?(\d{1,3})|(\d{1,3}))(?:([.):])\s*|\s+)(?=\S)")
_COUNT = re.compile(
    r"(?:(?<=[\])/.\"'*])\s+|\t\s*|\s{2,})\(?(\d[\d,. ]*)\)?\s*$|\s+\((\d[\d,]*)\)\s*$"
    r"|\s+(\d{1,3}(?:,\d{3})+)\s*$|(?<=\d)\s+(\d+)\s*$"
)
_FURTHEST = 10  # numbers that may be left out between two lines
_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*")|(?P<tag>\[[^\]]*\])
    |(?P<before>\b(?:or|and)\s*/\s*[#S]?\d+(?:\s*[-,]\s*[#S]?\d+)*)
    |(?P<set>\{\s*(?:or|and)\s+[#S\d,\s-]+\})
    |(?P<after>[#S]?\d+\s*-\s*[#S]?\d+\s*/\s*(?:or|and)\b)
    |(?P<named>\#\d+\b|\bS\d+\b(?=\s*(?:$|\)|(?:and|or|not)\b)))
    |(?P<open>\()|(?P<close>\))|(?P<operator>\b(?:and|or|not)\b(?![-\w]))
    |(?P<number>\b\d+\b(?![-\w.:/*]))|(?P<other>[^\s()\[\]"]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d+)(?:\s*-\s*[#S]?(\d+))?", re.IGNORECASE)
_OPERATOR = re.compile(r"\b(or|and)\b", re.IGNORECASE)
_REFERS = {"before", "set", "after", "named"}
_ENDS = {"tag", "close", "quoted", "reference"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: its text as sent, where it stands in the line, the lines it names."""

    kind: str
    text: str
    start: int
    names: tuple[int, ...] = ()
    joined: str = "OR"


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line: its words, on which line of the text, the hits it came with.

    `searched` is its words with limits (`limit 5 to humans`, `Filters: English`) as terms.
    """

    number: int
    text: str
    at: int
    start: int = 0
    hits: int | None = None
    searched: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def names(self) -> tuple[int, ...]:
        """The lines it refers to."""
        return tuple(n for part in self.parts for n in part.names)


@dataclass(frozen=True, slots=True)
class Strategy:
    """Numbered lines in the order of their numbers; the last is what is searched."""

    lines: tuple[Line, ...]
    known: Mapping[int, Line] = field(default_factory=dict)

    @property
    def term(self) -> str:
        """What is sent: the last line with every line it names written out."""
        if len(self.lines) > 1 and not any(line.names for line in self.lines):
            raise QueryError(
                "the strategy has numbered lines and none joins the others; end it with a line"
                f" such as {' OR '.join(str(line.number) for line in self.lines[:3])}"
            )
        return self.resolved(self.lines[-1].number)

    @property
    def unused(self) -> tuple[Line, ...]:
        """The lines the last one leans on neither itself nor through others."""
        reached, waiting = set(), [self.lines[-1].number]
        while waiting:
            number = waiting.pop()
            if number not in reached:
                reached.add(number)
                waiting += self.known[number].names if number in self.known else ()
        return tuple(line for line in self.lines if line.number not in reached)

    def resolved(self, number: int) -> str:
        """Write a line out; raise `QueryError` for a line it names that is not there."""
        line = self.known[number]
        for named in line.names:
            if named not in self.known:
                there = f"{self.lines[0].number} to {self.lines[-1].number}"
                raise QueryError(
                    f"line {number} names line {named}, which the strategy lacks (it has {there});"
                    " add that line, or mend the number"
                )
            if named >= number:
                raise QueryError(
                    f"line {number} names line {named}, which does not come before it;"
                    " mend the number"
                )
        return "".join(self._written(part) + gap for part, gap in _spaced(line))

    def _written(self, part: Part) -> str:
        if not part.names:
            return part.text
        said = f" {part.joined} ".join(_grouped(self.resolved(n)) for n in part.names)
        return f"({said})" if len(part.names) > 1 else said


def read(text: str) -> Strategy | None:
    """Read a strategy of numbered lines; None for a text that is none."""
    lines = list(_lines(unfolded(cleaned(text))))
    if len(lines) < _FEWEST:
        return None
    lines.sort(key=lambda line: line.number)
    return Strategy(tuple(lines), {line.number: line for line in lines})


_FEWEST = 2


def history_lines(text: str) -> list[str]:
    """List what in a text that is no strategy can only be a line of one: `#3`, `or/1-8`."""
    return [
        found[0]
        for found in _TOKEN.finditer(text)
        if found.lastgroup in _REFERS and not found[0].upper().startswith("S")
    ]


def _lines(text: str) -> Iterator[Line]:
    """Cut the text at its numbers, rising or (a history, newest first) falling by about one."""
    raw = [line[: comment_start(line)] for line in text.splitlines()]
    labels = list(_labelled(raw))
    ends = [*(at for at, *_ in labels[1:]), len(raw)]
    for (at, number, start), end in zip(labels, ends, strict=False):
        body = [raw[at][start:], *raw[at + 1 : end]]
        yield _line(number, "\n".join(body).rstrip(), at + 1, start)


def _labelled(raw: list[str]) -> Iterator[tuple[int, int, int]]:
    """Give the lines that begin with a number that fits the one before: place, number, start."""
    found = [
        (at, int(m[2] or m[3]), m.end(), bool(m[1] or m[4]))
        for at, line in enumerate(raw)
        if (m := _LABEL.match(line))
    ]
    if len(found) < _FEWEST or not _begins(raw, found):
        return
    step = 1 if found[1][1] > found[0][1] else -1
    last = found[0][1] - step
    for at, number, start, _ in found:
        if 0 < (number - last) * step <= _FURTHEST:
            last = number
            yield at, number, start


def _begins(raw: list[str], found: list[tuple[int, int, int, bool]]) -> bool:
    """Whether the numbers are labels: marked with a sign, or counting from (or down to) 1."""
    at, first, _, marked = found[0]
    if any(re.search(r"[\[\"]|\b(?:OR|AND|NOT)\s*$", line) for line in raw[:at]):
        return False
    steady = all(abs(b[1] - a[1]) <= _FURTHEST for a, b in pairwise(found))
    return marked or first == 1 or (steady and found[-1][1] == 1)


def _line(number: int, said: str, at: int, start: int) -> Line:
    found = _COUNT.search(said) if "\n" not in said else None
    hits = None
    if found and not _wanted(said[: found.start()]):
        digits = re.sub(r"\D", "", next(group for group in found.groups() if group))
        hits, said = int(digits), said[: found.start()]
    searched = in_pubmeds_words(said.strip())
    return Line(number, said.strip(), at, start, hits, searched, tuple(_parts(searched)))


def _wanted(before: str) -> bool:
    """Whether the number at the end is an operand: an operator stands before it."""
    return bool(re.search(r"(?:\b(?:and|or|not)\s*/?|[,-])\s*$", before, re.IGNORECASE))


def _parts(said: str) -> Iterator[Part]:
    found = list(_TOKEN.finditer(said))
    kinds = [_kind(found, at) for at in range(len(found))]
    for at, (token, kind) in enumerate(zip(found, kinds, strict=True)):
        text, start = token[0], token.start()
        if kind == "reference":
            joined = _OPERATOR.search(text)
            names = tuple(_named(text))
            yield Part(kind, text, start, names, joined[1].upper() if joined else "OR")
        elif kind == "operator" and _joins(kinds, at):
            yield Part(kind, text.upper(), start)
        else:
            yield Part(kind, text, start)


def _kind(found: list[re.Match[str]], at: int) -> str:
    kind = str(found[at].lastgroup)
    if kind in _REFERS:
        return "reference"
    if kind != "number":
        return kind
    before = found[at - 1].lastgroup if at else None
    after = found[at + 1].lastgroup if at + 1 < len(found) else None
    alone = before in {None, "open", "operator"} and after in {None, "close", "operator"}
    return "reference" if alone else "other"


def _joins(kinds: list[str], at: int) -> bool:
    """Whether an operator in small letters is one: something whole stands on a side of it."""
    before = kinds[at - 1] if at else ""
    after = kinds[at + 1] if at + 1 < len(kinds) else ""
    return before in _ENDS or after in {"reference", "open"}


def _named(text: str) -> Iterator[int]:
    for first, last in _NUMBERS.findall(text):
        yield from range(int(first), int(last or first) + 1)


def _spaced(line: Line) -> Iterator[tuple[Part, str]]:
    """Give each part with the blank that stands between it and the next, if any does."""
    for part, after in pairwise([*line.parts, None]):
        if part is None:
            return
        end = part.start + len(part.text)
        yield part, " " if after is not None and after.start > end else ""


def _grouped(text: str) -> str:
    """Put a line in parentheses unless it is one already, or a single operand."""
    if not re.search(r"\s(?:AND|OR|NOT)\s", text) or _enclosed(text):
        return text
    return f"({text})"


def _enclosed(text: str) -> bool:
    depth = 0
    bare = re.sub(r'"[^"]*"', lambda quoted: "x" * len(quoted[0]), text)
    for at, sign in enumerate(bare):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and at < len(text) - 1:
            return False
    return text.startswith("(")
