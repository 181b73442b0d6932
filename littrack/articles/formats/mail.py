"""A mail (.eml) or a page saved whole as one file (.mhtml): its text, read as page or as text."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from littrack.articles.draft import Draft
from littrack.articles.formats import html, plain
from littrack.articles.raw import Raw
from littrack.model import ArticleError

_HEAD = 8192
_HEADERS = re.compile(rb"\A(?:From .*\r?\n)?(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_NAMED = re.compile(rb"(?im)^(mime-version|from|to|subject|date|message-id|received):")
_PARTS = re.compile(rb"(?im)^content-type:\s*multipart/")
_LEAST = 3  # headers that only mails have


def recognises(raw: Raw) -> bool:
    """Whether the bytes begin with the headers of a mail."""
    found = _HEADERS.match(raw.data[:_HEAD].lstrip())
    if found is None:
        return False
    named = {name.lower() for name in _NAMED.findall(found[0])}
    return len(named) >= _LEAST or b"mime-version" in named or bool(_PARTS.search(found[0]))


def read(raw: Raw) -> Draft:
    """Read the text of a mail, the page before the plain text where it has both."""
    message = email.message_from_bytes(raw.data.lstrip(), policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise ArticleError(f"{raw.name} is a damaged mail: save its text to a file.")
    part = _body(message)
    if part is None:
        raise ArticleError(f"{raw.name} holds no text: save the page or the mail anew.")
    data = part.get_payload(decode=True)
    inner = Raw(data if isinstance(data, bytes) else b"", raw.name, part.get("content-type", ""))
    is_page = part.get_content_subtype() in {"html", "xhtml+xml"}
    found = html.read(inner) if is_page else plain.read(inner)
    _describe(message, found)
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    if attached and not is_page:
        found.notes.append(f"{attached} attached files were not read: check them by themselves.")
    return found


def _body(message: EmailMessage) -> Message | None:
    """The part that is read: the first page, or else the first plain text."""
    parts = [p for p in message.walk() if not p.is_multipart()]
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and not part.get_filename():
                return part
    return next((p for p in parts if p.get_content_maintype() == "text"), None)


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
