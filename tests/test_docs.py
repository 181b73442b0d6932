from __future__ import annotations

import pytest

from docs import commands
from littrack.cli.table import COMMANDS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_page_of_commands_is_what_the_program_says():
    told = "run: python -m docs.commands"
    assert commands.PAGE.read_text(encoding="utf-8") == commands.render(), told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"littrack {name}" in README


@pytest.mark.parametrize("mark", ["first", "second"])
def test_the_two_commands_are_plain_lines_to_paste(mark):
    block = README.split(f"<!-- {mark} -->\n```sh\n")[1].split("```")[0]
    assert len(block.strip().splitlines()) == 1
