"""What retrieval and stance reached on public claims must not be lost.

The stance sample is 24 pairs of SciFact dev, eight of each label drawn with the seed of
`benchmarks.floors`; whole sets are read by `python -m benchmarks.nli`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import floors


@pytest.mark.shared
@pytest.mark.parametrize("name", floors.MEASURES)
@pytest.mark.usefixtures("shared")
def test_no_figure_falls_below_its_floor(name: str) -> None:
    assert floors.fallen(name, floors.MEASURES[name]()) == []


def test_a_floor_is_lowered_only_with_a_reason_that_stays() -> None:
    old = {"set": {"fingerprint": "a", "accuracy": 0.7}}
    new = {"set": {"fingerprint": "a", "accuracy": 0.6}}
    with pytest.raises(SystemExit, match="would fall"):
        floors.pinned(old, new, "")
    assert floors.pinned(old, new, "smaller model")["set"]["lowered"] == "smaller model"


def test_another_sample_is_no_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = tmp_path / "floors.json"
    pinned.write_text('{"set": {"fingerprint": "a", "accuracy": 0.7}}', encoding="utf-8")
    monkeypatch.setattr(floors, "PINNED", pinned)
    assert "another" in floors.fallen("set", {"fingerprint": "b", "accuracy": 0.9})[0]
    assert "floor 0.700" in floors.fallen("set", {"fingerprint": "a", "accuracy": 0.6})[0]
    assert "floor 0.700" in floors.fallen("set", {"fingerprint": "a", "accuracy": 0.625})[0]
    assert not floors.fallen("set", {"fingerprint": "a", "accuracy": 0.65})
