"""The next batch comes while the last is kept: in order, nothing asked twice, no error lost."""

from __future__ import annotations

import threading

import pytest

from littrack.pipeline.overlap import overlapped


def test_all_items_come_in_order() -> None:
    assert list(overlapped(iter(range(20)))) == list(range(20))


def test_the_next_item_is_made_while_the_one_at_hand_is_used() -> None:
    made = [threading.Event() for _ in range(3)]

    def items():
        for number, event in enumerate(made):
            event.set()
            yield number

    for number in overlapped(items()):
        assert made[min(number + 1, 2)].wait(20)


def test_an_error_comes_after_all_that_came_before_it() -> None:
    def items():
        yield 1
        yield 2
        raise OSError("cut off")

    coming = overlapped(items())
    assert [next(coming), next(coming)] == [1, 2]
    with pytest.raises(OSError, match="cut off"):
        next(coming)
