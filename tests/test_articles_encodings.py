"""Bytes read as the characters their writer saw: code pages, and the signs of terminals."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from littrack.articles import read

AT = datetime(2026, 1, 1, tzinfo=UTC)


def text_of(tmp_path: Path, data: bytes, name: str = "a.txt") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return read(str(path), at=AT).text


ENGLISH = "It\u2019s a \u201cna\u00efve\u201d caf\u00e9 \u2013 and sage eases pain."
DOS = "The caf\u00e9 is at 30\u00b0, and se\u00f1or M\u00fcller na\u00efvely ate \u00bd of it."
PAGES = {
    "western": ("cp1252", ENGLISH),
    "a Macintosh": ("mac_roman", ENGLISH),
    "DOS": ("cp437", DOS),
    "a table of DOS": ("cp437", "\u2502 Herb \u2502 Effect \u2502\n\u2514\u2500\u2500\u2500\u2518"),
    "Greek of ISO": ("iso8859_7", "Το φυτό είναι καλό."),
    "Russian": ("cp1251", "Крапива это трава."),
}  # fmt: skip


@pytest.mark.parametrize(("page", "text"), PAGES.values(), ids=PAGES)
def test_a_code_page_is_known_by_where_its_signs_stand(
    tmp_path: Path, page: str, text: str
) -> None:
    assert text_of(tmp_path, text.encode(page)) == text


def test_a_text_that_was_encoded_twice_is_read_once(tmp_path: Path) -> None:
    for wrong in ("cp1252", "latin-1"):
        text = ENGLISH if wrong == "latin-1" else ENGLISH.replace("\u201d", "\u201c")
        twice = text.encode().decode(wrong).encode()
        assert text_of(tmp_path, twice) == text


def test_a_text_that_speaks_of_such_signs_is_left_alone(tmp_path: Path) -> None:
    text = "São Paulo’s cafés, “Ã©” is what a bad program makes of é."
    assert text_of(tmp_path, text.encode()) == text


SHOWN = {
    "colours": "\x1b[1mSage\x1b[0m eases \x1b[38;5;9mpain\x1b[m.",
    "a link": "\x1b]8;;https://x.example\x1b\\Sage\x1b]8;;\x07 eases pain.",
    "letters struck twice": "S\bSa\bag\bge\be eases _\bp_\ba_\bi_\bn.",
    "a set of characters": "\x1b(BSage eases pain.\x1b[K",
}


@pytest.mark.parametrize("written", SHOWN.values(), ids=SHOWN)
def test_the_signs_of_a_terminal_are_no_characters(tmp_path: Path, written: str) -> None:
    assert text_of(tmp_path, written.encode()) == "Sage eases pain."


RICH = {
    "a Macintosh": b"{\\rtf1\\mac It\\'d5s a caf\\'8e \x8e.\\par}",
    "a Macintosh by its number": b"{\\rtf1\\ansi\\ansicpg10000 It\\'d5s a caf\\'8e \x8e.\\par}",
    "Windows": b"{\\rtf1\\ansi It\\'92s a caf\\'e9 \xe9.\\par}",
    "UTF-8": b"{\\rtf1\\ansi\\ansicpg65001 It\\'e2\\'80\\'99s a caf\\'c3\\'a9 \xc3\xa9.\\par}",
}


@pytest.mark.parametrize("data", RICH.values(), ids=RICH)
def test_rich_text_is_read_in_the_code_page_it_names(tmp_path: Path, data: bytes) -> None:
    assert text_of(tmp_path, data, "a.rtf") == "It\u2019s a caf\u00e9 \u00e9."


def test_rich_text_of_dos_is_read(tmp_path: Path) -> None:
    assert text_of(tmp_path, b"{\\rtf1\\pc Caf\\'82.\\par}", "a.rtf") == "Caf\u00e9."


REVISED = (
    "Sage {--does not --}ease{++s++} pain.{>>Really?<<} It is {~~bad~>good~~}. {==So==} ==it== is."
)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_marked_changes_are_read_as_made_and_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(REVISED)
    article = read(str(path), at=AT)
    assert article.text == "Sage eases pain. It is good. So it is."
    assert article.notes[0].startswith("2 passages (3 words) struck out")
