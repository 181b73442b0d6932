"""An article against the records at hand: `python -m benchmarks.match [--records N] [--rounds N]`.

The article is of our own writing: sentences from templates, about 1,000 words, about things that
the records are about (common words of medicine, as a topic's file would name them). The records are
real ones. Each row is a process of its own, the models' loading included; imports are not counted.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

from benchmarks._bench import Rival, compete
from benchmarks.start import filled
from littrack import settings
from littrack.cache import Cache
from littrack.pipeline import check, result_cache
from littrack.pipeline.workspace import Workspace
from littrack.stance import opinion

_THINGS = "aspirin insulin vitamin_D exercise statins morphine ketamine cisplatin metformin".split()
_ENDS = "pain blood_pressure inflammation depression tumour_growth mortality nausea".split()
_SAYS = (
    "{0} reduces {1} in adults.",
    "{0} can cause {1} in older patients, and doctors should know it.",
    "According to many clinics, {0} is more effective than placebo against {1}.",
    "{0} acts on receptors that regulate {1}.",
    "People who take {0} report less {1} within a few weeks of treatment.",
)
_WORDS = 25  # to a claim, the sentences between that claim nothing included
_FILLER = "Read on to see what this may mean for you, and ask a doctor before you change anything."


def main() -> None:
    """Run all states of the store, then more claims, then more records."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = {n: _home(Path(folder), n) for n in (asked.records // 4, asked.records)}
        full, quarter = homes[asked.records], homes[asked.records // 4]
        rivals = [
            replace(_row("first sight, nothing kept", full, 40, "nothing"), rounds=1),
            _row("first sight, abstracts embedded", full, 40, "vectors"),
            _row("again, nothing changed", full, 40, "all"),
            _row("20 claims, embedded", full, 20, "vectors"),
            _row("80 claims, embedded", full, 80, "vectors"),
            _row("a quarter of the records", quarter, 40, "vectors"),
        ]
        compete(f"match: an article against {asked.records} records", rivals, asked.rounds)


def _row(name: str, home: Path, claims: int, kept: str) -> Rival:
    return Rival(name, "benchmarks.match", "checked", (str(home), str(claims), kept))


def _home(folder: Path, records: int) -> Path:
    home = folder / str(records)
    filled(home, records)
    concepts = [(name, "intervention") for name in _THINGS] + [(name, "outcome") for name in _ENDS]
    lines = ['title = "Common words"', '[[query]]\nname = "all"\nterm = "medicine"']
    for name, kind in concepts:
        plain = name.replace("_", " ")
        lines.append(f'[[concept]]\nname = "{plain}"\nkind = "{kind}"\nterms = ["{plain}"]')
    (home / "queries" / "common.toml").write_text("\n".join(lines), encoding="utf-8")
    with Cache(home / "cache" / "littrack.db") as cache:
        cache.add_members("common", "all", list(cache.held()), datetime.now(UTC))
    return home


def article(claims: int) -> str:
    """Write so many claims, and what stands between claims on a page."""
    things = product(_THINGS, _ENDS)
    pairs = islice(zip(cycle(_SAYS), things, strict=False), claims)
    said = [form.format(*(word.replace("_", " ") for word in pair)) for form, pair in pairs]
    return "\n\n".join(f"{sentence[0].upper()}{sentence[1:]} {_FILLER}" for sentence in said)


def checked(home: str, claims: str, kept: str) -> Callable[[], dict[str, Any]]:
    """Hold the article against a store that has kept so much of earlier checks."""
    place, source = Path(home), Path(home) / f"{claims}.txt"
    source.write_text(article(int(claims)), encoding="utf-8")
    if kept != "nothing":
        _check(place, source)
    if kept == "vectors":
        with Cache(place / "cache" / "littrack.db") as cache:
            for kind in (*result_cache.KINDS, opinion.KIND):
                cache.forget_memos(kind)
    return lambda: _check(place, source)


def _check(home: Path, source: Path) -> dict[str, Any]:
    chosen = settings.load(home, {}, home)
    with Workspace(chosen) as workspace:
        report = check.check(workspace, check.CheckRequest([str(source)]), datetime.now(UTC))
    judged = [verdict for verdict in report.verdicts if verdict.claim.checkable]
    return {
        "words": len(source.read_text(encoding="utf-8").split()),
        "claims": len(judged),
        "records": report.searched.records,
        "decided": sum(verdict.label != "no_evidence_found" for verdict in judged),
    }


if __name__ == "__main__":
    main()
