"""Real records of PubMed, read twice in two ways: no field differs."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from lxml import etree

from littrack import pubmed
from tests.independent_reading import of_record, reading

ROOT = Path(__file__).parent.parent
# Every how many-th record of the large files is compared; 1 compares all (six minutes).
STEP = int(os.environ.get("LITTRACK_EVERY", "200"))

pytestmark = pytest.mark.shared


def elements(file: BinaryIO) -> Iterator[Any]:
    tags = ("PubmedArticle", "PubmedBookArticle")
    for _, element in etree.iterparse(file, tag=tags, load_dtd=False, no_network=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def differing(path: Path, every: int) -> list[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    told = []
    with opened(path, "rb") as theirs, opened(path, "rb") as ours:
        served = (item for item in pubmed.cut(ours) if isinstance(item, pubmed.Served))
        for number, (element, item) in enumerate(zip(elements(theirs), served, strict=True)):
            if number % every == 0:
                expected, read = reading(element), of_record(pubmed.parse(item.xml))
                told += [f"{item.pmid} {name}" for name in differs(expected, read)]
    return told


def differs(expected: dict[str, Any], read: dict[str, Any]) -> list[str]:
    assert expected.keys() == read.keys()
    # Mathematics is held to examples in test_pubmed_parse; here only that there are words.
    return [
        name
        for name, value in expected.items()
        if value != read[name] and not ("mathematics in" in str(value) and read[name])
    ]


@pytest.mark.parametrize(
    "name",
    ["real_mixed_173", "edge_cases", "opioid_withdrawal_oud_full", "kratom_full"],
)
def test_no_field_of_the_shared_records_differs(shared: Path, name: str) -> None:
    assert differing(shared / "pubmed" / f"{name}.xml", 1) == []


@pytest.mark.parametrize("name", ["pubmed20n0014", "pubmed21n1298"])
def test_no_field_of_pubmeds_files_differs(name: str) -> None:
    folder = Path(os.environ.get("LITTRACK_PUBMED_FILES") or ROOT / "benchmarks" / "data")
    path = folder / f"{name}.xml.gz"
    if not path.exists():
        pytest.skip(f"{path} is not there (python -m benchmarks.parse fetches it)")
    assert differing(path, STEP) == []
