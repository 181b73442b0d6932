"""New records read for their meaning when they come, so that no check has to wait for it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from littrack.cache import Cache
from littrack.model import Pmid
from littrack.pipeline.model_loader import ModelLoader
from littrack.retrieve import passage
from littrack.settings import Settings

Progress = Callable[[str, int, int], None]
DOING = "Reading new records for their meaning"


def embed(settings: Settings, pmids: Collection[Pmid], progress: Progress) -> None:
    """Embed records of the store; what is broken off, or lacks a model, is left to a check."""
    if not pmids:
        return
    with Cache(settings.database) as cache:
        encoder = ModelLoader(settings, cache).encoder
        if encoder is None:
            return
        held = (cache.record(pmid) for pmid in sorted(pmids))
        texts = [passage(record) for record in held if record]
        encoder.recall(texts, cache, lambda done, of: progress(DOING, done, of))
