"""The process that reads the glyphs of one PDF: bytes on standard input, glyphs on output.

`bounded` starts it with the bytes of memory it may have.
"""

from __future__ import annotations

import marshal
import sys
from dataclasses import fields
from operator import attrgetter
from typing import NoReturn

from littrack.articles.pdf import glyphs

LOCKED, DAMAGED, TOO_MUCH = 3, 4, 5
_VALUES = attrgetter(*(field.name for field in fields(glyphs.Glyph)))


def _main() -> NoReturn:
    _bound(int(sys.argv[1]))
    data = sys.stdin.buffer.read()
    try:
        sys.stdout.buffer.write(_packed(glyphs.read(data)))
        sys.stdout.flush()
    except MemoryError:
        sys.exit(TOO_MUCH)
    except glyphs.Locked:
        sys.exit(LOCKED)
    except glyphs.Damaged:
        sys.exit(DAMAGED)
    sys.exit(0)


def _bound(memory: int) -> None:
    """Let the process have so much memory and no more, where the system can hold it to that."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        within = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (within, most))


def _packed(found: glyphs.Pages) -> bytes:
    pages = [(page.number, list(map(_VALUES, page.glyphs)), page.pictures) for page in found.pages]
    return marshal.dumps((pages, found.count, found.title, found.author))


if __name__ == "__main__":
    _main()
