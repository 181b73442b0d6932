"""`littrack judge test`: how the reader of stances that is configured does."""

from __future__ import annotations

from dataclasses import asdict

import click

from littrack.cli import common


@click.group()
def judge() -> None:
    """Try the reader of stances that the settings put in the judge's seat (docs/judges.md)."""


@judge.command()
@common.json_option
@click.pass_context
def test(ctx: click.Context, as_json: bool) -> None:
    """Ask it about thirty built-in pairs and print how it does.

    \b
    littrack judge test
    littrack judge test --json
    """
    from littrack.pipeline import judge_test

    with common.progress() as bar:
        done = judge_test.run(common.the_settings(ctx), bar)
    if as_json:
        answers = [asdict(answer) | {"right": answer.right} for answer in done.answers]
        figures = {"reader": done.reader, "right": done.right, "turned": done.turned}
        common.print_json({**figures, "seconds": round(done.seconds, 1), "answers": answers})
        return
    for answer in done.answers:
        mark = "right" if answer.right else "WRONG"
        line = f"says {answer.said.lower()} ({answer.probability:.2f}), is {answer.wanted.lower()}"
        click.echo(f"{mark}  {answer.kind}: {answer.claim}\n       {line}")
    click.echo(
        f"{done.reader}: {done.right} of {len(done.answers)} right, {done.turned} turned round, "
        f"{done.seconds / len(done.answers):.1f} s a pair."
    )
