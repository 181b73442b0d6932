"""Lists of references as people have them, whatever program wrote them, read into entries.

Pure: bytes in, entries out. What cannot be read is listed as a problem with its place.
"""

from littrack.bibliography.decoding import decode
from littrack.bibliography.read import is_endnote, read
from littrack.bibliography.values import Bibliography, Entry

__all__ = ["Bibliography", "Entry", "decode", "is_endnote", "read"]
