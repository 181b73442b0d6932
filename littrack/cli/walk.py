"""The walk through what waits for a reviewer: one item, one key."""

from __future__ import annotations

import click

from littrack.cli import common
from littrack.model import Decision, Opinion
from littrack.model.wording import counted
from littrack.pipeline.reviewing import Desk, keep
from littrack.review import Item, choices, decide, withdrawn
from littrack.settings import Settings

KEYS = "[a]gree  [A]gree and say why  [d]isagree  [u]nsure  [s]kip  [b]ack  [q]uit"


def walk(settings: Settings, laid: Desk, reviewer: str) -> None:
    """Ask item by item; each word is kept at once, and taken back with b."""
    from littrack.report.table import item as show

    kept: list[Decision | None] = []
    if not laid.waiting:
        click.echo(
            "Nothing waits: no verdict of these articles is uncertain or undecided. Other"
            " articles: littrack review ARTICLE; every verdict: --all."
        )
        return
    click.echo(f"{_items(len(laid.waiting))}. {KEYS}")
    while len(kept) < len(laid.waiting):
        item = laid.waiting[len(kept)]
        click.echo(f"\n{len(kept) + 1} of {len(laid.waiting)}")
        show(item.verdict, item.evidence, common.console())
        key = _key()
        if key == "q":
            break
        if key == "b":
            _back(settings, kept)
        elif key == "s":
            kept.append(None)
        else:
            decision = _ask(item, key, reviewer)
            keep(settings, [decision])
            kept.append(decision)
    made = sum(decision is not None for decision in kept)
    click.echo(f"\n{counted(made, 'decision')} kept; {_items(len(laid.waiting) - len(kept))}.")


def _items(count: int) -> str:
    return f"{counted(count, 'item')} {'waits' if count == 1 else 'wait'}"


def _key() -> str:
    while True:
        try:
            key = click.getchar()
        except (EOFError, KeyboardInterrupt):
            return "q"
        if key in tuple("aAdusbq"):
            return key
        if not key:
            return "q"
        click.echo(KEYS)


def _back(settings: Settings, kept: list[Decision | None]) -> None:
    if not kept:
        click.echo("This is the first item.")
        return
    last = kept.pop()
    if last is not None:
        keep(settings, [withdrawn(last, common.now())])
        click.echo("Taken back.")


def _ask(item: Item, key: str, reviewer: str) -> Decision:
    human, reason = "", ""
    if key == "d":
        others = [each for each in choices(item) if each != item.machine]
        human = click.prompt("It should be", type=click.Choice(others))
    if key in {"A", "d", "u"}:
        reason = click.prompt("Because", default="", show_default=False)
    opinion = {"d": Opinion.DISAGREE, "u": Opinion.UNSURE}.get(key, Opinion.AGREE)
    return decide(item, opinion, reviewer, common.now(), human=human, reason=reason)
