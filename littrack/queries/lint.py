"""What PubMed would silently take otherwise than it was meant, found before a term is sent."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from littrack.lexicon import word_lists
from littrack.model import QueryError
from littrack.queries import foreign, lint_text, strategy
from littrack.queries.clean import uncommented
from littrack.queries.fields import DATES, GONE, NEAR, TAGS
from littrack.queries.finding import Level, LintFinding, finding_at, one_a_kind
from littrack.queries.lint_operands import HISTORY, OPERANDS, RULES, runs
from littrack.queries.strategy import Strategy
from littrack.queries.tokens import Kind, Token, line_tokens, operand, tokens

_STEM = 4  # letters PubMed wants before an asterisk
_LOOKALIKES = {
    "∗": "*", "＊": "*", "✱": "*", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "（": "(", "）": ")", "［": "[", "］": "]",
}  # fmt: skip
# What another database's forms look like to the rules of PubMed's own.
_NOISE = {"bare-words", "lower-case", "no-operator", "tag-alone", "bracket", "history", "commas"}

Span = tuple[int, int]
Rule = Callable[[Sequence[Token]], Iterator[LintFinding]]


def lint(term: str) -> list[LintFinding]:
    """List what is odd about a term, one finding a kind, from top to bottom."""
    numbered = strategy.read(term)
    if numbered:
        return one_a_kind([*_strategy(numbered), *_lines(numbered)])
    every = list(tokens(term))
    if not every:
        return [LintFinding(1, 1, "empty", "the term is empty", "write a search", Level.ERROR)]
    return one_a_kind(_text(uncommented(term), every))


def _text(text: str, every: Sequence[Token]) -> list[LintFinding]:
    """Lint one text; where it is another database's, PubMed's own rules keep to what matters."""
    uses = foreign.found(text)
    found = list(lint_text.findings(text, uses))
    every = list(_own(text, every, *lint_text.places(text, uses)))
    noise = _NOISE if any(finding.code == "foreign" for finding in found) else set()
    found += [f for rule in _RULES for f in rule(every) if f.code not in noise]
    return found


def _own(
    text: str, every: Sequence[Token], operands: Sequence[Span], outside: Sequence[Span]
) -> Iterator[Token]:
    """The tokens of PubMed's own language: another database's operand is one, the rest is out."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    named: set[tuple[int, int]] = set()
    for token in every:
        at = starts[token.line - 1] + token.column - 1
        if any(start <= at < end for start, end in outside):
            continue
        span = next((span for span in operands if span[0] <= at < span[1]), None)
        if span is None:
            yield token
        elif span not in named:
            named.add(span)
            yield from operand(token.line, token.column)


def _strategy(numbered: Strategy) -> Iterator[LintFinding]:
    """What is wrong with a strategy as a whole: lines that lack, lines that are never named."""
    try:
        _ = numbered.term
    except QueryError as error:
        yield LintFinding(numbered.lines[-1].at, 1, "strategy", str(error), "see that line")
        return
    for line in numbered.unused:
        message = f"line {line.number} is not part of what the last line searches"
        yield LintFinding(line.at, 1, "unused-line", message, "name it in a line", Level.WARNING)


def _lines(numbered: Strategy) -> Iterator[LintFinding]:
    for line in numbered.lines:
        for found in _text(line.searched, list(line_tokens(line))):
            moved = line.start if found.line == 1 else 0
            yield replace(found, line=found.line + line.at - 1, column=found.column + moved)


def _balance(every: Sequence[Token]) -> Iterator[LintFinding]:
    opened: list[Token] = []
    for token in every:
        if token.kind is Kind.OPEN:
            opened.append(token)
        elif token.kind is Kind.CLOSE and opened:
            opened.pop()
        elif token.kind is Kind.CLOSE:
            yield finding_at(
                token, "parenthesis", "this ) closes nothing", "take it out, or add its ("
            )
        elif token.kind is Kind.LOOSE:
            what = "quote" if token.text == '"' else "bracket"
            yield finding_at(
                token, what, f"this {token.text} has no other end", "add it, or take it out"
            )
    for token in opened:
        yield finding_at(token, "parenthesis", "this ( is never closed", "add its )")


def _tags(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise([None, *every]):
        if token is None or token.kind is not Kind.TAG:
            continue
        yield from _known(token)
        if before is not None and before.kind is Kind.CLOSE:
            message = f"PubMed ignores a tag on a group: all fields are searched, not {token.text}"
            yield finding_at(
                token, "tag-on-group", message, f"write {token.text} after every word of it"
            )
        elif before is None or before.kind not in OPERANDS:
            yield finding_at(
                token, "tag-alone", f"{token.text} follows no word", "put words before it"
            )


def _known(token: Token) -> Iterator[LintFinding]:
    name = token.field
    if name in GONE:
        message = f"{token.text} is not among PubMed's fields any more"
        remedy = f"use [{GONE[name]}]"
        yield finding_at(token, "old-tag", message, remedy, Level.WARNING)
    elif name not in TAGS:
        near = difflib.get_close_matches(name, TAGS, n=1)
        remedy = f"did you mean [{near[0]}]?" if near else "see PubMed's help for the field tags"
        message = f"PubMed knows no field {token.text}: it drops the tag and searches all fields"
        yield finding_at(token, "unknown-tag", message, remedy)


def _bare(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Find words without a tag: runs of words and phrases that no tag or range ends."""
    for run, after in runs(every):
        tagged = after is not None and after.kind is Kind.TAG
        if tagged or any(HISTORY.fullmatch(token.text) for token in run):
            continue
        shown = " ".join(token.text for token in run)
        message = f"{shown} has no field tag: PubMed maps it to what it thinks is meant"
        yield finding_at(
            run[0], "bare-words", message, "add a tag, such as [tiab] or [mh]", Level.WARNING
        )


def _operators(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise([None, *every, None]):
        if pair := _pair(before, token):
            yield pair
        elif token and token.kind is Kind.OPERATOR and _begins(before):
            yield finding_at(
                token, "operator", f"{token.text} joins nothing before it", "take it out"
            )
        elif before and before.kind is Kind.OPERATOR and _ends(token):
            yield finding_at(
                before, "operator", f"{before.text} joins nothing after it", "take it out"
            )


def _pair(before: Token | None, token: Token | None) -> LintFinding | None:
    if before is None or token is None:
        return None
    if (before.text, token.text) == ("AND", "NOT"):
        return finding_at(token, "and-not", "PubMed may drop the NOT of AND NOT", "take AND out")
    if (before.kind, token.kind) == (Kind.OPEN, Kind.CLOSE):
        return finding_at(token, "empty-group", "these parentheses are empty", "take them out")
    return None


def _begins(before: Token | None) -> bool:
    """Tell whether an operand must follow: nothing, an operator or "(" stands before."""
    return before is None or before.kind in {Kind.OPERATOR, Kind.OPEN}


def _ends(token: Token | None) -> bool:
    """Tell whether an operand must stand before: nothing, an operator or ")" follows."""
    return token is None or token.kind in {Kind.OPERATOR, Kind.CLOSE}


def _lowercase(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        if token.kind is Kind.WORD and token.text.upper() in {"AND", "OR", "NOT"}:
            message = f"PubMed takes {token.text!r} for a word, not for {token.text.upper()}"
            yield finding_at(
                token, "lower-case", message, "write operators in capitals, or quote the phrase"
            )


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
                message = f"{token.text} follows {levels[-1]}: PubMed works from left to right"
                yield finding_at(token, "left-to-right", message, "add parentheses", Level.WARNING)
            levels[-1] = token.text


def _asterisks(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        if token.kind not in OPERANDS:
            continue
        *inner, last = token.text.strip('"').split() or [""]
        for word in inner:
            if word.endswith("*"):
                message = f"in {token.text} the asterisk does not end the phrase: PubMed drops it"
                yield finding_at(token, "asterisk", message, "keep one, at the end of the phrase")
        for word in (*inner, last):
            yield from _asterisk(token, word)


def _asterisk(token: Token, word: str) -> Iterator[LintFinding]:
    stem, star, rest = word.partition("*")
    if star and rest:
        message = f"in {word} the asterisk is not at the end: PubMed cuts words only there"
        yield finding_at(token, "asterisk", message, "keep one asterisk, at the end")
    elif star and sum(map(str.isalnum, stem)) < _STEM:
        message = f"{word} has fewer than four letters before its asterisk: PubMed ignores it"
        yield finding_at(token, "asterisk", message, "write the words out with OR")
    elif word[-1:] in {"$", "?"} or re.search(r"\w[?$]\w", word):
        message = f"{word} uses another database's sign for any letters"
        yield finding_at(token, "asterisk", message, "PubMed knows only *, at the end of a word")


def _lookalikes(every: Sequence[Token]) -> Iterator[LintFinding]:
    for token in every:
        for sign in sorted(set(token.text) & _LOOKALIKES.keys()):
            message = (
                f"{token.text} holds {sign} (U+{ord(sign):04X}), which PubMed takes for nothing"
            )
            yield finding_at(token, "look-alike", message, f"type {_LOOKALIKES[sign]} instead")


def _proximity(every: Sequence[Token]) -> Iterator[LintFinding]:
    for before, token in pairwise([None, *every]):
        if token is None or token.kind is not Kind.TAG or ":~" not in token.text:
            continue
        if token.field not in NEAR:
            message = (
                f"{token.text}: nearness works in ti, tiab and ad only, elsewhere it is dropped"
            )
            yield finding_at(token, "nearness", message, "use [tiab:~N]")
        elif before is not None and (before.kind is not Kind.QUOTED or "*" in before.text):
            message = f"{token.text} needs two or more words in quotes, and no asterisk"
            yield finding_at(token, "nearness", message, 'write "two words"[tiab:~3]')


def _stops(every: Sequence[Token]) -> Iterator[LintFinding]:
    left_out = frozenset(word_lists("stop_words")["pubmed"].split())
    for run, after in runs(every):
        word = run[0].text.strip('"').lower()
        if len(run) == 1 and word in left_out and after is not None and after.kind is Kind.TAG:
            message = f"{word}{after.text} finds nothing: PubMed leaves such words out of its index"
            yield finding_at(run[0], "stop-word", message, "take it out")


def _phrases(every: Sequence[Token]) -> Iterator[LintFinding]:
    """Say once what cannot be known offline: whether PubMed's index has the phrases."""
    for before, token in pairwise(every):
        tagged = token.kind is Kind.TAG and token.field not in DATES and ":~" not in token.text
        if before.kind is Kind.QUOTED and " " in before.text and tagged:
            message = (
                f"whether PubMed's index has {before.text} (and the other phrases of this term)"
                " cannot be told offline; one it has not is dropped"
            )
            remedy = "`littrack refresh` shows what PubMed dropped"
            yield finding_at(before, "phrase", message, remedy, Level.NOTE)
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
    *RULES,
    _proximity,
    _stops,
    _phrases,
)
