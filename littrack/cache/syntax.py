"""What people type into a search box, read into what is looked for where.

Read from left to right as PubMed does: words side by side are ANDed, AND, OR and NOT (or, in small
letters, where something stands on both sides; | and -word too) join what stands so far with what
comes, parentheses group. `title:pain` or `pain[ti]` look in one field, `smith j[au]`,
`"j pain"[ta]`, `2019:2021[dp]` in a field by value, "quoted words" are a phrase, "two words"~5
stand within five words of each other, `word*` is a beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from littrack.cache.fts_index import fold
from littrack.cache.search_fields import KINDS, Field
from littrack.cache.syntax_tree import Item, Node, Open, Text, group
from littrack.model import QueryError
from littrack.text import has_words

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
_MOST_FIELDS = 25  # values looked for in fields
_SIGNS = {word: word for word in ("AND", "OR", "NOT", ":")}
_SIGNS |= {"|": "OR", "||": "OR", "&": "AND", "&&": "AND"}
_MINUS = "-–−"
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMCID = re.compile(r"PMC\d{3,9}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A search: its tree, its parts in order, and how it was taken where that may surprise."""

    node: Node
    parts: tuple[Text | Field, ...]
    remarks: tuple[str, ...] = ()


def parse(search: str) -> Parsed:
    """Read a search; raise `QueryError` with what is wrong, in words."""
    remarks: list[str] = []
    tokens = list(_joined_up(list(_ranges(_tokens(search))), remarks))
    if not tokens:
        raise QueryError("The search is empty: name at least one word.")
    if len(tokens) > _LONGEST:
        raise QueryError(f"The search is too long: {len(tokens)} words, at most {_LONGEST}.")
    node, rest = group(tokens, 0)
    if rest < len(tokens):
        raise QueryError(f"The search {search!r} closes a parenthesis that was never opened.")
    parts = tuple(item for item in tokens if isinstance(item, Text | Field))
    deep = isinstance(node, Text) and _depth(node.expression) > _DEEPEST
    if deep or sum(isinstance(part, Field) for part in parts) > _MOST_FIELDS:
        raise QueryError("The search changes between AND, OR and NOT too often; use fewer words.")
    return Parsed(node, parts, tuple(remarks))


def _depth(expression: str) -> int:
    steps = (1 if c == "(" else -1 if c == ")" else 0 for c in re.sub('"[^"]*"', "", expression))
    return max(accumulate(steps), default=0)


def any_of(words: list[str]) -> str:
    """Write "any of these words" as an FTS5 expression."""
    return " OR ".join(_quoted(fold(word)) for word in dict.fromkeys(words))


def _tokens(search: str) -> list[Item]:
    tokens: list[Item] = []
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


def _token(found: re.Match[str]) -> list[Item]:
    if found["open"]:
        return [Open(_columns(found["over"], None))]
    if found["close"]:
        return [")"]
    word = found["word"]
    if word is not None and not found["field"] and found["tag"] is None:
        return _plain(found, word)
    return _item(found, word.lstrip("+") if word else word)


def _plain(found: re.Match[str], word: str) -> list[Item]:
    """Read a word without a field: an operator, a word with a minus before it, or a word."""
    if word in _SIGNS:
        return [_SIGNS[word]]
    if word[0] in _MINUS and word[1:2].isalnum():
        return ["-", *_item(found, word[1:])]
    return ["-"] if word in _MINUS else _item(found, word.lstrip("+"))


def _item(found: re.Match[str], word: str | None) -> list[Item]:
    """A word or phrase in its field, or a value in a field of values."""
    said = found["phrase"] if found["phrase"] is not None else str(word)
    name = _field(found)
    if name in KINDS:
        whole = bool(found["field"]) or found["phrase"] is not None
        return [Field(KINDS[name], said + ("*" if found["star"] else ""), whole)]
    if name == "all" and word and (kind := _identifier(said)):
        return [Field(kind, said)]
    body = _body(found, said)
    if not body:
        return []
    columns = _columns(found["field"], found["tag"])
    return [Text(f"{{{columns}}} : {body}" if columns else body, bare=not columns)]


def _identifier(said: str) -> str:
    if _DOI.fullmatch(said):
        return "doi"
    return "pmcid" if _PMCID.fullmatch(said) else ""


def _field(found: re.Match[str]) -> str:
    tag = (found["tag"] or "").partition(":")[0]
    return (found["field"] or tag or "all").strip().lower()


def _ranges(tokens: list[Item]) -> Iterator[Item]:
    """Make `2019[dp] : 2021[dp]` one range; a colon that stands elsewhere says nothing."""
    at = 0
    while at < len(tokens):
        item, colon, after = (*tokens[at : at + 3], None, None)[:3]
        if isinstance(item, Field) and isinstance(after, Field) and colon == ":":
            yield Field(item.kind, f"{item.value}:{after.value}", whole=True)
            at += 3
            continue
        if item is not None and item != ":":
            yield item
        at += 1


def _joined_up(tokens: list[Item], remarks: list[str]) -> Iterator[Item]:
    """Settle what depends on its neighbours: small operators, minus signs, names of two words."""
    before: Item | None = None
    for at, item in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        settled = _settled(item, before, after, remarks)
        if settled is None or (isinstance(settled, Text) and _part_of_name(tokens, at)):
            continue
        if isinstance(settled, Field):
            settled = Field(settled.kind, _whole(tokens, at, settled))
        before = settled
        yield settled


def _settled(
    item: Item, before: Item | None, after: Item | None, remarks: list[str]
) -> Item | None:
    sides = _stands(before, closes=True) and _stands(after, closes=False)
    if item == "-":
        remarks.append("-word leaves the word out, as NOT does.")
        return "NOT"
    small = item.expression.strip('"') if isinstance(item, Text) and item.bare else ""
    if small in {"and", "or", "not"} and sides:
        remarks.append(f"{small!r} is taken for {small.upper()}; in [all] it is a word.")
        return small.upper()
    return item


def _stands(item: Item | None, *, closes: bool) -> bool:
    """Whether something to join is on this side."""
    if isinstance(item, str):
        return closes and item == ")"
    return isinstance(item, Text | Field) or (isinstance(item, Open) and not closes)


def _part_of_name(tokens: list[Item], at: int) -> bool:
    """Whether a bare word belongs to the value that follows: `smith j[au]`, as PubMed takes it."""
    for item in tokens[at:]:
        if isinstance(item, Field):
            return item.kind in _NAMED and not item.whole and isinstance(tokens[at], Text)
        if not _bare_word(item):
            return False
    return False


def _whole(tokens: list[Item], at: int, field: Field) -> str:
    """The value with the bare words before it that belong to it."""
    words: list[str] = []
    open_ended = at and field.kind in _NAMED and not field.whole
    for item in tokens[at - 1 :: -1] if open_ended else []:
        if not _bare_word(item):
            break
        words.insert(0, str(getattr(item, "expression", "")).strip('"'))
    return " ".join([*words, field.value])


def _bare_word(item: Item) -> bool:
    """Whether a token is one plain word that is no operator."""
    if not isinstance(item, Text) or not item.bare:
        return False
    said = item.expression
    return said.startswith('"') and said.strip('"') not in {"and", "or", "not"}


_NAMED = {"author", "first author", "last author", "journal", "type"}


def _body(found: re.Match[str], said: str) -> str:
    text = fold(said)
    starred = bool(found["star"]) or text.endswith("*")
    text = text.rstrip("*")
    if not has_words(text):
        return ""
    if found["near"] and len(text.split()) > 1:
        return f"NEAR({' '.join(map(_quoted, text.split()))}, {found['near']})"
    return _quoted(text) + ("*" if starred else "")


def _columns(field: str | None, tag: str | None) -> str:
    name = (field or (tag or "").partition(":")[0] or "all").strip().lower()
    if name not in FIELDS:
        known = ", ".join(sorted(FIELDS.keys() | set(KINDS.values())))
        raise QueryError(
            f"The search names a field {name!r} that is not kept here; known: {known}."
        )
    return FIELDS[name]


def _quoted(text: str) -> str:
    """Make a text one FTS5 string; what cannot be in one (a quote, NUL) is a blank."""
    sound = text.encode(errors="replace").decode()
    return '"' + sound.replace('"', " ").replace("\0", " ") + '"'
