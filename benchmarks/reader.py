"""How well the reader finds claims and citations: `python -m benchmarks.reader [GOLD [ARTICLES]]`.

GOLD is a folder with gold_sentences.jsonl, gold_citations.jsonl and score.py (../shared/gold when
none is given); ARTICLES the folder whose texts its offsets count in (beside it when none is given).
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from littrack import library, queries
from littrack.articles import read
from littrack.citations import check
from littrack.concepts import Lexicon
from littrack.model import CitationState, MentionKind, Reading, Record
from littrack.pipeline.extract_claims import read_article

_AT = datetime(2026, 1, 1, tzinfo=UTC)
_STATUS = {
    CitationState.VERIFIED: "MATCHED",
    CitationState.METADATA_DIFFERS: "MATCHED",
    CitationState.MISREPORTED: "DISTORTED",
}


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def texts(gold: Path, articles: Path) -> dict[str, Path]:
    """Find the file of each article of the gold by the sentences it must hold."""
    sentences = rows(gold / "gold_sentences.jsonl")
    found = {}
    for name in {s["article"] for s in sentences}:
        wanted = [s for s in sentences if s["article"] == name]
        for path in sorted(p for p in articles.iterdir() if p.is_file()):
            text = read(str(path), at=_AT).text
            if all(text[s["char_start"] : s["char_end"]] == s["text"] for s in wanted):
                found[name] = path
    return found


@cache
def readings(gold: Path, articles: Path) -> dict[str, Reading]:
    """Read every article of the gold."""
    return {
        name: read_article(read(str(path), at=_AT)) for name, path in texts(gold, articles).items()
    }


def predictions(
    found: Mapping[str, Reading], records: Sequence[Record], lexicon: Lexicon
) -> dict[str, list[dict[str, Any]]]:
    """Say what was found in the scorer's words."""
    sentences, citations = [], []
    for name, reading in found.items():
        for sentence in reading.sentences:
            place = {"char_start": sentence.place.start, "char_end": sentence.place.end}
            sentences.append({"article": name, "checkworthy": sentence.checkable, **place})
        for mention in reading.mentions:
            checked = check(mention, records, lexicon, at=_AT)
            found_as = checked.record.digest.key if checked.record and checked.record.digest else ""
            kind = "generic" if mention.kind is MentionKind.GENERIC else "named"
            citations.append(
                {
                    "article": name,
                    "char_start": mention.place.start,
                    "char_end": mention.place.end,
                    "kind": kind,
                    "status": _STATUS.get(checked.state, "NOT_FOUND"),
                    "resolves_to": found_as,
                }
            )
    return {"sentences": sentences, "citations": citations}


def score(gold: Path, predicted: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Score with the gold's own scorer."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold} holds no score.py: name a gold folder.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def filled(path: str) -> list[dict[str, Any]] | None:
        """Read as the scorer does, the file closed after it.

        The dev gold leaves `dangerous` out where nobody judged it; the scorer wants it.
        """
        held = Path(path)
        return [{"dangerous": False, **row} for row in rows(held)] if held.is_file() else None

    vars(module)["rd"] = filled
    return dict(module.run(str(gold), dict(predicted)))


def measure(gold: Path, articles: Path, topic: Path | None) -> dict[str, Any]:
    """Read, predict, score; without a topic file the reader knows no word of the subject."""
    held = queries.load(topic) if topic else None
    lexicon = Lexicon(held.concepts if held else ())
    records = library.load(held.library) if held and held.library else []
    return score(gold, predictions(readings(gold, articles), records, lexicon))


def main() -> None:
    """Print the figures."""
    here = Path(__file__).resolve().parent.parent
    gold = Path(sys.argv[1]) if sys.argv[1:] else here.parent / "shared" / "gold"
    articles = Path(sys.argv[2]) if sys.argv[2:] else gold.parent / "articles"
    for topic in (here / "queries" / "kratom-withdrawal.toml", None):
        print(f"== words of the topic: {topic.stem if topic else 'none'}")
        print(json.dumps(measure(gold, articles, topic), indent=1))


if __name__ == "__main__":
    main()
