"""However a command ends, and wherever its words go: a sentence, a documented exit code."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from littrack.cache import Cache
from littrack.model import Pmid
from tests.standin import Shelf, StandIn

FULL = Path("/dev/full")
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
TITLE = "Naïve “willow” ≥ 5 µg → 痛み in cells"
RECORD = f"""<PubmedArticle><MedlineCitation><PMID>12345678</PMID><Article><ArticleTitle>{TITLE}
</ArticleTitle></Article></MedlineCitation></PubmedArticle>"""
TOPIC = """[[query]]
name = "knee"
term = "turmeric[tiab] AND knee[tiab]"
[[query]]
name = "later"
term = "turmeric[tiab] AND pain[tiab]"
"""


@pytest.fixture
def home(tmp_path):
    with Cache(tmp_path / "cache" / "littrack.db") as cache:
        cache.store({Pmid("12345678"): RECORD.encode()}, at=NOON)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "pain.toml").write_text(TOPIC)
    return tmp_path


RUNS_ALL = """
import json, sys
from littrack.cli import main
for command in json.loads(sys.argv[1]):
    try:
        main(command)
    except SystemExit as ended:
        code = ended.code or 0
    sys.stdout.flush()
    sys.stdout.buffer.write(b"\\0%d\\0" % code)
"""


def littrack(home, *args, environ=None, code=None):
    """Run one command, or a script, as a process of its own."""
    command = [sys.executable, *(["-c", code] if code else ["-m", "littrack", "-C", str(home)])]
    return subprocess.run(
        [*command, *args], env=os.environ | (environ or {}), check=False, capture_output=True
    )


def all_of(home, environ, *commands):
    """Run commands in one process; give what each printed and its exit code, and what was said."""
    named = json.dumps([["-C", str(home), *command] for command in commands])
    done = littrack(home, named, environ=environ, code=RUNS_ALL)
    parts = done.stdout.split(b"\0")
    return list(zip(parts[::2], map(int, parts[1::2]), strict=False)), done.stderr


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        pytest.param({"PYTHONIOENCODING": "cp1252"}, "cp1252", id="cp1252"),
        pytest.param({"PYTHONIOENCODING": "ascii:strict"}, "ascii", id="ascii"),
        pytest.param(
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii", id="LANG=C"
        ),
        pytest.param({"PYTHONIOENCODING": "utf-8"}, "utf-8", id="utf-8"),
    ],
)
def test_every_command_works_whatever_the_terminal_can_show(home, tmp_path, environ, encoding):
    out = tmp_path / "out.ris"
    (shown, listed, csl, ris, written, unknown), said = all_of(
        home,
        environ,
        ["search", "willow"],
        ["search", "willow", "--json"],
        ["export", "--format", "csl"],
        ["export", "--format", "ris"],
        ["export", "--format", "ris", "-o", str(out)],
        ["show", "naïve痛"],
    )
    assert [shown[1], listed[1], csl[1], ris[1], written[1], unknown[1]] == [0, 0, 0, 0, 0, 2]
    assert "Traceback" not in said.decode(encoding)
    assert ("痛み" in shown[0].decode(encoding)) == (encoding == "utf-8")
    assert json.loads(listed[0].decode(encoding))[0]["title"] == TITLE
    assert json.loads(csl[0].decode("utf-8"))[0]["title"] == TITLE
    assert "痛み" in ris[0].decode("utf-8")
    assert "痛み" in out.read_text(encoding="utf-8")


def test_standard_streams_that_are_closed_are_no_error(home):
    shell = f"{sys.executable} -m littrack -C {home} search willow"
    for closing in (">&-", "<&- >&- 2>&-"):
        done = subprocess.run(["sh", "-c", f"{shell} {closing}"], capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), closing


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_under_standard_output_is_said(home):
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "littrack", "-C", str(home), "search", "willow"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 5
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "command", ["export --records --format ris", "changes --format json", "report --format json"]
)
def test_a_full_disk_under_a_file_that_is_written_is_said(home, command):
    done = littrack(home, *command.split(), "-o", str(FULL))
    assert done.returncode == 5
    assert done.stderr.decode().splitlines()[-1] == (
        "littrack: No space left on device (/dev/full); nothing that was kept is lost."
    )


def no_room():
    """Let a process write no byte to any file, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_spoils_no_file_of_a_person(home, tmp_path):
    strategy = tmp_path / "a.txt"
    strategy.write_text("willow[tiab] AND pain[tiab]\n")
    command = [sys.executable, "-m", "littrack", "-C", str(home)]
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for args in (
        ["queries", "import", str(strategy), "--topic", "pain"],
        ["queries", "import", str(strategy), "--topic", "new"],
        ["init", str(home)],
    ):
        done = subprocess.run(
            [*command, *args],
            capture_output=True,
            check=False,
            preexec_fn=no_room,
        )
        assert done.returncode == 5, done.stderr
        assert b"nothing that was kept is lost" in done.stderr
    assert before == {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "command", ["search willow --json", "show 12345678", "--help", "search --help"]
)
def test_a_reader_that_has_gone_ends_the_command_quietly(home, command):
    with subprocess.Popen(
        [sys.executable, "-m", "littrack", "-C", str(home), *command.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0
    assert b"Error" not in said


# -- what nobody foresaw ----------------------------------------------------------------------

CRASHES = """
import sys
from pathlib import Path
from littrack.cli import errors
with errors.translated(Path(sys.argv[1])):
    key = "abc" + "def123456"
    raise RuntimeError(f"no such thing: api_key={key} at https://ann:{key}@example.org/?token={key}")
"""


def test_the_unforeseen_is_one_sentence_a_code_and_a_file_without_secrets(home):
    environ = {"NCBI_API_KEY": "tellnobody1"}
    done = littrack(home, str(home), "tellnobody1", code=CRASHES, environ=environ)
    said = done.stderr.decode()
    assert (done.returncode, len(said.splitlines())) == (70, 1)
    (file,) = (home / "cache").glob("crash-*.txt")
    assert str(file) in said
    text = file.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "littrack 0.1.0" in text
    assert "SQLite" in text
    assert "abcdef123456" not in text
    assert "tellnobody1" not in text


def test_a_crash_where_nothing_can_be_written_is_still_a_sentence(home, tmp_path):
    missing = tmp_path / "nowhere"
    done = littrack(home, str(missing), code=CRASHES, environ={"TMPDIR": str(tmp_path)})
    assert done.returncode == 70
    assert list(tmp_path.glob("crash-*.txt"))
    assert not missing.exists()


# -- asked to end ------------------------------------------------------------------------------


def test_interrupted_while_it_is_being_loaded_it_ends_without_a_traceback(home, tmp_path):
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")
    done = littrack(home, "status", environ={"PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"})
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["SIGTERM", "SIGINT"]
)
def test_a_refresh_that_is_asked_to_end_keeps_what_it_has_and_goes_on(home, tmp_path, sent, code):
    with StandIn(Shelf.of(700)) as ncbi:
        began = threading.Event()
        ncbi.plan(lambda reply: (began.set(), ncbi.stopped.wait(2), reply)[-1], "efetch", after=1)
        environ = os.environ | {
            "LITTRACK_EUTILS_URL": ncbi.url, "NCBI_API_KEY": "k", "TMPDIR": str(tmp_path)
        }  # fmt: skip
        command = [sys.executable, "-m", "littrack", "-C", str(home), "refresh", "--no-embed"]
        with subprocess.Popen(  # a background job's children ignore SIGINT; a terminal's do not
            command,
            env=environ,
            stderr=subprocess.PIPE,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        ) as process:
            assert began.wait(60)
            process.send_signal(sent)
            said = process.stderr.read().decode()
            assert process.wait(60) == code
        assert "what was finished is kept" in said
        assert "Traceback" not in said
        with Cache(home / "cache" / "littrack.db") as cache:
            assert cache.runs()[-1].reason == "interrupted"
            held = len(cache.held())
        again = subprocess.run(command, env=environ, capture_output=True, check=False)
        assert again.returncode == 0
        with Cache(home / "cache" / "littrack.db") as cache:
            assert len(cache.held()) == 701
    assert held in {1, 501}


# -- names that are no text -----------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="file systems that take any bytes for a name")
def test_a_name_that_is_no_text_is_named_and_the_store_is_not_called_damaged(home):
    latin = "gingembre-séché".encode("latin-1")
    page = os.fsencode(home) + b"/" + latin + b".txt"
    Path(os.fsdecode(page)).write_text("Turmeric reduces knee pain in adults.\n")
    for command in (["check", page], ["claims", "--json", page], ["show", latin]):
        done = littrack(home, *command, environ={"LC_ALL": "C.UTF-8"})
        said = done.stderr.decode("utf-8").splitlines()[-1]
        assert done.returncode == 2, said
        assert "gingembre-s" in said
        assert "not in the system's encoding" in said
    (home / "queries" / "pain.toml").rename(home / "queries" / os.fsdecode(latin + b".toml"))
    done = littrack(home, "changes", environ={"LC_ALL": "C.UTF-8"})
    assert done.returncode == 2
    assert b"rename the file" in done.stderr
