"""`python -m littrack` is `littrack`."""

from littrack.cli import main

main(prog_name="littrack")
