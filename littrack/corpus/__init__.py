"""PubMed files as NLM serves them, partitioned, indexed and searched on one machine or many."""

from littrack.corpus.build import files_of, prepare, take_in
from littrack.corpus.crew import Crew, Here, cores, hired, readers
from littrack.corpus.manifest import Manifest, Part
from littrack.corpus.search import Corpus, question
from littrack.corpus.vectors import embedded

__all__ = [
    "Corpus",
    "Crew",
    "Here",
    "Manifest",
    "Part",
    "cores",
    "embedded",
    "files_of",
    "hired",
    "prepare",
    "question",
    "readers",
    "take_in",
]
