"""Which rules are at work: named by what their files hold, so that a changed rule works anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

import littrack


def version(*parts: str) -> str:
    """Name packages and modules of littrack by their code, without loading them."""
    home = Path(littrack.__file__).parent
    name = hashlib.blake2b(digest_size=8)
    for part in parts:
        code = home / f"{part}.py"
        for file in [code] if code.exists() else _files(home / part):
            name.update(file.read_bytes())
    return name.hexdigest()


def _files(package: Path) -> list[Path]:
    """List a package's code and its data."""
    return sorted(p for p in package.rglob("*") if p.suffix in {".py", ".toml", ".tsv"})
