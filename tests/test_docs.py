from __future__ import annotations

import re
import tomllib

import pytest

from docs import commands
from littrack.cli.command_table import COMMANDS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
LONGEST = {"README.md": 150, "CHANGELOG.md": 60}


def test_the_page_of_commands_is_what_the_program_says():
    remedy = "run: python -m docs.commands"
    assert commands.PAGE.read_text(encoding="utf-8") == commands.render(), remedy


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert f"littrack {name}" in README


@pytest.mark.parametrize("mark", ["first", "second"])
def test_the_two_commands_are_plain_lines_to_paste(mark):
    block = README.split(f"<!-- {mark} -->\n```sh\n")[1].split("```")[0]
    assert len(block.strip().splitlines()) == 1


@pytest.mark.parametrize("name", LONGEST)
def test_a_page_for_everyone_stays_short(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST[name], f"{name}: move details to docs/"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "pyproject.toml"], ids=lambda page: page.name)
def test_documents_speak_of_packages_without_pictures(page):
    pictures = re.findall(r"(?i)\b(?:house|rooms?|doors?|corridors?)\b", page.read_text("utf-8"))
    assert not pictures, f"{page.name}: name the package or the command instead"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_documents_lead_to_files(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["scale"]]
    names = {re.split(r"[\[<>=]", line)[0] for line in wanted}
    reasons = (ROOT / "docs" / "packages.md").read_text(encoding="utf-8")
    assert {name for name in names if name not in reasons} == set()
