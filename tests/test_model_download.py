"""A larger model is fetched by its hashes: from a server on localhost that breaks off and lies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from littrack.cli import main
from littrack.model import ModelError
from littrack.pipeline import model_download
from littrack.settings import ModelSource
from littrack.stance.onnx_nli import LocalModel
from tests.serving import serving
from tests.test_stance_readers import nli_folder


class Shop:
    """Serves files by revision, answers ranges, and breaks off after `cut` bytes when told."""

    def __init__(self, folder: Path) -> None:
        shop = self
        self.cut = 0
        self.asked: list[tuple[str, str]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                span = self.headers.get("Range", "")
                shop.asked.append((self.path, span))
                file = folder / Path(self.path).name
                if not self.path.startswith("/r1/") or not file.exists():
                    self.send_error(404)
                    return
                start = int(span.removeprefix("bytes=").rstrip("-") or 0)
                body = file.read_bytes()[start:]
                self.send_response(206 if span else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: shop.cut] if shop.cut else body)

            def log_message(self, *_: object) -> None:
                """Stay quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/{{revision}}/{{file}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "made"
    place.mkdir()
    return nli_folder(place, ["entailment", "neutral", "contradiction"])


@pytest.fixture
def shop(folder: Path) -> Iterator[Shop]:
    made = Shop(folder)
    with serving(made.server):
        yield made


def hashes(folder: Path) -> dict[str, str]:
    return {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in model_download.FILES}


def get(source: ModelSource, shelf: Path) -> Path:
    return model_download.get("tiny", source, shelf, lambda _what, _done, _of: None)


def run(home: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(home), "models", "get", *args])


def test_a_model_is_fetched_once_and_can_be_judged_with(
    shop: Shop, folder: Path, tmp_path: Path
) -> None:
    source = ModelSource(shop.url, "r1", hashes(folder))
    got = get(source, tmp_path / "shelf")
    assert LocalModel(got, threads=1).probabilities([("help", "help")])
    assert sorted(p.name for p in got.iterdir()) == sorted(model_download.FILES)
    before = len(shop.asked)
    get(source, tmp_path / "shelf")
    assert len(shop.asked) == before


@pytest.mark.parametrize("file", model_download.FILES)
def test_a_file_with_another_hash_is_refused_and_deleted(
    shop: Shop, folder: Path, tmp_path: Path, file: str
) -> None:
    source = ModelSource(shop.url, "r1", {**hashes(folder), file: "0" * 64})
    with pytest.raises(ModelError, match="is not the file that was pinned"):
        get(source, tmp_path / "shelf")
    left = [p.name for p in (tmp_path / "shelf" / "tiny").iterdir()]
    assert not [name for name in left if name.startswith(file)]


def test_what_broke_off_is_gone_on_with(shop: Shop, folder: Path, tmp_path: Path) -> None:
    (folder / "config.json").write_text((folder / "config.json").read_text() + " " * 200_000)
    source = ModelSource(shop.url, "r1", hashes(folder))
    shop.cut = 150_000
    with pytest.raises(ModelError, match="run the same command again"):
        get(source, tmp_path / "shelf")
    shop.cut = 0
    got = get(source, tmp_path / "shelf")
    assert (got / "config.json").read_bytes() == (folder / "config.json").read_bytes()
    assert ("/r1/config.json", "bytes=131072-") in shop.asked


def test_a_revision_that_is_not_there_is_told_in_a_sentence(
    shop: Shop, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match="could not be fetched whole"):
        get(ModelSource(shop.url, "r2", hashes(folder)), tmp_path / "shelf")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (ModelSource(), "Nothing says where"),
        (ModelSource("https://x/{revision}/{file}", "r1"), "has no SHA-256"),
        (ModelSource("http://example.org/{revision}/{file}", "r1", {}), "has no SHA-256"),
        (
            ModelSource(
                "http://example.org/{revision}/{file}",
                "r1",
                dict.fromkeys(model_download.FILES, "0" * 64),
            ),
            "is not an https address",
        ),
        (
            ModelSource(
                "https://example.org/model", "r1", dict.fromkeys(model_download.FILES, "0" * 64)
            ),
            "must hold",
        ),
    ],
    ids=["nothing", "no-hash", "no-hash-http", "not-https", "not-pinned"],
)
def test_nothing_is_fetched_that_cannot_be_checked(
    source: ModelSource, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match=told):
        get(source, tmp_path)


def test_a_name_leads_to_no_other_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is no name for a model"):
        model_download.get("../tiny", ModelSource(), tmp_path, lambda _what, _done, _of: None)


def test_the_command_takes_its_model_from_the_settings(
    shop: Shop, folder: Path, tmp_path: Path
) -> None:
    files = ", ".join(f'"{file}" = "{found}"' for file, found in hashes(folder).items())
    (tmp_path / "littrack.toml").write_text(
        f'[models.tiny]\nurl = "{shop.url}"\nrevision = "r1"\nsha256 = {{ {files} }}\n',
        "utf-8",
    )
    done = run(tmp_path, "tiny", "--folder", str(tmp_path / "shelf"))
    assert done.exit_code == 0, done.output
    assert f'nli_model = "{tmp_path / "shelf" / "tiny"}"' in done.output


def test_the_command_takes_it_from_options_too(shop: Shop, folder: Path, tmp_path: Path) -> None:
    pairs = [part for f, h in hashes(folder).items() for part in ("--sha256", f"{f}={h}")]
    told = ["tiny", "--url", shop.url, "--revision", "r1", *pairs]
    assert run(tmp_path, *told, "--folder", str(tmp_path / "shelf")).exit_code == 0
    done = run(tmp_path, "other")
    assert done.exit_code != 0
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "written", ["models = 3", "[models.x]\nurls = 1", '[models.x]\nsha256 = "a"']
)
def test_a_section_that_cannot_be_read_is_told(written: str, tmp_path: Path) -> None:
    (tmp_path / "littrack.toml").write_text(written, encoding="utf-8")
    done = run(tmp_path, "x")
    assert done.exit_code == 2
    assert "models" in done.output
