"""One HTML page that needs no other file, no network and no script to be read."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from littrack.model import Report
from littrack.model.labels import differs, leaning
from littrack.report.cite import shown
from littrack.report.claimreview import embedded
from littrack.report.page_model import view

_TEMPLATES = files("littrack.report") / "templates"


def page(report: Report) -> bytes:
    """Render a report as a self-contained page; the same report gives the same bytes."""
    style, script = asset("style.css"), asset("script.js")
    template = environment().get_template("page.html")
    text: str = template.render(
        view(report),
        style=style,
        script=script,
        linked_data=embedded(report),
        policy=(
            f"default-src 'none'; style-src {source(style)}; script-src {source(script)};"
            " base-uri 'none'; form-action 'none'"
        ),
    )
    return text.encode()


def asset(name: str) -> str:
    """Read a template, a style or a script that ships with the program."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def source(text: str) -> str:
    """Name a style or a script by its hash, as a content security policy does."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def environment() -> Any:
    """Give the one environment all pages are rendered in."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def visible(value: object) -> object:
        return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    environment.filters["differs"] = differs
    environment.filters["leaning"] = leaning
    environment.filters["verbatim"] = Markup  # our own style and script; escaped JSON
    return environment
