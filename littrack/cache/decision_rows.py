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
    values = {
        "at": moment(decision.at),
        "opinion": decision.opinion.value,
        "places": _json([list(astuple(place)) for place in decision.places]),
        "changed": _json(dict(decision.changed)),
    }
    return {
        name: values[name] if name in values else str(getattr(decision, name))
        for name in decision_columns()
    }


def decision_of(row: Mapping[str, str]) -> model.Decision:
    """Read a decision; one of an earlier version tells nothing of its claim but the id."""
    if not all(isinstance(value, str) for value in row.values()):
        raise TypeError("a decision holds a value that is no text")
    values: dict[str, Any] = dict(row)
    values["at"] = datetime.fromisoformat(row["at"])
    values["opinion"] = model.Opinion(row["opinion"])
    values["places"], values["changed"] = places_of(row["places"]), changed_of(row["changed"])
    return model.Decision(**values)


def places_of(text: str) -> tuple[model.Place, ...]:
    """Read the places of a decision's claim; none where nothing is told."""
    places = json.loads(text) if text else ()
    return tuple(model.Place(str(a), int(start), int(end), str(t)) for a, start, end, t in places)


def changed_of(text: str) -> tuple[tuple[str, str], ...]:
    """Read the fields that a person corrected, with their new values."""
    changes = json.loads(text) if text else {}
    return tuple((str(name), str(value)) for name, value in changes.items())


def _json(value: list[Any] | dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
