"""The tables of a partition: what its records say, by column, and each record as it was served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from littrack.corpus import extra
from littrack.model import Record

# Rows that are unpacked together: few for single records, many for whole columns.
SERVED_TOGETHER = 256
_READ_TOGETHER = 8192
RECORDS = "records.parquet"
_SERVED = "served.parquet"


class Writer:
    """Takes records in the order of their rows, and holds a few at a time."""

    def __init__(self, folder: Path) -> None:
        pa, parquet = extra.library("pyarrow"), extra.library("pyarrow.parquet")
        self._pa = pa
        text, texts = pa.string(), pa.list_(pa.string())
        self._columns = pa.schema(
            [
                ("pmid", pa.uint32()),
                *((name, text) for name in ("version", "title", "abstract", "journal")),
                ("year", pa.int16()),
                ("revised", pa.date32()),
                *((name, texts) for name in ("types", "mesh", "substances", "keywords")),
                *((name, text) for name in ("doi", "pmcid", "indexing")),
                ("languages", texts),
            ]
        )
        self._bytes = pa.schema([("xml", pa.binary())])
        self._records = parquet.ParquetWriter(
            folder / RECORDS, self._columns, compression="zstd", compression_level=3
        )
        self._served = parquet.ParquetWriter(
            folder / _SERVED,
            self._bytes,
            compression="zstd",
            compression_level=3,
            use_dictionary=False,
            write_statistics=False,
        )
        self._rows: list[dict[str, Any]] = []
        self._xml: list[bytes] = []

    def add(self, pmid: int, record: Record, xml: bytes) -> None:
        """Take in one record."""
        self._rows.append(_row(pmid, record))
        self._xml.append(xml)
        if len(self._xml) == SERVED_TOGETHER:
            self._flush_served()
        if len(self._rows) == _READ_TOGETHER:
            self._flush_records()

    def close(self) -> None:
        """Write what is left."""
        if self._xml:
            self._flush_served()
        if self._rows:
            self._flush_records()
        self._served.close()
        self._records.close()

    def _flush_served(self) -> None:
        table = self._pa.table([self._pa.array(self._xml, self._pa.binary())], self._bytes)
        self._served.write_table(table)
        self._xml.clear()

    def _flush_records(self) -> None:
        self._records.write_table(self._pa.Table.from_pylist(self._rows, self._columns))
        self._rows.clear()


def _row(pmid: int, record: Record) -> dict[str, Any]:
    return {
        "pmid": pmid,
        "version": record.version,
        "title": record.title,
        "abstract": "\n".join(
            f"{part.label}: {part.text}" if part.label else part.text for part in record.abstract
        ),
        "journal": record.journal.title,
        "year": record.year if record.year and 0 < record.year < 1 << 15 else None,
        "revised": record.revised,
        "types": [each.name for each in record.types],
        "mesh": [each.heading.name for each in record.mesh],
        "substances": [each.name for each in record.substances],
        "keywords": list(record.keywords),
        "doi": record.doi,
        "pmcid": record.pmcid,
        "indexing": str(record.indexing),
        "languages": list(record.languages),
    }


def served(folder: Path, rows: Iterable[int]) -> Mapping[int, bytes]:
    """Give records as they were served, by row."""
    parquet = extra.library("pyarrow.parquet")
    groups: dict[int, list[int]] = {}
    for row in rows:
        groups.setdefault(row // SERVED_TOGETHER, []).append(row)
    found: dict[int, bytes] = {}
    with parquet.ParquetFile(folder / _SERVED, memory_map=True) as file:
        for number, wanted in groups.items():
            column = file.read_row_group(number).column("xml")
            found |= {row: column[row % SERVED_TOGETHER].as_py() for row in wanted}
    return found


def passages(record: Record) -> Sequence[str]:
    """List what says, beside its title, what a record found or is about."""
    texts = [section.text for section in record.abstract]
    texts += record.keywords
    texts += [heading.heading.name for heading in record.mesh]
    return texts + [substance.name for substance in record.substances]
