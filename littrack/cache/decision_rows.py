"""A person's decision as a row of text: what the store and its log keep of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple
from datetime import datetime
from typing import Any

from littrack import model
from littrack.cache.base import moment
from littrack.cache.work_log import decision_columns


def decision_row(decision: model.Decision) -> dict[str, str]:
    """Write a decision down."""
    told = {
        "at": moment(decision.at),
        "opinion": decision.opinion.value,
        "places": _json([list(astuple(place)) for place in decision.places]),
        "changed": _json(dict(decision.changed)),
    }
    return {
        name: told[name] if name in told else str(getattr(decision, name))
        for name in decision_columns()
    }


def decision_of(row: Mapping[str, str]) -> model.Decision:
    """Read a decision; one of an earlier version tells nothing of its claim but the id."""
    if not all(isinstance(value, str) for value in row.values()):
        raise TypeError("a decision holds a value that is no text")
    told: dict[str, Any] = dict(row)
    places = _read(row["places"], list)
    told["at"], told["opinion"] = datetime.fromisoformat(row["at"]), model.Opinion(row["opinion"])
    told["places"] = tuple(model.Place(str(a), int(s), int(e), str(t)) for a, s, e, t in places)
    told["changed"] = tuple((str(k), str(v)) for k, v in _read(row["changed"], dict).items())
    return model.Decision(**told)


def _json(value: list[Any] | dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _read(text: str, kind: type) -> Any:
    return json.loads(text) if text else kind()
