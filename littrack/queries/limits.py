"""Limits written in words beside a search (Ovid's `limit 5 to ...`, PubMed's `Filters: ...`)."""

from __future__ import annotations

import re

_LIMIT = re.compile(r"limit\s+#?(\d+)\s+to\s+(.+)", re.IGNORECASE | re.DOTALL)
_FILTERS = re.compile(r"(.*\S)\s+Filters(?: activated| applied)?:\s*(.+)", re.DOTALL)
_SORTED = re.compile(r"\s*\bSort(?:ed)? by:\s*[\w ]+$", re.IGNORECASE)
_SPAN = re.compile(r"(?:from )?(\d{4})\s*(?:-|:|to)\s*(\d{4}|current|present|3000)?", re.IGNORECASE)
_YEARS = re.compile(r"yr\s*=\s*\"?\s*([^\"]+)\"?", re.IGNORECASE)
_LAST = re.compile(r"in the last (\d+) years?|last (\d+) years?", re.IGNORECASE)
_TAGS = {
    "english": "english[la]", "english language": "english[la]", "french": "french[la]",
    "german": "german[la]", "spanish": "spanish[la]",
    "human": "humans[mh]", "humans": "humans[mh]", "animals": "animals[mh]",
    "female": "female[mh]", "male": "male[mh]",
    "abstract": "hasabstract", "abstracts": "hasabstract", "free full text": "free full text[sb]",
    "full text": "full text[sb]", "medline": "medline[sb]",
    "systematic review": "systematic[sb]", "systematic reviews": "systematic[sb]",
}  # fmt: skip
_TYPES = frozenset(
    "clinical trial|randomized controlled trial|controlled clinical trial|review|meta-analysis"
    "|case reports|comparative study|practice guideline|guideline|observational study".split("|")
)


def in_pubmeds_words(text: str) -> str:
    """Write a limit as PubMed takes it; a limit that is not known stays as it stands."""
    bare = _SORTED.sub("", text)
    limit, filters = _LIMIT.fullmatch(bare.strip()), _FILTERS.fullmatch(bare)
    if limit and (said := _all(limit[2])):
        return f"{limit[1]} AND {said}"
    if filters and (said := _all(filters[2])):
        return f"({filters[1]}) AND {said}"
    return bare


def _all(text: str) -> str:
    bare = text.strip().removeprefix("(").removesuffix(")") if text.count("(") == 1 else text
    parts = [part for part in re.split(r",\s*|;\s*|\s+and\s+", bare.strip()) if part]
    read = [limit_term(part.strip(' ."')) for part in parts]
    return " AND ".join(read) if all(read) else ""


def limit_term(part: str) -> str:
    """Write one limit as a term; "" where it is not known."""
    low = part.lower()
    if low in _TAGS:
        return _TAGS[low]
    if low in _TYPES:
        return f'"{low}"[pt]'
    years = _YEARS.fullmatch(part)
    span = _SPAN.fullmatch(years[1].strip() if years else part)
    if span:
        last = span[2] if span[2] and span[2].isdigit() else "3000"
        return f"{span[1]}:{last}[dp]"
    recent = _LAST.fullmatch(low)
    return f'"last {recent[1] or recent[2]} years"[dp]' if recent else ""
