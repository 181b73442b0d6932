"""What people type into a search box, made an FTS5 expression that always parses.

Read from left to right as PubMed does: words side by side are ANDed, AND, OR and NOT join what
stands so far with what comes, parentheses group. `title:pain` or `pain[ti]` look in one field,
"quoted words" are a phrase, "two words"~5 stand within five words of each other, `word*` is a
beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.cache.documents import fold
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
      (?P<open>\()|(?P<close>\))
    | (?:(?P<field>[A-Za-z]+):)?
      (?: ["“”„](?P<phrase>[^"“”„]*)["“”„](?:~(?P<near>\d{1,4}))?(?P<star>\*)?
        | (?P<word>[^\s()"“”„\[\]]+) )
      (?:\s*\[(?P<tag>[^\]]*)\])?
    )""",
    re.VERBOSE,
)
_LONGEST = 200  # terms; FTS5's own parser gives up at depth 256


@dataclass(frozen=True, slots=True)
class _Term:
    expression: str


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
    return expression


def any_of(words: list[str]) -> str:
    """Write "any of these words" as an FTS5 expression."""
    return " OR ".join(_quoted(fold(word)) for word in dict.fromkeys(words))


def _tokens(search: str) -> list[str | _Term]:
    tokens: list[str | _Term] = []
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


def _token(found: re.Match[str]) -> list[str | _Term]:
    if found["open"] or found["close"]:
        return [found["open"] or found["close"]]
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
    return '"' + text.replace('"', " ") + '"'


def _group(tokens: list[str | _Term], at: int) -> tuple[str, int]:
    """Read up to the closing parenthesis or the end, joining from left to right."""
    held, joiner = "", ""
    while at < len(tokens) and tokens[at] != ")":
        item = tokens[at]
        at += 1
        if isinstance(item, str) and item != "(":
            joiner = _joined(joiner, item, held)
            continue
        if isinstance(item, _Term):
            part = item.expression
        else:
            part, at = _group(tokens, at)
            if at >= len(tokens):
                raise QueryError("The search opens a parenthesis and never closes it.")
            at += 1
        held = f"({held} {joiner or 'AND'} {part})" if held else part
        joiner = ""
    if joiner or not held:
        raise QueryError(f"The search ends where something was expected{_after(joiner)}.")
    return held, at


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
