"""How well title and abstract alone tell species and design, with MeSH and types hidden.

    python -m benchmarks.grade FILE.xml[.gz] ... [--misses KIND]

Truth is what NLM's indexers said: the check tags Humans and Animals (records with both or neither
are left out of species) and the publication types, on indexed records with an abstract.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from littrack import pubmed
from littrack.grade import grade
from littrack.model import Design, Grade, Record, Species

REVIEWS = {Design.NARRATIVE_REVIEW, Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS}
CASES = {Design.CASE_REPORT, Design.CASE_SERIES}
TYPES = {
    "RCT": {"Randomized Controlled Trial"},
    "review": {"Review", "Systematic Review", "Meta-Analysis"},
    "case report": {"Case Reports"},
}
UNJUDGED = {"Letter", "Comment", "Editorial", "News", "Published Erratum", "Biography"}


def main() -> None:
    """Grade every file with its indexing hidden and print precision, recall and F1 of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", help="print the misses of one kind")
    options = parser.parse_args()
    for file in options.files:
        table = {kind: Counter() for kind in ("human", "animal", *TYPES)}
        for record in records(file):
            for kind, truth, said in compared(record):
                table[kind][truth, said] += 1
                if kind == options.misses and truth != said:
                    _print_miss(record, truth=truth)
        print(f"{file.name}\n{'':12} {'n':>7} {'precision':>9} {'recall':>7} {'F1':>6}")
        for kind, counts in table.items():
            print(f"{kind:12} {_row(counts)}")


def records(file: Path) -> Iterator[Record]:
    """Yield the records of a PubMed XML file that have an abstract."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rb") as stream:
        text = stream.read()
    for found in re.finditer(rb"<PubmedArticle>.*?</PubmedArticle>", text, re.DOTALL):
        record = pubmed.parse(found.group())
        if record.abstract and record.mesh:
            yield record


def compared(record: Record) -> Iterator[tuple[str, bool, bool]]:
    """Yield (kind, truth, said) for every kind a record's indexing can tell."""
    named = {t.name for t in record.types}
    if named & UNJUDGED:
        return
    said = grade(hidden(record))
    tags = {h.heading.name for h in record.mesh} & {"Humans", "Animals"}
    if len(tags) == 1:
        yield "human", tags == {"Humans"}, said.species in {Species.HUMAN, Species.MIXED}
        yield "animal", tags == {"Animals"}, said.species is Species.ANIMAL
    for kind, types in TYPES.items():
        yield kind, bool(named & types), _is(kind, said)


def hidden(record: Record) -> Record:
    """The same record as it was before anybody indexed it."""
    return replace(
        record, types=(), mesh=(), databanks=(), keywords=(), substances=(), supplementary_mesh=()
    )


def _is(kind: str, said: Grade) -> bool:
    if kind == "RCT":
        return said.design is Design.RANDOMISED_TRIAL
    return said.design in (REVIEWS if kind == "review" else CASES)


def _row(counts: Counter[tuple[bool, bool]]) -> str:
    hit, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    f1 = 2 * hit / max(1, 2 * hit + missed + wrong)
    return f"{hit + missed:7d} {precision:9.3f} {recall:7.3f} {f1:6.3f}"


def _print_miss(record: Record, *, truth: bool) -> None:
    said = grade(hidden(record))
    shown = " ".join(s.text for s in record.abstract)[:300]
    print(f"{'missed' if truth else 'wrong '} {record.pmid} {record.title} | {shown}")
    print(f"       {[(t.field, t.rule, t.saw) for t in said.traces[:2]]}")


if __name__ == "__main__":
    main()
