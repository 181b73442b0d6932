"""New records read for their meaning when they come, so that no check has to wait for it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from littrack.model import Pmid
from littrack.pipeline.model_loader import ModelLoader
from littrack.pipeline.workspace import Workspace
from littrack.retrieve import passage

Progress = Callable[[str, int, int], None]
DOING = "Reading new records for their meaning"


def embed(workspace: Workspace, pmids: Collection[Pmid], progress: Progress) -> None:
    """Embed records of the store; what is broken off, or lacks a model, is left to a check."""
    if not pmids:
        return
    cache = workspace.cache
    encoder = ModelLoader(workspace.settings, cache).encoder
    if encoder is None:
        return
    held = (cache.record(pmid) for pmid in sorted(pmids))
    texts = [passage(record) for record in held if record]
    encoder.recall(texts, cache, lambda done, of: progress(DOING, done, of))
