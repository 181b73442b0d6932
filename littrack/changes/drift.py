"""A saved query that PubMed understands, or answers, otherwise than last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from littrack.changes.values import Drift

# A saved search only grows by a little; to lose or win this share between two runs is a sign.
SHARE = 0.2
_FEW = 20


def drifts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Drift]:
    """Tell what became of the queries of two reports."""
    old = {query["name"]: query for query in before["searched"]["queries"]}
    new = {query["name"]: query for query in after["searched"]["queries"]}
    for name, query in new.items():
        if name in old:
            yield from _drift(name, old[name], query)
    for name in old:
        if name not in new:
            yield Drift(name, "is no longer run")


def _drift(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Drift]:
    if old["term"] != new["term"]:
        yield Drift(name, "was edited", old["term"], new["term"])
        return
    if old["translation"] and new["translation"] and old["translation"] != new["translation"]:
        yield Drift(
            name, "is understood otherwise by PubMed", old["translation"], new["translation"]
        )
    for warning in new.get("warnings", []):
        if warning not in old.get("warnings", []):
            yield Drift(name, "has a new warning", "", warning)
    if _jumped(old["count"], new["count"]):
        yield Drift(name, "finds far more or fewer records", str(old["count"]), str(new["count"]))


def _jumped(old: int | None, new: int | None) -> bool:
    if old is None or new is None or max(old, new) < _FEW:
        return False
    return abs(new - old) > SHARE * max(old, 1)
