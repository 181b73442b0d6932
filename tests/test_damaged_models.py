"""A model file that is damaged is said, and nothing is taken for silence because of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "A page\n\nLoperamide causes constipation in adults who quit heroin.\n"


def copy_with_damage(folder: Path, name: str) -> Path:
    """The package with links to its files, one model file copied with a byte changed."""
    home = folder / "littrack"
    shutil.copytree(ROOT / "littrack", home, ignore=shutil.ignore_patterns("models", "__pycache__"))
    (folder / "queries").symlink_to(ROOT / "queries")
    (home / "models").mkdir()
    for path in (ROOT / "littrack" / "models").iterdir():
        (home / "models" / path.name).symlink_to(path)
    content = bytearray((home / "models" / name).read_bytes())
    content[len(content) // 2] ^= 0x40
    (home / "models" / name).unlink()
    (home / "models" / name).write_bytes(bytes(content))
    return folder


@pytest.mark.parametrize("name", ["stance.onnx", "head.json", "reader.onnx", "checkworthiness.npz"])
def test_a_damaged_model_is_said_and_nothing_is_silence(name: str, tmp_path: Path) -> None:
    package = copy_with_damage(tmp_path / "package", name)
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "littrack", "check", "page.txt", "--demo-library", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert name in done.stderr
    assert "reinstall" in done.stderr
    found = json.loads(done.stdout)
    assert "no_evidence_found" not in {claim["verdict"] for claim in found["claims"]}
