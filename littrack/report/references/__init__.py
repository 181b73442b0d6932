"""Records in the formats reference managers read."""

from littrack.report.references.bibtex import bibtex
from littrack.report.references.csl import csl
from littrack.report.references.nbib import nbib
from littrack.report.references.ris import ris

__all__ = ["bibtex", "csl", "nbib", "ris"]
