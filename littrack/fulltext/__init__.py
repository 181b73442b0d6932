"""Full texts of PubMed Central: JATS read into sections."""

from littrack.fulltext.jats import parse

__all__ = ["parse"]
