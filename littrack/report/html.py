"""One HTML page that needs no other file, no network and no script to be read."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from littrack.model import Report
from littrack.report.cite import shown
from littrack.report.claimreview import embedded
from littrack.report.view import view

_TEMPLATES = files("littrack.report") / "templates"


def page(report: Report) -> bytes:
    """Render a report as a self-contained page; the same report gives the same bytes."""
    style, script = _asset("style.css"), _asset("script.js")
    template = _environment().get_template("page.html")
    text: str = template.render(
        view(report),
        style=style,
        script=script,
        linked_data=embedded(report),
        policy=(
            f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)};"
            " base-uri 'none'; form-action 'none'"
        ),
    )
    return text.encode()


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _source(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def visible(value: object) -> object:
        return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    environment.filters["verbatim"] = Markup  # our own style and script; escaped JSON
    return environment
