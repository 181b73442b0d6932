"""What people type into a search box, made an FTS5 expression that always parses.

Read from left to right as PubMed does: words side by side are ANDed, AND, OR and NOT join what
stands so far with what comes, parentheses group. `title:pain` or `pain[ti]` look in one field,
"quoted words" are a phrase, "two words"~5 stand within five words of each other, `word*` is a
beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from littrack.cache.fts_index import fold
from littrack.model import QueryError

FIELDS = {
    "title": "title", "ti": "title",
    "abstract": "abstract", "ab": "abstract",
    "tiab": "title abstract keywords", "tw": "title abstract keywords mesh",
    "keyword": "keywords", "keywords": "keywords", "ot": "keywords",
    "mesh": "mesh", "mh": "mesh", "majr": "mesh", "nm": "mesh",
    "all": "",
}  # fmt: skip
_TOKEN = re.compile(
    r"""\s*(?:
      (?:(?P<over>[A-Za-z]+):)?(?P<open>\()|(?P<close>\))
    | (?:(?P<field>[A-Za-z]+):)?
      (?: ["“”„](?P<phrase>[^"“”„]*)["“”„](?:~(?P<near>\d{1,4}))?(?P<star>\*)?
        | (?P<word>[^\s()"“”„\[\]]+) )
      (?:\s*\[(?P<tag>[^\]]*)\])?
    )""",
    re.VERBOSE,
)
_LONGEST = 200  # words and operators
_DEEPEST = 40  # parentheses within each other; FTS5's own parser gives up at about a hundred


@dataclass(frozen=True, slots=True)
class _Term:
    expression: str


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening parenthesis; `columns` are those all within it is looked for in."""

    columns: str


_Item: TypeAlias = str | _Term | _Open


def translate(search: str) -> str:
    """Write a search as an FTS5 expression; raise `QueryError` with what is wrong, in words."""
    tokens = _tokens(search)
    if not tokens:
        raise QueryError("The search is empty: name at least one word.")
    if len(tokens) > _LONGEST:
        raise QueryError(f"The search is too long: {len(tokens)} words, at most {_LONGEST}.")
    expression, rest = _group(tokens, 0)
    if rest < len(tokens):
        raise QueryError(f"The search {search!r} closes a parenthesis that was never opened.")
    if _depth(expression) > _DEEPEST:
        raise QueryError("The search changes between AND, OR and NOT too often; use fewer words.")
    return expression


def _depth(expression: str) -> int:
    steps = (1 if c == "(" else -1 if c == ")" else 0 for c in re.sub('"[^"]*"', "", expression))
    return max(accumulate(steps), default=0)


def any_of(words: list[str]) -> str:
    """Write "any of these words" as an FTS5 expression."""
    return " OR ".join(_quoted(fold(word)) for word in dict.fromkeys(words))


def _tokens(search: str) -> list[_Item]:
    tokens: list[_Item] = []
    at, text = 0, search.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            left = text[at:].strip()
            raise QueryError(
                f"The search cannot be read from {left[:30]!r} on: a quote or bracket?"
            )
        tokens += _token(found)
        at = found.end()
    return tokens


def _token(found: re.Match[str]) -> list[_Item]:
    if found["open"]:
        return [_Open(_columns(found["over"], None))]
    if found["close"]:
        return [")"]
    word = found["word"]
    if word in {"AND", "OR", "NOT"} and not found["field"] and found["tag"] is None:
        return [word]
    body = _body(found)
    if not body:
        return []
    columns = _columns(found["field"], found["tag"])
    return [_Term(f"{{{columns}}} : {body}" if columns else body)]


def _body(found: re.Match[str]) -> str:
    text = fold(found["phrase"] if found["phrase"] is not None else found["word"])
    starred = bool(found["star"]) or text.endswith("*")
    text = text.rstrip("*")
    if not any(c.isalnum() for c in text):
        return ""
    if found["near"] and len(text.split()) > 1:
        return f"NEAR({' '.join(map(_quoted, text.split()))}, {found['near']})"
    return _quoted(text) + ("*" if starred else "")


def _columns(field: str | None, tag: str | None) -> str:
    name = (field or (tag or "").partition(":")[0] or "all").strip().lower()
    if name not in FIELDS:
        known = ", ".join(sorted(FIELDS))
        raise QueryError(
            f"The search names a field {name!r} that is not kept here; known: {known}."
        )
    return FIELDS[name]


def _quoted(text: str) -> str:
    """Make a text one FTS5 string; what cannot be in one (a quote, NUL) is a blank."""
    sound = text.encode(errors="replace").decode()
    return '"' + sound.replace('"', " ").replace("\0", " ") + '"'


def _group(tokens: list[_Item], at: int) -> tuple[str, int]:
    """Read up to the closing parenthesis or the end, joining from left to right."""
    held, joiner, last = "", "", ""
    while at < len(tokens) and tokens[at] != ")":
        item = tokens[at]
        at += 1
        if isinstance(item, str):
            joiner = _joined(joiner, item, held)
            continue
        part = item.expression if isinstance(item, _Term) else ""
        if isinstance(item, _Open):
            part, at = _inner(tokens, at, item.columns)
        held, last = _together(held, last, joiner or "AND", part)
        joiner = ""
    if joiner or not held:
        raise QueryError(f"The search ends where something was expected{_after(joiner)}.")
    return held, at


def _together(held: str, last: str, joiner: str, part: str) -> tuple[str, str]:
    """Join a part to what stands so far; parentheses only where the operator changes."""
    if not held:
        return part, ""
    if last in {"", joiner} and joiner != "NOT":
        return f"{held} {joiner} {part}", joiner
    return f"({held}) {joiner} {part}", joiner


def _inner(tokens: list[_Item], at: int, columns: str) -> tuple[str, int]:
    part, at = _group(tokens, at)
    if at >= len(tokens):
        raise QueryError("The search opens a parenthesis and never closes it.")
    return (f"{{{columns}}} : ({part})" if columns else f"({part})"), at + 1


def _joined(before: str, word: str, held: str) -> str:
    if not held:
        raise QueryError(f"{word} needs something before it: what is searched first?")
    if (before, word) == ("AND", "NOT"):
        return "NOT"
    if before:
        raise QueryError(f"The search says {before} {word}; one of the two is meant.")
    return word


def _after(joiner: str) -> str:
    return f" after {joiner}" if joiner else ""
