"""Reading PubMed's XML: `python -m benchmarks.parse [--records N] [--rounds N]`.

All fields of every record of pubmed21n1298.xml.gz (20,788; or the first N), from the gzipped file
to values, each rival by the way its manual shows.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks._bench import Rival, compete, files

Work = Callable[[], dict[str, Any]]


def main() -> None:
    """Race the parsers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=0, help="only the first N")
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = str(_shortened(asked.records, Path(folder)) if asked.records else files()[1])
        mine, once = (__spec__.name if __spec__ else "benchmarks.parse"), 1
        rivals = [
            Rival("littrack", mine, "littrack", (path,)),
            Rival("pubmed_parser", mine, "pubmed_parser", (path,), "pubmed_parser"),
            Rival("Bio.Entrez.read", mine, "biopython", (path,), "Bio", once),
            Rival("pymed", mine, "pymed", (path,), "pymed"),
            Rival("metapub", mine, "metapub", (path,), "metapub", once),
            Rival("lxml, no field read", mine, "bare_lxml", (path,)),
            Rival("gunzip only", mine, "gunzip", (path,)),
        ]
        compete("parse: PubMed XML to values", rivals, asked.rounds)


def _shortened(count: int, folder: Path) -> Path:
    from littrack import pubmed

    path = folder / "some.xml.gz"
    with gzip.open(files()[1]) as file, gzip.open(path, "wb") as out:
        out.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
        out.write(b'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019')
        out.write(b'//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">\n')
        out.write(b"<PubmedArticleSet>\n")
        for item in islice(pubmed.cut(file), count):
            out.write(item.xml if isinstance(item, pubmed.Served) else b"")
        out.write(b"</PubmedArticleSet>\n")
    return path


def littrack(path: str) -> Work:
    """Cut and read, a record at a time, in bounded memory."""
    from littrack import pubmed

    pubmed.parse(b"<PubmedArticle/>")  # what is imported lazily is not counted, as for the others

    def work() -> dict[str, Any]:
        with gzip.open(path) as file:
            items = (item.xml for item in pubmed.cut(file) if isinstance(item, pubmed.Served))
            return {"records": sum(1 for _ in map(pubmed.parse, items))}

    return work


def pubmed_parser(path: str) -> Work:
    """Read with `parse_medline_xml`, which reads the whole file first."""
    import pubmed_parser as theirs

    return lambda: {
        "records": sum(
            1 for _ in theirs.parse_medline_xml(path, author_list=True, reference_list=False)
        )
    }


def biopython(path: str) -> Work:
    """Read with `Bio.Entrez.read`, the whole file at once."""
    from Bio import Entrez

    def work() -> dict[str, Any]:
        with gzip.open(path) as file:
            return {"records": len(Entrez.read(file, validate=False)["PubmedArticle"])}

    return work


def pymed(path: str) -> Work:
    """Read with `PubMedArticle`, over ElementTree as pymed does."""
    from xml.etree import ElementTree as ET

    from pymed.article import PubMedArticle

    def work() -> dict[str, Any]:
        with gzip.open(path) as file:
            root = ET.fromstring(file.read())
        return {"records": sum(1 for e in root.iter("PubmedArticle") if PubMedArticle(e))}

    return work


def metapub(path: str) -> Work:
    """Read with `PubMedArticle`, which takes one record's XML in a set."""
    from metapub.pubmedarticle import PubMedArticle

    from littrack import pubmed

    def work() -> dict[str, Any]:
        with gzip.open(path) as file:
            items = (item.xml for item in pubmed.cut(file) if isinstance(item, pubmed.Served))
            sets = (b"<PubmedArticleSet>%b</PubmedArticleSet>" % xml for xml in items)
            return {"records": sum(1 for xml in sets if PubMedArticle(xml).to_dict())}

    return work


def bare_lxml(path: str) -> Work:
    """Parse with lxml's iterparse and read nothing: the floor of any reader that uses it."""
    from lxml import etree

    def work() -> dict[str, Any]:
        count = 0
        with gzip.open(path) as file:
            for _, element in etree.iterparse(file, tag="PubmedArticle"):
                count += 1
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        return {"records": count}

    return work


def gunzip(path: str) -> Work:
    """Unpack the file and do nothing with it."""

    def work() -> dict[str, Any]:
        with gzip.open(path) as file:
            return {"bytes": sum(len(chunk) for chunk in iter(lambda: file.read(1 << 20), b""))}

    return work


if __name__ == "__main__":
    main()
