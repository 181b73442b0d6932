"""Markdown: what it looks like once it is set, so that its signs are no words of it."""

from __future__ import annotations

import re

from littrack.articles.draft import Draft
from littrack.articles.encoding import decode
from littrack.articles.formats.critic import accepted, is_marked
from littrack.articles.formats.html import drafted, parsed
from littrack.articles.formats.html_blocks import Walk
from littrack.articles.formats.html_meta import day
from littrack.articles.raw import Raw
from littrack.model import BlockKind

_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_SIGNS = re.compile(
    r"^#{1,6}[ \t]+\S|~~[^~\n]+~~|\]\((?:https?://|#)[^)\s]*\)|^\*\*[^*\n]+\*\*|^```",
    re.MULTILINE,
)
_HEAD = 20_000
_FRONT = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\.\.\.|\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
# The box of a task, the name of a callout, the fence of a container: signs and no words.
_SET_OFF = re.compile(
    r"^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+|^(> ?)\[!\w+\][-+]?|^:{3,}.*$", re.MULTILINE
)
_FIELD = re.compile(r"(?im)^(title|author|date|publisher|lang)(?::|[ \t]*=)[ \t]*[\"']?([^\n\"']+)")
_MARKED = re.compile(r"(?<![\w=])==(?=\S)([^=\n]+)==(?![\w=])")
_POWER = re.compile(r"(?<=\w)\^(-?\d{1,3})\^")


def recognises(raw: Raw) -> bool:
    """Whether its name or its signs say so: a heading, a link, struck-out text, a fence."""
    if raw.named(*_ENDINGS) or "markdown" in raw.kind:
        return True
    text = decode(Raw(raw.data[:_HEAD], raw.name, raw.kind))
    return "\0" not in text and (_SIGNS.search(text) is not None or is_marked(text))


def read(raw: Raw) -> Draft:
    """Read Markdown with tables, notes, definition lists and struck-out text."""
    text = decode(raw).replace("\r\n", "\n")
    front = _FRONT.match(text)
    said = {f[1].lower(): f[2].strip() for f in _FIELD.finditer(front[1])} if front else {}
    body, deleted = accepted(_plain(text[front.end() :] if front else text))
    page = parsed(f"<html><body>{_set(_MARKED.sub(_as_mark, body))}</body></html>", raw.name)
    walk = Walk(page)
    for words in deleted:
        walk.struck.add(words)
    found = drafted(page, walk, walk.pieces)
    heads = [b for b in found.blocks if b.kind is BlockKind.HEADING]
    found.title = said.get("title") or (found.text[heads[0].start : heads[0].end] if heads else "")
    found.author, found.publisher = said.get("author", ""), said.get("publisher", "")
    found.published, found.language = day(said.get("date", "")), said.get("lang", "")
    return found


def _plain(text: str) -> str:
    """Markdown without the signs that its setter does not know."""
    return _SET_OFF.sub(lambda sign: sign[1] or sign[2] or "", _POWER.sub(r"^\1", text))


def _as_mark(marked: re.Match[str]) -> str:
    return f"<mark>{marked[1]}</mark>"


def _set(text: str) -> str:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    setter = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(setter.use(footnote_plugin).use(deflist_plugin).render(text))
