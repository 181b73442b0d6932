"""An article parsed once: its sentences, each with a dependency tree and exact offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from littrack.language.lines import Line, lines, marks_in
from littrack.language.parsing import Parser, default_parser
from littrack.language.sentences import Sentence
from littrack.model import Article
from littrack.model.article import LONGEST_READ

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence of an article: `article.text[line.start:line.end]`, and its tree.

    `tree` is the parse of the sentence without its reference marks, each run of blanks one blank;
    `offsets` gives for each character of the parsed text its offset in the article.
    """

    line: Line
    text: str
    tree: Doc
    offsets: tuple[int, ...]

    def start_of(self, token: Token) -> int:
        """The offset in the article at which a word begins."""
        return self.offsets[token.idx]

    def end_of(self, token: Token) -> int:
        """The offset in the article at which a word ends."""
        return self.offsets[token.idx + len(token) - 1] + 1


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its parsed sentences, in order, and its title's tree (no words: None).

    `beyond` are its sentences past the first `LONGEST_READ` characters, which are not parsed.
    """

    article: Article
    sentences: tuple[ParsedSentence, ...]
    title: Doc | None = None
    beyond: tuple[Line, ...] = ()

    @classmethod
    def read(cls, article: Article, parser: Parser | None = None) -> Document:
        """Cut an article into sentences and parse each of them once."""
        reader = parser or default_parser()
        title = next(reader.parse([article.title])) if article.title.strip() else None
        found = tuple(lines(article))
        read = [line for line in found if line.start <= LONGEST_READ]
        beyond = tuple(line for line in found if line.start > LONGEST_READ)
        return cls(article, tuple(_sentences(article, read, reader)), title, beyond)


def _sentences(article: Article, found: Sequence[Line], parser: Parser) -> Iterator[ParsedSentence]:
    text = article.text
    unmarked = [_unmarked(text, line) for line in found]
    trees = parser.parse(sentence.words(text) for sentence in unmarked)
    for line, sentence, tree in zip(found, unmarked, trees, strict=True):
        offsets = tuple(sentence.offsets(text))
        yield ParsedSentence(line, text[line.start : line.end], tree, offsets)


def _unmarked(text: str, line: Line) -> Sentence:
    return Sentence(line.start, line.end, marks_in(text, line.start, line.end))
