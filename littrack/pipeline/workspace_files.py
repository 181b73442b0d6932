"""Making a workspace: what `littrack init` and `littrack demo` lay down."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from littrack import atomic_write, library

README = (
    "What `littrack refresh` fetches lies here (littrack.db). Back it up: littrack backup FILE\n"
)


def make(folder: Path) -> list[Path]:
    """Lay down a workspace with an example topic; give what was written. Keeps what is there."""
    template = files("littrack.library")
    wanted = {
        folder / "littrack.toml": (template / "littrack.toml").read_text(encoding="utf-8"),
        folder / "cache" / "README.md": README,
    }
    if not any((folder / "queries").glob("*.toml")):
        example = (template / "example-topic.toml").read_text(encoding="utf-8")
        wanted[folder / "queries" / "turmeric-knee-pain.toml"] = example
    return [path for path, text in wanted.items() if _wrote(path, text)]


def make_demo(folder: Path) -> Path:
    """Lay down the demo's workspace; give the path of its sample article."""
    sample = folder / "articles" / library.SAMPLE
    _wrote(folder / "queries" / "kratom-withdrawal.toml", _unwatched(library.topic()))
    _wrote(folder / "cache" / "README.md", README)
    _wrote(sample, library.sample())
    return sample


def _unwatched(topic: str) -> str:
    """The topic without the articles of the checkout it was written in, but with the sample."""
    kept, _, _ = topic.partition("# The articles to watch")
    return f'{kept}[[article]]\nsource = "articles/{library.SAMPLE}"\n'


def _wrote(path: Path, text: str) -> bool:
    if path.exists():
        return False
    atomic_write.write(path, text.encode())
    return True
