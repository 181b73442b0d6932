"""An article's sentences with their trees: exact places, one parse, a whole parser."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from littrack.language import Document, Parser
from littrack.language.parsing import HOME
from littrack.model import Article, ModelError

TEXT = """# Does it work?

Garlic [1] lowers blood  pressure in adults
(Doe 2019), says Dr. Lee. It masks pain.

- Eases coughs
"""


def read(text: str) -> Document:
    return Document.read(Article("a", "a.md", "Garlic", text))


def test_every_word_of_a_tree_stands_at_its_place_in_the_article() -> None:
    document = read(TEXT)
    words = [
        (token.text, TEXT[sentence.start_of(token) : sentence.end_of(token)])
        for sentence in document.sentences
        for token in sentence.tree
        if not token.is_space
    ]
    assert len(words) > 20
    assert all(word == there for word, there in words)


def test_a_sentence_is_one_tree_without_its_reference_marks() -> None:
    first = read(TEXT).sentences[1]
    assert first.text.startswith("Garlic [1] lowers")
    assert "[" not in first.tree.text
    assert "Doe" not in first.tree.text
    assert sum(token.head == token for token in first.tree) == 1


def test_headings_and_bullets_are_known() -> None:
    lines = [(s.text, s.line.heading, s.line.bullet) for s in read(TEXT).sentences]
    assert lines[0] == ("Does it work?", True, True)
    assert lines[-1][0] == "Eases coughs"
    assert lines[-1][2]


@pytest.mark.parametrize("text", ["", " \n ", "?", "🌿", "x" * 4_000, "a, " * 2_000])
def test_any_text_can_be_read(text: str) -> None:
    document = read(text)
    assert "".join("".join(s.text for s in document.sentences).split()) == "".join(text.split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(HOME, tmp_path / "parser")
    return tmp_path / "parser"


def test_a_missing_file_of_the_parser_is_named(copy: Path) -> None:
    (copy / "parser" / "model").unlink()
    with pytest.raises(ModelError, match=r"parser.model is missing: reinstall"):
        list(Parser(copy).parse(["Pain eases."]))


def test_a_damaged_file_of_the_parser_is_named(copy: Path) -> None:
    (copy / "tagger" / "model").write_bytes(b"?")
    with pytest.raises(ModelError, match=r"tagger.model is damaged"):
        list(Parser(copy).parse(["Pain eases."]))


def test_a_parser_without_its_manifest_is_refused(copy: Path) -> None:
    (copy / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"manifest.json is missing or damaged"):
        list(Parser(copy).parse(["Pain eases."]))


@pytest.mark.parametrize("module", ["littrack.cli", "littrack.language", "littrack.pipeline.check"])
def test_importing_a_module_does_not_import_spacy(module: str) -> None:
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
