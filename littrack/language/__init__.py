"""English text: sentences with exact offsets, one parse, and what words mean to a clause."""

from littrack.language.document import Document, ParsedSentence
from littrack.language.parsing import Parser, default_parser

__all__ = ["Document", "ParsedSentence", "Parser", "default_parser"]
