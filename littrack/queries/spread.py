"""A field put behind every operand it is said of: (a or b).ti. becomes (a[ti] OR b[ti])."""

from __future__ import annotations

import re
from itertools import product

_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[()]|[^\s()]+")
_OPERATORS = {"AND", "OR", "NOT"}
_NEAR = re.compile(r"(adj|near|next|n|w|pre|onear)/?(\d*)", re.IGNORECASE)
_NEAR_TAGS = {"ti", "tiab", "ad"}
_MOST = 60  # pairs of words near each other that are written out

Tree = list["str | Tree"]


def spread(said: str, tag: str) -> str:
    """Write a group or a word with its field, in PubMed's operators and nearness."""
    tree = _tree(_TOKEN.findall(said))
    text = _written(tree, tag)
    return f"({text})" if len(tree) > 1 and said.startswith("(") and text[:1] != "(" else text


def _tree(tokens: list[str]) -> Tree:
    """Nest what stands in parentheses; one that lacks its other end is passed over."""
    levels: list[Tree] = [[]]
    for token in tokens:
        if token == "(":  # noqa: S105 - a parenthesis
            levels.append([])
        elif token == ")" and len(levels) > 1:  # noqa: S105 - a parenthesis
            group = levels.pop()
            levels[-1].append(group)
        elif token != ")":  # noqa: S105 - a parenthesis
            levels[-1].append(token)
    for group in levels[:0:-1]:
        levels[0].append(group)
    return levels[0]


def _written(tree: Tree, tag: str) -> str:
    """Write what stands side by side: operands with their operators."""
    parts: list[str] = []
    held: Tree = []
    for item in [*tree, None]:
        joins = isinstance(item, str) and item.upper() in _OPERATORS
        if item is not None and not joins:
            held.append(item)
            continue
        if held:
            parts.append(_operand(held, tag))
        if item is not None:
            parts.append(str(item).upper())
        held = []
    return " ".join(parts)


def _operand(items: Tree, tag: str) -> str:
    for at, item in enumerate(items[1:-1], 1):
        near = _NEAR.fullmatch(item) if isinstance(item, str) else None
        if near:
            return _near(items[:at], items[at + 1 :], near, tag)
    if len(items) == 1 and isinstance(items[0], list):
        return f"({_written(items[0], tag)})"
    words = " ".join(item if isinstance(item, str) else _flat(item) for item in items)
    return f"{_quoted(words)}[{tag}]"


def _flat(tree: Tree) -> str:
    return " ".join(item if isinstance(item, str) else _flat(item) for item in tree)


def _quoted(words: str) -> str:
    bare = words.strip("'\"").replace("$", "*")
    return f'"{bare}"' if " " in bare or words.startswith('"') else bare


def _near(before: Tree, after: Tree, near: re.Match[str], tag: str) -> str:
    """Ovid's adj3 allows two words between, NEAR/3 and N3 three; PubMed counts words between.

    PubMed's nearness takes no asterisk and no group: pairs are written out, else AND stands.
    """
    between = max(int(near[2] or 1) - (near[1].lower() == "adj"), 0)
    left, right = _choices(before), _choices(after)
    pairs = [f"{a} {b}" for a, b in product(left, right)]
    plain = pairs and len(pairs) <= _MOST and not any(re.search(r"[*$?#]", pair) for pair in pairs)
    if not plain:
        return f"({_operand(before, tag)} AND {_operand(after, tag)})"
    field = tag if tag in _NEAR_TAGS else "tiab"
    written = [f'"{pair}"[{field}:~{between}]' for pair in pairs]
    return written[0] if len(written) == 1 else f"({' OR '.join(written)})"


def _choices(items: Tree) -> list[str]:
    """The words of a side, or of a group of words with OR between them; none for anything else."""
    if len(items) == 1 and isinstance(items[0], list):
        group = items[0]
        words, joiners = group[::2], group[1::2]
        whole = all(isinstance(word, str) for word in words)
        if whole and all(str(joiner).upper() == "OR" for joiner in joiners):
            return [str(word).strip("'\"") for word in words]
        return []
    return [" ".join(str(item).strip("'\"") for item in items)] if items else []
