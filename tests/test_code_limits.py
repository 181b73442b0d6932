"""Limits of the code, measured on the source; each ceiling may only be lowered.

Aims: no function above complexity 10, no file above 300 lines, less than 25,000 characters of
regular expressions, no list of more than twelve English words outside `littrack/lexicon`, no two
places with ten identical lines. The ceilings are what was measured on 1 December 2026.
`pytest -rP tests/test_code_limits.py` prints the largest of each kind.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from radon.complexity import cc_visit

from tests.conftest import ROOT

FILES = sorted((ROOT / "littrack").rglob("*.py"))
LONG_LIST = 12
COMPLEXITY = 10
LINES = 300
TWIN = 10
CEILINGS = {
    "functions above the complexity": 87,
    "files above the lines": 2,
    "characters of regular expressions": 24_990,
    "words in long lists": 392,
    "places with ten identical lines": 0,
}
_COMPILING = {"compile", "search", "match", "fullmatch", "findall", "finditer", "split", "sub"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def literals(node: ast.AST) -> Iterator[str]:
    """Every string written in a piece of source; of an f-string its fixed parts."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def assigned(module: ast.Module) -> dict[str, ast.expr]:
    """The values that a module gives to its names."""
    found: dict[str, ast.expr] = {}
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def patterns(module: ast.Module) -> Iterator[ast.expr]:
    """The first argument of each call that compiles or applies a regular expression."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        call = node.func
        if not (isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)):
            continue
        if call.value.id == "re" and call.attr in _COMPILING:
            yield node.args[0]


def pattern_characters(path: Path) -> int:
    """Characters of the literals that patterns are made of, named pieces included, each once."""
    module = tree(path)
    known = assigned(module)
    written = list(patterns(module))
    wanted, seen = set().union(*map(names, written)) & known.keys() if written else set(), set()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        wanted |= (names(known[name]) & known.keys()) - seen
    inside = {id(inner) for node in written for inner in ast.walk(node)}
    pieces = [known[name] for name in seen]
    outside = [p for p in pieces if not any(id(i) in inside for i in ast.walk(p))]
    return sum(len(text) for node in (*written, *outside) for text in literals(node))


def word_lists(path: Path) -> Iterator[tuple[str, int]]:
    """Names of a module with more than twelve words in a list, a set or a string that is split.

    `__all__` lists names of the code, no words.
    """
    values = {name: value for name, value in assigned(tree(path)).items() if name != "__all__"}
    for name, value in values.items():
        for node in ast.walk(value):
            if isinstance(node, ast.List | ast.Tuple | ast.Set):
                words = [w for e in node.elts if isinstance(e, ast.Constant) for w in literals(e)]
            elif isinstance(node, ast.Attribute) and node.attr == "split":
                words = [word for text in literals(node.value) for word in text.split()]
            else:
                continue
            english = [word for word in words if word.replace("-", "").isalpha()]
            if len(english) > LONG_LIST:
                yield f"{path.relative_to(ROOT)}: {name}", len(english)


def code_lines(path: Path) -> list[tuple[int, str]]:
    """The numbered lines of a module without blank ones and imports."""
    imports = {
        number
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [(n, text.strip()) for n, text in lines if text.strip() and n not in imports]


def twins(paths: Sequence[Path]) -> Counter[str]:
    """Where ten lines stand that stand elsewhere too, and how many; each stretch once."""
    known: dict[tuple[str, ...], tuple[Path, int]] = {}
    found: Counter[str] = Counter()
    for path in paths:
        lines, stretch = code_lines(path), ""
        for at in range(len(lines) - TWIN + 1):
            window = lines[at : at + TWIN]
            first, number = known.setdefault(tuple(t for _, t in window), (path, window[0][0]))
            if (first, number) == (path, window[0][0]):
                stretch = ""
                continue
            stretch = stretch or f"{path.name}:{window[0][0]} and {first.name}:{number}"
            found[stretch] += 1 if found[stretch] else TWIN
    return found


def held(what: str, found: Counter[str], total: int) -> None:
    largest = "\n".join(f"{size:7,}  {place}" for place, size in found.most_common(15))
    print(f"{total:,} {what}; the largest:\n{largest}")  # noqa: T201 - what the test is for
    assert total <= CEILINGS[what], f"{what} grew to {total:,}:\n{largest}"


def test_no_further_function_is_above_the_complexity():
    found = Counter(
        {
            f"{path.relative_to(ROOT)}: {block.fullname}": block.complexity
            for path in FILES
            for block in cc_visit(path.read_text(encoding="utf-8"))
            if block.letter != "C" and block.complexity > COMPLEXITY
        }
    )
    held("functions above the complexity", found, len(found))


def test_no_further_file_is_too_long():
    lines = Counter(
        {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    )
    found = Counter({place: size for place, size in lines.items() if size > LINES})
    held("files above the lines", found, len(found))


def test_regular_expressions_do_not_grow():
    found = Counter({str(p.relative_to(ROOT)): pattern_characters(p) for p in FILES})
    held("characters of regular expressions", found, found.total())


def test_lists_of_words_do_not_grow():
    outside = [path for path in FILES if "lexicon" not in path.parts]
    found = Counter(dict(pair for path in outside for pair in word_lists(path)))
    held("words in long lists", found, found.total())


def test_no_further_lines_stand_twice():
    found = twins(FILES)
    held("places with ten identical lines", found, len(found))


def test_a_stretch_of_lines_that_stands_twice_is_found_once(tmp_path):
    body = [f"value_{n} = {n}" for n in range(TWIN + 2)]
    for name, before in (("a.py", ["import os"]), ("b.py", ["import re", "", "x = 1"])):
        (tmp_path / name).write_text("\n".join([*before, *body]), encoding="utf-8")
    (tmp_path / "c.py").write_text("\n".join(body[: TWIN - 1]), encoding="utf-8")
    assert twins(sorted(tmp_path.iterdir())) == {"b.py:4 and a.py:2": TWIN + 2}
