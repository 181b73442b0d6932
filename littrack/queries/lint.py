"""What PubMed would silently take otherwise than it was meant, found before a term is sent."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from littrack.queries.fields import DATES, GONE, NEAR, STOP_WORDS, TAGS
from littrack.queries.tokens import Kind, Token, tokens

_STEM = 4  # letters PubMed wants before an asterisk
_OPERANDS = {Kind.QUOTED, Kind.WORD}
_LOOKALIKES = {
    "∗": "*", "＊": "*", "✱": "*", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "（": "(", "）": ")", "［": "[", "］": "]",
}  # fmt: skip
_FOREIGN = re.compile(r"\.(?:tw|ti|ab|mp|sh|kf|pt|hw)(?:,\w+)*\.?$|^(?:adj|near|w)/?\d+$|:ti,ab")
_HISTORY = re.compile(r"#\d+")


class Level(IntEnum):
    """How bad: a note, a doubt, or certainly not what was meant."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class LintFinding:
    """Something about a term: where in it (lines and columns from 1), what, and what to do."""

    line: int
    column: int
    code: str
    message: str
    remedy: str
    level: Level = Level.ERROR


Rule = Callable[[Sequence[Token]], Iterator[LintFinding]]


def lint(term: str) -> list[LintFinding]:
    """List what is odd about a term, from top to bottom."""
    every = list(tokens(term))
    found = [finding for rule in _RULES for finding in rule(every)]
    return sorted(found, key=lambda f: (f.line, f.column, f.code))


def _at(
    token: Token, code: str, message: str, remedy: str, level: Level = Level.ERROR
) -> LintFinding:
    return LintFinding(token.line, token.column, code, message, remedy, level)


def _balance(every: Sequence[Token]) -> Iterator[LintFinding]:
    opened: list[Token] = []
    for token in every:
        if token.kind is Kind.OPEN:
            opened.append(token)
        elif token.kind is Kind.CLOSE and opened:
            opened.pop()
        elif token.kind is Kind.CLOSE:
            yield _at(token, "parenthesis", "this ) closes nothing", "take it out, or add its (")
        elif token.kind is Kind.LOOSE:
            what = "quote" if token.text == '"' else "bracket"
            yield _at(token, what, f"this {token.text} has no other end", "add it, or take it out")
    for token in opened:
        yield _at(token, "parenthesis", "this ( is never closed", "add its )")


def _tags(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise([None, *every]):
        if token is None or token.kind is not Kind.TAG:
            continue
        yield from _known(token)
        if before is not None and before.kind is Kind.CLOSE:
            told = f"PubMed ignores a tag on a group: all fields are searched, not {token.text}"
            yield _at(token, "tag-on-group", told, f"write {token.text} after every word of it")
        elif before is None or before.kind not in _OPERANDS:
            yield _at(token, "tag-alone", f"{token.text} follows no word", "put words before it")


def _known(token: Token) -> Iterator[LintFinding]:
    name = token.field
    if name in GONE:
        told = f"{token.text} is not among PubMed's fields any more"
        remedy = f"use [{GONE[name]}]"
        yield _at(token, "old-tag", told, remedy, Level.WARNING)
    elif name not in TAGS:
        near = difflib.get_close_matches(name, TAGS, n=1)
        remedy = f"did you mean [{near[0]}]?" if near else "see PubMed's help for the field tags"
        told = f"PubMed knows no field {token.text}: it drops the tag and searches all fields"
        yield _at(token, "unknown-tag", told, remedy)


def _bare(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Find words without a tag: runs of words and phrases that no tag or range ends."""
    for run, after in _runs(every):
        if after is not None and after.kind is Kind.TAG:
            continue
        shown = " ".join(token.text for token in run)
        told = f"{shown} has no field tag: PubMed maps it to what it thinks is meant"
        yield _at(run[0], "bare-words", told, "add a tag, such as [tiab] or [mh]", Level.WARNING)


def _runs(every: Sequence[Token]) -> Iterator[tuple[list[Token], Token | None]]:
    """Yield each run of words with what ends it."""
    run: list[Token] = []
    for token in [*every, None]:
        if token is not None and token.kind in _OPERANDS:
            run.append(token)
            continue
        if run:
            yield run, token
        run = []


def _operators(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise([None, *every, None]):
        first = before is None or before.kind in {Kind.OPERATOR, Kind.OPEN}
        last = token is None or token.kind in {Kind.OPERATOR, Kind.CLOSE}
        if first and token is not None and token.kind is Kind.OPERATOR:
            yield _at(token, "operator", f"{token.text} joins nothing before it", "take it out")
        elif last and before is not None and before.kind is Kind.OPERATOR:
            yield _at(before, "operator", f"{before.text} joins nothing after it", "take it out")
        elif before and token and (before.kind, token.kind) == (Kind.OPEN, Kind.CLOSE):
            yield _at(token, "empty-group", "these parentheses are empty", "take them out")


def _lowercase(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        if token.kind is Kind.WORD and token.text.upper() in {"AND", "OR", "NOT"}:
            told = f"PubMed takes {token.text!r} for a word, not for {token.text.upper()}"
            yield _at(token, "lower-case", told, "write operators in capitals, or quote the phrase")


def _mixed(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Find AND and OR side by side without parentheses: PubMed goes from left to right."""
    levels: list[str] = [""]
    for token in every:
        if token.kind is Kind.OPEN:
            levels.append("")
        elif token.kind is Kind.CLOSE:
            levels = levels[:-1] or [""]
        elif token.kind is Kind.OPERATOR:
            if {levels[-1], token.text} == {"AND", "OR"}:
                told = f"{token.text} follows {levels[-1]}: PubMed works from left to right"
                yield _at(token, "left-to-right", told, "add parentheses", Level.WARNING)
            levels[-1] = token.text


def _asterisks(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        if token.kind not in _OPERANDS:
            continue
        for word in token.text.strip('"').split():
            yield from _asterisk(token, word)


def _asterisk(token: Token, word: str) -> Iterator[LintFinding]:
    stem, star, rest = word.partition("*")
    if star and rest:
        told = f"in {word} the asterisk is not at the end: PubMed cuts words only there"
        yield _at(token, "asterisk", told, "keep one asterisk, at the end")
    elif star and sum(map(str.isalnum, stem)) < _STEM:
        told = f"{word} has fewer than four letters before its asterisk: PubMed ignores it"
        yield _at(token, "asterisk", told, "write the words out with OR")
    elif word[-1:] in {"$", "?"} or re.search(r"\w[?$]\w", word):
        told = f"{word} uses another database's sign for any letters"
        yield _at(token, "asterisk", told, "PubMed knows only *, at the end of a word")


def _lookalikes(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        for sign in sorted(set(token.text) & _LOOKALIKES.keys()):
            told = f"{token.text} holds {sign} (U+{ord(sign):04X}), which PubMed takes for nothing"
            yield _at(token, "look-alike", told, f"type {_LOOKALIKES[sign]} instead")


def _foreign(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        if token.kind is not Kind.WORD:
            continue
        if _HISTORY.fullmatch(token.text):
            told = f"{token.text} is a line of a search history, which cannot be sent"
            yield _at(token, "history", told, "write the line itself")
        elif _FOREIGN.search(token.text.lower()):
            told = f"{token.text} is another database's syntax"
            yield _at(token, "foreign", told, 'PubMed writes word[tiab], "two words"[tiab:~3]')


def _proximity(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise([None, *every]):
        if token is None or token.kind is not Kind.TAG or ":~" not in token.text:
            continue
        if token.field not in NEAR:
            told = f"{token.text}: nearness works in ti, tiab and ad only, elsewhere it is dropped"
            yield _at(token, "nearness", told, "use [tiab:~N]")
        elif before is not None and (before.kind is not Kind.QUOTED or "*" in before.text):
            told = f"{token.text} needs two or more words in quotes, and no asterisk"
            yield _at(token, "nearness", told, 'write "two words"[tiab:~3]')


def _stops(every: Sequence[Token]) -> Iterator[LintFinding]:
    for run, after in _runs(every):
        word = run[0].text.strip('"').lower()
        if len(run) == 1 and word in STOP_WORDS and after is not None and after.kind is Kind.TAG:
            told = f"{word}{after.text} finds nothing: PubMed leaves such words out of its index"
            yield _at(run[0], "stop-word", told, "take it out")


def _phrases(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Say once what cannot be told offline: whether PubMed's index has the phrases."""
    for before, token in pairwise(every):
        tagged = token.kind is Kind.TAG and token.field not in DATES and ":~" not in token.text
        if before.kind is Kind.QUOTED and " " in before.text and tagged:
            told = (
                f"whether PubMed's index has {before.text} (and the other phrases of this term)"
                " cannot be told offline; one it has not is dropped"
            )
            remedy = "`littrack refresh` shows what PubMed dropped"
            yield _at(before, "phrase", told, remedy, Level.NOTE)
            return


_RULES: tuple[Rule, ...] = (
    _balance,
    _tags,
    _bare,
    _operators,
    _lowercase,
    _mixed,
    _asterisks,
    _lookalikes,
    _foreign,
    _proximity,
    _stops,
    _phrases,
)
