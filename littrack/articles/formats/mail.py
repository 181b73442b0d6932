"""A mail (.eml) or a page saved whole as one file (.mhtml): its text, read as page or as text."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Sequence
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from littrack.articles.draft import Draft
from littrack.articles.encoding import decode
from littrack.articles.formats import html, plain
from littrack.articles.raw import Raw
from littrack.model import ArticleError

_HEAD = 8192
_HEADERS = re.compile(rb"\A(?:From .*\r?\n)?(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_NAMED = re.compile(rb"(?im)^(mime-version|from|to|subject|date|message-id|received):")
_PARTS = re.compile(rb"(?im)^content-type:\s*multipart/")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LEAST = 3  # headers that only mails have


def recognises(raw: Raw) -> bool:
    """Whether the bytes begin with the headers of a mail."""
    found = _HEADERS.match(_begun(raw)[:_HEAD])
    if found is None:
        return False
    named = {name.lower() for name in _NAMED.findall(found[0])}
    return len(named) >= _LEAST or b"mime-version" in named or bool(_PARTS.search(found[0]))


def read(raw: Raw) -> Draft:
    """Read the text of a mail, the page before the plain text where it has both."""
    message = email.message_from_bytes(_begun(raw), policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise ArticleError(f"{raw.name} is a damaged mail: save its text to a file.")
    parts = [p for p in message.walk() if not p.is_multipart()]
    shown = [p for p in parts if not _is_attached(p)]
    found = _page(raw, shown) or _text(raw, shown)
    if found is None:
        raise ArticleError(f"{raw.name} holds no text: save the page or the mail anew.")
    _describe(message, found)
    if attached := sum(map(_is_attached, parts)):
        found.notes.append(
            "1 attached file was not read: check it by itself."
            if attached == 1
            else f"{attached} attached files were not read: check them by themselves."
        )
    return found


def _begun(raw: Raw) -> bytes:
    return raw.data.removeprefix(codecs.BOM_UTF8).lstrip()


def _is_attached(part: Message) -> bool:
    """Whether a part is a file sent along; the pictures and styles of a page are none."""
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and not part.get("content-location") and not part["content-id"]
    )


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _page(raw: Raw, parts: Sequence[Message]) -> Draft | None:
    """The first page that has words: one of frames only has them in its frames."""
    styles = "\n".join(
        decode(Raw(_bytes(p), raw.name)) for p in parts if p.get_content_subtype() == "css"
    )
    found = None
    for part in parts:
        if part.get_content_type() in _PAGES:
            inner = Raw(_bytes(part), raw.name, part.get("content-type", ""))
            page = html.read(inner, styles=styles)
            if found is None or not found.text:
                found = page
    return found


def _text(raw: Raw, parts: Sequence[Message]) -> Draft | None:
    """The plain texts of a mail, one after the other."""
    texts = [p for p in parts if p.get_content_maintype() == "text" and p["content-type"]]
    plains = [p for p in texts or parts[:1] if p.get_content_subtype() == "plain"] or texts[:1]
    if not plains:
        return None
    said = "\n\n".join(_unflowed(raw, part) for part in plains)
    return plain.read(Raw(said.encode(), raw.name))


def _unflowed(raw: Raw, part: Message) -> str:
    """A plain text, its lines joined where the mail program broke them (RFC 3676)."""
    text = decode(Raw(_bytes(part), raw.name, part.get("content-type", "")))
    text = text.replace("\r\n", "\n")
    if part.get_param("format") != "flowed":
        return text
    joint = "" if part.get_param("delsp") == "yes" else " "
    return text.replace("\n-- \n", "\n--\n").replace(" \n", joint)


def _describe(message: EmailMessage, found: Draft) -> None:
    """What the headers say, where the page itself does not."""
    found.title = found.title or " ".join(str(message.get("subject", "")).split())
    name, address = parseaddr(str(message.get("from", "")))
    if "@" in address:
        found.author = found.author or name or address
    try:
        sent = parsedate_to_datetime(str(message.get("date", ""))).date()
    except (ValueError, TypeError):
        sent = None
    found.published = found.published or sent
