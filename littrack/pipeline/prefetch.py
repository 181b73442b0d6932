"""The next item made while the one at hand is used: waiting for the network costs no work."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from itertools import islice
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def overlapped(items: Iterator[T]) -> Iterator[T]:
    """Yield what `items` yields, in order, one item ahead in a thread; an error comes in its turn.

    `items` is never asked twice at once. Whoever stops early waits for nothing.
    """
    coming = _asked(items)
    while item := coming.result():
        coming = _asked(items)
        yield item[0]


def _asked(items: Iterator[T]) -> Future[tuple[T, ...]]:
    """Ask for the next item: a tuple of it, or of nothing after the last."""
    answer: Future[tuple[T, ...]] = Future()

    def ask() -> None:
        try:
            answer.set_result(tuple(islice(items, 1)))
        except BaseException as error:  # noqa: BLE001 - raised where the answer is waited for
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    return answer
