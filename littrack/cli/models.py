"""`littrack models get`: fetch a larger NLI model of the person's choice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from littrack.cli import common


@click.group()
def models() -> None:
    """Fetch a larger NLI model you have chosen; nothing is ever fetched without this command."""


@models.command()
@click.argument("name")
@click.option("--url", default="", help="Its address, holding {revision} and {file}.")
@click.option("--revision", default="", help="The revision to pin.")
@click.option("--sha256", multiple=True, metavar="FILE=HEX", help="A file's hash; once a file.")
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Where to put it.  [default: yours]"
)
@click.pass_context
def get(
    ctx: click.Context,
    name: str,
    url: str,
    revision: str,
    sha256: Sequence[str],
    folder: Path | None,
) -> None:
    """Fetch the model NAME (an ONNX cross-encoder for NLI) into your data folder, by its hashes.

    littrack ships no list of models: it cannot vouch for a hash that it has not measured. Say where
    the three files model.onnx, tokenizer.json and config.json are and what their SHA-256 must be,
    by options or under [models.NAME] (url, revision, sha256) in littrack.toml. A file whose hash
    differs is refused and deleted; a fetch that broke off is gone on with.

    \b
    littrack models get my-nli
    """
    import platformdirs

    from littrack.pipeline import model_download
    from littrack.settings import ModelSource

    known = common.the_settings(ctx).models.get(name, ModelSource())
    hashes = dict(pair.partition("=")[::2] for pair in sha256)
    source = ModelSource(url or known.url, revision or known.revision, {**known.sha256, **hashes})
    shelf = folder or Path(platformdirs.user_data_dir("littrack")) / "models"
    with common.progress() as bar:
        got = model_download.get(name, source, shelf, bar)
    click.echo(f'It is in {got}. To judge with it, write in littrack.toml: nli_model = "{got}"')
