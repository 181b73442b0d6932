"""Which words of a sentence tell of which study, where the sentence names several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack.model import CitationMention, MentionKind, Place

# What stands between two studies that share what is told: "Hale (2011) and Lund (2015) found".
_TOGETHER = re.compile(r"[\s,;&()\[\]–-]*(?:and|or)?[\s,;&()\[\]–-]*")
_BRACKETS = ("(", "[")


def divided(mentions: Sequence[CitationMention]) -> list[CitationMention]:
    """Give the mentions of one sentence, each with the words that tell of it alone.

    A study named in brackets or by a note stands behind what is told of it, another before it.
    """
    named = [m for m in mentions if m.kind is not MentionKind.GENERIC]
    groups = list(_groups(sorted(named, key=lambda m: m.place.start)))
    if not groups[1:]:
        return list(mentions)
    told = {m.id: place for group, place in _places(groups) for m in group}
    return [replace(m, told=told.get(m.id)) for m in mentions]


def _groups(named: Sequence[CitationMention]) -> Iterator[list[CitationMention]]:
    group: list[CitationMention] = []
    for mention in named:
        if group and not _together(group[-1], mention):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _together(one: CitationMention, other: CitationMention) -> bool:
    text, start = one.sentence.text, one.sentence.start
    gap = text[one.place.end - start : other.place.start - start]
    return _TOGETHER.fullmatch(gap) is not None


def _places(
    groups: Sequence[Sequence[CitationMention]],
) -> Iterator[tuple[Sequence[CitationMention], Place]]:
    """Yield each group with its stretch of the sentence."""
    sentence = groups[0][0].sentence
    starts = [group[0].place.start for group in groups] + [sentence.end]
    ends = [sentence.start] + [group[-1].place.end for group in groups]
    for number, group in enumerate(groups):
        behind = _behind(group[0])
        start = ends[number] if behind or number == 0 else starts[number]
        end = ends[number + 1] if behind else starts[number + 1]
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield group, Place(sentence.article, start, end, text)


def _behind(mention: CitationMention) -> bool:
    """Whether a study is named after what is told of it: in brackets, or by a note's number."""
    before = mention.sentence.text[: mention.place.start - mention.sentence.start].rstrip()
    noted = mention.kind is MentionKind.IDENTIFIER
    return noted or before.endswith(_BRACKETS) or mention.place.text.startswith(_BRACKETS)
