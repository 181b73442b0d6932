"""Timers that run littrack by itself: what to put where, with every path written out."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

_DAYS = {"daily": "*-*-*", "weekly": "Sun *-*-*"}
_CRON_DAYS = {"daily": "*", "weekly": "0"}


@dataclass(frozen=True, slots=True)
class Timer:
    """What runs, where, and when (`hour`:`minute`, local time)."""

    command: tuple[str, ...]
    home: Path
    every: str = "daily"
    hour: int = 4
    minute: int = 10

    @property
    def line(self) -> str:
        """The command line, quoted for a shell."""
        return shlex.join([*self.command, "-C", str(self.home), "run"])


def service(timer: Timer) -> str:
    """Give the systemd service."""
    # systemd reads % as a specifier, in a quoted path too.
    line = timer.line.replace("%", "%%")
    return (
        "[Unit]\n"
        "Description=littrack: saved PubMed queries, claims checked, report written\n"
        "After=network-online.target\n"
        "Wants=network-online.target\n\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart={line}\n"
        "# Exit code 3 means that some look-ups failed and the next run makes up for them.\n"
        "SuccessExitStatus=3\n"
        "Nice=10\n"
    )


def timer(timer: Timer) -> str:
    """Give the systemd timer; a run missed while the machine slept is made up for."""
    return (
        "[Unit]\n"
        "Description=Run littrack\n\n"
        "[Timer]\n"
        f"OnCalendar={_DAYS[timer.every]} {timer.hour:02}:{timer.minute:02}:00\n"
        "RandomizedDelaySec=15m\n"
        "Persistent=true\n\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def cron(timer: Timer) -> str:
    """Give the line for `crontab -e`; cron takes a bare % for a line end."""
    log = shlex.quote(str(timer.home / "cache" / "run.log"))
    line = f"{timer.line} >> {log} 2>&1".replace("%", "\\%")
    return f"{timer.minute} {timer.hour} * * {_CRON_DAYS[timer.every]} {line}\n"
