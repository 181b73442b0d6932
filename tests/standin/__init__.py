"""A stand-in for NCBI's Entrez: real HTTP on localhost, records of our own writing, every fault."""

from tests.standin.faults import FAULTS, LASTING
from tests.standin.papers import Paper, Shelf
from tests.standin.server import StandIn

__all__ = ["FAULTS", "LASTING", "Paper", "Shelf", "StandIn"]
