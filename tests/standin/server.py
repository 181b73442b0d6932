"""The stand-in's server: answers as Entrez does, keeps a log, does wrong when told to."""

from __future__ import annotations

import gzip
import json
import socket
import struct
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from tests.standin.faults import Change, Reply
from tests.standin.papers import Shelf
from tests.standin.utilities import Utilities

_PIECES = 8
_PREFIX = "/entrez/eutils/"


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    at: float
    utility: str
    method: str
    params: dict[str, str]
    address: str


@dataclass
class _Plan:
    change: Change
    utility: str
    times: int
    after: int

    def due(self, utility: str) -> bool:
        """Whether this request is one to spoil."""
        if not utility.startswith(self.utility) or not self.times:
            return False
        if self.after:
            self.after -= 1
            return False
        self.times -= 1
        return True


@dataclass
class _Log:
    asked: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class StandIn(ThreadingHTTPServer):
    """Entrez on localhost: refuses more than `limit` requests in a second, when there is one."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, shelf: Shelf, *, limit: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.shelf = shelf
        self.limit = limit
        self.utilities = Utilities(shelf)
        self.stopped = threading.Event()
        self._log = _Log()
        self._plans: list[_Plan] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopped.set()
        self.shutdown()
        self.server_close()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}{_PREFIX}"

    @property
    def asked(self) -> list[Asked]:
        """All requests so far, in order of arrival."""
        return list(self._log.asked)

    def plan(self, change: Change, utility: str = "", times: int = 1, after: int = 0) -> None:
        """Spoil the next `times` answers of a utility, once `after` of them went well."""
        self._plans.append(_Plan(change, utility, times, after))

    def heal(self) -> None:
        """Do no more wrong."""
        self._plans.clear()

    def forget(self) -> None:
        """Begin a new log."""
        self._log.asked.clear()

    def busiest_second(self) -> int:
        """The most requests that came within any one second."""
        times = [asked.at for asked in self.asked]
        return max((sum(t <= u < t + 1 for u in times) for t in times), default=0)

    def answer(self, asked: Asked) -> Reply:
        """Log a request and answer it, spoiled where a plan says so."""
        with self._log.lock:
            self._log.asked.append(asked)
            recent = sum(asked.at - other.at < 1 for other in self._log.asked)
            plan = next((plan for plan in self._plans if plan.due(asked.utility)), None)
            if self.limit and recent > self.limit:
                return _refused(recent, self.limit)
            reply = self.utilities.answer(asked.utility, asked.params)
        return plan.change(reply) if plan else reply

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about clients that hang up, and about nothing else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _refused(count: int, limit: int) -> Reply:
    told = {"error": "API rate limit exceeded", "api-key": "127.0.0.1"}
    body = json.dumps(told | {"count": str(count), "limit": str(limit)}).encode()
    return Reply(body, 429, "application/json", {"Retry-After": "2"})


class _Handler(BaseHTTPRequestHandler):
    server: StandIn
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # small pieces go out at once, not after 40 ms

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, posted: str) -> None:
        at = time.monotonic()
        parts = urlsplit(self.path)
        params = dict(parse_qsl(f"{parts.query}&{posted}", keep_blank_values=True))
        utility = parts.path.removeprefix(_PREFIX).partition(".")[0]
        asked = Asked(at, utility, self.command, params, self.path)
        self._send(self.server.answer(asked))

    def _send(self, reply: Reply) -> None:
        if reply.silent:
            self.server.stopped.wait(30)
        if reply.silent or (reply.reset and reply.cut is None):
            self._hang_up(abruptly=True)
            return
        body, coding = reply.body, {}
        if reply.zipped and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, coding = gzip.compress(body), {"Content-Encoding": "gzip"}
        self.send_response(reply.status)
        for name, value in ({"Content-Type": reply.kind} | coding | reply.headers).items():
            self.send_header(name, value)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._chunks(body if reply.cut is None else body[: reply.cut], reply.pause)
        if reply.cut is None:
            self.wfile.write(b"0\r\n\r\n")
        else:
            self._hang_up(abruptly=reply.reset)

    def _chunks(self, body: bytes, pause: float) -> None:
        size = max(1, len(body) // _PIECES)
        for start in range(0, len(body), size):
            piece = body[start : start + size]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.flush()
            if pause:
                self.server.stopped.wait(pause)

    def _hang_up(self, *, abruptly: bool) -> None:
        self.wfile.flush()
        self.close_connection = True
        if abruptly:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()

    def log_message(self, *_: object) -> None:
        """Print nothing."""
