"""PubMed files as NLM serves them, partitioned, indexed and searched on one machine or many."""

from littrack.corpus.build import files_of, prepare, take_in
from littrack.corpus.manifest import Manifest, Part
from littrack.corpus.search import Corpus, question
from littrack.corpus.vectors import embedded
from littrack.corpus.workers import LocalWorkers, WorkerPool, cores, readers, worker_pool

__all__ = [
    "Corpus",
    "LocalWorkers",
    "Manifest",
    "Part",
    "WorkerPool",
    "cores",
    "embedded",
    "files_of",
    "prepare",
    "question",
    "readers",
    "take_in",
    "worker_pool",
]
