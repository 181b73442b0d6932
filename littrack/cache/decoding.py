"""A value of the glossary back from JSON, by the types its fields declare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def built(kind: Callable[..., T], value: dict[str, Any]) -> T:
    """Build a dataclass; fields it no longer has are passed over, new ones take their default."""
    hints = _hints(kind)
    return kind(**{name: _value(hints[name], v) for name, v in value.items() if name in hints})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in {UnionType, Union}:
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        (inner, *_) = get_args(hint)
        return tuple(_value(inner, one) for one in value)
    return _single(hint, value) if isinstance(hint, type) else value


def _single(hint: type, value: Any) -> Any:
    """Read a dataclass, a member of an enumeration or a moment; anything else is as it is."""
    if is_dataclass(hint):
        return built(hint, value)
    if issubclass(hint, Enum):
        return hint(value)
    if issubclass(hint, date):  # a datetime too
        return hint.fromisoformat(value)
    return value
