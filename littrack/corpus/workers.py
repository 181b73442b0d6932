"""Who does the work: this process, the machine's own processes, or a Dask cluster elsewhere."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from littrack import __version__
from littrack.corpus.extra import distributed
from littrack.model import CorpusError, LittrackError

Task = TypeVar("Task")
Result = TypeVar("Result")

_HOST = "127.0.0.1"
_PATIENCE = 20
# A partition that takes so many workers down with it is given up; the others go on.
_DEATHS = 2


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that could not be done, and why, in words."""

    why: str


class WorkerPool(Protocol):
    """Does one thing to many tasks, in any order; what fails costs itself and nothing else."""

    def each(
        self, work: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield every task with its result, as they come."""
        ...


class LocalWorkers:
    """This process: one thread to build (parsing is Python's), several to search."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    def each(
        self, work: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield every task with its result, as they come."""
        with ThreadPoolExecutor(self._threads) as pool:
            futures = {pool.submit(work, task): task for task in tasks}
            try:
                for future in as_completed(futures):
                    yield futures[future], _outcome(future.result)
            finally:
                pool.shutdown(cancel_futures=True)


def _outcome(result: Callable[[], Result]) -> Result | Failure:
    try:
        return result()
    except (LittrackError, OSError) as error:
        return Failure(str(error))


class Cluster:
    """Workers of a Dask scheduler; a task whose worker dies is given to another."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(
        self, work: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield every task with its result, as they come."""
        futures = {self._client.submit(work, task, pure=False): task for task in tasks}
        try:
            for future in distributed().as_completed(futures, loop=self._client.loop):
                yield futures[future], self._outcome(future)
        finally:
            self._client.cancel(list(futures))

    def _outcome(self, future: Any) -> Any:
        try:
            return future.result()
        except distributed().KilledWorker:
            return Failure(f"{_DEATHS} workers died of it (out of memory, perhaps)")
        except (LittrackError, OSError) as error:
            return Failure(str(error))
        except distributed().CancelledError as error:
            raise CorpusError(
                "The scheduler went away; what was finished is kept: run the command again."
            ) from error

    def require_access(self, path: Path) -> None:
        """Make sure that every worker runs this version and sees the corpus's folder."""
        for worker, (version, seen) in self._client.run(_look, str(path)).items():
            if version != __version__:
                raise CorpusError(
                    f"Worker {worker} runs littrack {version} and this is {__version__};"
                    " install the same version on both."
                )
            if not seen:
                raise CorpusError(
                    f"Worker {worker} does not see {path};"
                    " the corpus must lie on a disk that all workers share."
                )


def _look(path: str) -> tuple[str, bool]:
    return __version__, Path(path).exists()


def cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def worker_pool(root: Path, *, scheduler: str = "", workers: int = 0) -> Iterator[WorkerPool]:
    """Give those who build: a cluster by its address, else processes here (one: this process)."""
    if not scheduler and workers == 1:
        yield LocalWorkers()
        return
    with _client(scheduler, workers or cores()) as client:
        pool = Cluster(client)
        pool.require_access(root)
        yield pool


@contextmanager
def readers(root: Path, *, scheduler: str = "") -> Iterator[WorkerPool]:
    """Give those who search: a cluster by its address, else threads of this process."""
    if scheduler:
        with worker_pool(root, scheduler=scheduler) as pool:
            yield pool
    else:
        yield LocalWorkers(cores())


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Any]:
    library = distributed()
    if scheduler:
        _require_scheduler(scheduler)
        with library.Client(scheduler, timeout=_PATIENCE, set_as_default=False) as client:
            _require_workers(client, scheduler)
            yield client
        return
    with processes(workers) as cluster, library.Client(cluster, set_as_default=False) as client:
        yield client


def _require_scheduler(scheduler: str) -> None:
    """Make sure that something listens there, before Dask tries for a long time."""
    place = urlsplit(scheduler)
    try:
        socket.create_connection((place.hostname or "?", place.port or 0), _PATIENCE).close()
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"There is no Dask scheduler at {scheduler} (tcp://HOST:PORT): {error}."
        ) from error


def _require_workers(client: Any, scheduler: str) -> None:
    if not client.scheduler_info()["workers"]:
        raise CorpusError(
            f"The scheduler at {scheduler} has no workers; start some: dask worker {scheduler}"
        )


@contextmanager
def processes(workers: int) -> Iterator[Any]:
    """Start worker processes on this machine, heard by this machine only, without a dashboard."""
    import logging

    import dask

    settings = {
        "distributed.scheduler.allowed-failures": _DEATHS - 1,
        # A dead worker is started anew by its own nurse; on a busy machine that takes longer than
        # the 15 s after which Dask would dismiss both for good, and the build go on with one less.
        "distributed.deploy.lost-worker-timeout": "1 day",
        "distributed.worker.profile.enabled": False,
        "distributed.admin.log-length": 100,
    }
    with (
        dask.config.set(settings),
        distributed().LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host=_HOST,
            dashboard_address=f"{_HOST}:0",  # any free port: the usual one may be taken
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster
