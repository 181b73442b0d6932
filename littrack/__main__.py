"""`python -m littrack` is `littrack`: what both begin with."""

import sys


def start() -> None:
    """Run the program; Ctrl+C while it is still being loaded ends it without a traceback."""
    try:
        from littrack.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="littrack")


if __name__ == "__main__":
    start()
