"""Train the retrieval trunk: claims near the abstracts that answer them.

Pairs: SciFact train claims with their cited abstracts (and one hard negative by BM25), PubMed
titles and closing sentences with the rest of their abstracts, batches made of like subjects.
"""

from __future__ import annotations

import random
import time

import torch
from common import backbone, folder, freeze, padded, rows, settle, tokenizer
from lexical import Bm25
from torch.nn.functional import cross_entropy, normalize
from transformers import get_linear_schedule_with_warmup

SEED = 20261122
BATCH = 32
LENGTH = 112
TEMPERATURE = 0.05
RATE = 6e-5


def scifact_pairs(rng: random.Random, epochs: int) -> list[list[tuple[str, str, str]]]:
    """Batch SciFact train claims with a cited abstract and a near miss."""
    home = folder("BENCHMARKS") / "scifact"
    corpus = {str(d["doc_id"]): d for d in rows(home / "corpus.jsonl")}
    text = {k: f"{d['title']}. {' '.join(d['abstract'])}" for k, d in corpus.items()}
    names = list(text)
    index = Bm25([text[n] for n in names])
    triples = []
    for claim in rows(home / "claims_train.jsonl"):
        cited = {str(d) for d in claim["cited_doc_ids"]} & set(text)
        near = [names[i] for i in index.top(claim["claim"], 30) if names[i] not in cited]
        triples += [(claim["claim"], text[d], near) for d in cited]
    found = []
    for _ in range(epochs):
        rng.shuffle(triples)
        for start in range(0, len(triples), BATCH):
            part = triples[start : start + BATCH]
            found.append([(c, d, text[rng.choice(near[2:])]) for c, d, near in part])
    return found


def pubmed_pairs(rng: random.Random, count: int) -> list[list[tuple[str, str, str]]]:
    """Batch titles or closing sentences with the rest of the abstract, like subjects together."""
    records = [r for r in rows(folder("WORK") / "records.jsonl") if "eng" in r["lang"]]
    rng.shuffle(records)
    records = sorted(records[: count * 2], key=lambda r: (r["mesh"] or [""])[0])
    pairs = []
    for record in records:
        body = " ".join(t for _, t in record["secs"])
        head, _, tail = body.rstrip(". ").rpartition(". ")
        if len(head) < 300 or not record["title"]:
            continue
        if rng.random() < 0.5:
            pairs.append((record["title"].strip("[]."), body, ""))
        else:
            pairs.append((tail, f"{record['title']} {head}", ""))
    found = [pairs[i : i + BATCH] for i in range(0, len(pairs), BATCH)]
    rng.shuffle(found)
    return found[: count // BATCH]


def main() -> None:
    """Train and save."""
    settle(SEED)
    rng = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    model, tok = backbone(), tokenizer()
    tok.enable_truncation(LENGTH)
    freeze(model)
    plan = pubmed_pairs(rng, 1600)
    plan += scifact_pairs(rng, 3)
    cut = len(plan) // 3
    tail = plan[cut:]
    rng.shuffle(tail)
    plan[cut:] = tail
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    schedule = get_linear_schedule_with_warmup(optimiser, len(plan) // 10, len(plan))

    def embed(texts: list[str]) -> torch.Tensor:
        batch = padded(tok.encode_batch(texts))
        hidden = model(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        return normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)

    model.eval()  # no dropout: a sixth faster, and the data are plenty for so few steps
    begun, mean = time.monotonic(), 0.0
    for step, batch in enumerate(plan):
        documents = [d for _, d, _ in batch] + [n for _, _, n in batch if n]
        scores = embed([c for c, _, _ in batch]) @ embed(documents).T / TEMPERATURE
        loss = cross_entropy(scores, torch.arange(len(batch)))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        mean = 0.95 * mean + 0.05 * loss.item() if step else loss.item()
        if step % 10 == 0:
            spent = time.monotonic() - begun
            print(f"{step}/{len(plan)} loss {mean:.3f} {spent:.0f} s", flush=True)
    torch.save(model.state_dict(), folder("WORK") / "encoder.pt")


if __name__ == "__main__":
    main()
