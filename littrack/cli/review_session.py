"""The walk through what waits for a reviewer: one item, one key."""

from __future__ import annotations

from functools import partial

import click

from littrack.cli import common
from littrack.model import Decision, Opinion, SettingsError
from littrack.model.wording import counted
from littrack.pipeline.reviewing import Desk, keep
from littrack.review import Item, choices, decide, withdrawn
from littrack.review.correction import (
    checked,
    choices_of,
    correct,
    dismiss,
    fields_of,
    restore,
)
from littrack.settings import Settings

KEYS = (
    "[a]gree  [A]gree and say why  [d]isagree  [u]nsure  [m]isread  [c]orrect the reading"
    "  [z] undo a correction  [s]kip  [b]ack  [q]uit"
)


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
        if _was_read_anew(item, kept):
            kept.append(None)
            continue
        click.echo(f"\n{len(kept) + 1} of {len(laid.waiting)}")
        show(item.verdict, item.evidence, common.console())
        key = _key()
        if key == "q":
            break
        if key == "b":
            _back(settings, kept)
        elif key == "s":
            kept.append(None)
        elif decision := _decision(item, key, reviewer):
            keep(settings, [decision])
            kept.append(decision)
    made = sum(decision is not None for decision in kept)
    click.echo(f"\n{counted(made, 'decision')} kept; {_items(len(laid.waiting) - len(kept))}.")


def _was_read_anew(item: Item, kept: list[Decision | None]) -> bool:
    """Whether its claim was dismissed, corrected or restored just now: it is judged next time."""
    return any(d is not None and d.opinion.of_reading and d.claim == item.key[0] for d in kept)


def _decision(item: Item, key: str, reviewer: str) -> Decision | None:
    """Ask for what a key needs; None, with the reason said, where it cannot be decided so."""
    try:
        if key in _OF_READING:
            made = _OF_READING[key](item, reviewer)
            click.echo("The next run reads it so.")
            return made
        return _ask(item, key, reviewer)
    except SettingsError as error:
        click.echo(str(error))
        return None


def _items(count: int) -> str:
    return f"{counted(count, 'item')} {'waits' if count == 1 else 'wait'}"


def _key() -> str:
    while True:
        try:
            key = click.getchar()
        except (EOFError, KeyboardInterrupt):
            return "q"
        if key in tuple("aAdumczsbq"):
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


def _dismiss(item: Item, reviewer: str) -> Decision:
    reason = click.prompt("Because", default="", show_default=False)
    return dismiss(item, reviewer, common.now(), reason)


def _correct(item: Item, reviewer: str) -> Decision:
    """Ask for each field, the present one offered; one that cannot be is asked again."""
    click.echo(f"Its sentence: {' '.join(item.sentence.split())}")
    fields = {}
    for name, now in fields_of(item.verdict.claim).items():
        fields[name] = click.prompt(
            f"{name}{_choices(name)}",
            default=now,
            value_proc=partial(_checked, item, name),
        )
    reason = click.prompt("Because", default="", show_default=False)
    return correct(item, fields, reviewer, common.now(), reason)


def _choices(name: str) -> str:
    known = choices_of(name)
    return f" ({', '.join(known)})" if known else " (- for none)"


def _checked(item: Item, name: str, word: str) -> str:
    try:
        return checked(item, name, "" if word.strip() == "-" else word)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def _restore(item: Item, reviewer: str) -> Decision:
    return restore(item, reviewer, common.now())


_OF_READING = {"m": _dismiss, "c": _correct, "z": _restore}
