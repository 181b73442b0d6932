"""Takes README's pictures from the real program: `python -m docs.pictures` (needs Chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Name, place on the page, width and height in pixels.
_PICTURES = [
    ("report", "", 1200, 1000),
    ("report-claim", "claim-1", 1200, 900),
    ("report-article", "articles", 1200, 900),
]


def take(page: Path) -> None:
    """Photograph the report page into docs/."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for name, place, width, height in _PICTURES:
            # No gliding to the place: a picture taken on the way shows half a page.
            view = browser.new_page(
                viewport={"width": width, "height": height}, reduced_motion="reduce"
            )
            view.goto(f"{page.as_uri()}#{place}")
            view.screenshot(path=str(HERE / f"{name}.png"))
        browser.close()


def main() -> None:
    """Run the demo in a folder that is thrown away, and photograph what it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        subprocess.run([sys.executable, "-m", "littrack", "demo", str(demo)], check=True)
        take(demo / "report" / "kratom-withdrawal.html")


if __name__ == "__main__":
    main()
