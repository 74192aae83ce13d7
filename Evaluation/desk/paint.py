#!/usr/bin/env python3
"""From a key to the painted next case, in Chromium, with as many cases in the store as a desk directory holds.

  Evaluation/desk/paint.py DESK [--steps 200] [--approvals 50]

DESK is a desk directory with mail, such as the folder `desk` that Evaluation/desk/measure.sh fills. It is copied first.
POSTROOM_COMMAND names the built command. Run it on a quiet machine. Goal: 95 of 100 within 100 ms at 10,000 open cases.

Measured is from the time of the key's own event to the second frame after the new page is there, on the clock that the pages
share. j goes to the next case; Ctrl+Enter approves, which the desk commits first, and shows the next case.
"""
import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests/BrowserTests/Scripts"))

import desk as desks  # noqa: E402
from visitor import Visitor, chromium  # noqa: E402

CLOCK = """
addEventListener("keydown", (e) => sessionStorage.setItem("pressed", performance.timeOrigin + e.timeStamp), true);
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!document.querySelector("h1")) return;
    window.painted = performance.timeOrigin + performance.now() - Number(sessionStorage.getItem("pressed"));
})));
"""


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def press(page, key):
    """Milliseconds until the page that the key leads to is painted; nothing where it leads nowhere."""
    page.evaluate("window.painted = -1")
    page.keyboard.press(key)
    for _ in range(400):
        page.wait_for_timeout(10)
        try:
            painted = page.evaluate("window.painted")
        except Exception:  # The page is just going.
            continue
        if painted is not None and painted > 0:
            return painted
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("desk", type=Path)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--approvals", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="postroom-paint-") as scratch:
        copy = Path(scratch) / "desk"
        shutil.copytree(options.desk, copy)
        # Whoever measures has no training on record, and without one nobody may approve.
        settings = copy / "postroom.yaml"
        settings.write_text(settings.read_text().replace("trainingRequired: true", "trainingRequired: false"))
        desks.add_officer(copy, "Jana Beispiel")
        with desks.Desk(of=copy) as desk, chromium() as browser:
            visitor = Visitor(browser, desk, "de")
            visitor.window.add_init_script(CLOCK)
            visitor.sign_in()
            page = visitor.page
            visitor.go("/cases?list=review")
            print("open cases in the list:", page.locator(".tabs a[aria-current] .count").inner_text())
            page.locator("a.case-link").first.click()
            page.wait_for_load_state("load")
            steps = [press(page, "j") for _ in range(options.steps)]
            tell("j to the painted next case", steps)
            approvals, tries = [], 0
            while len(approvals) < options.approvals and tries < 4 * options.approvals:
                tries += 1
                ready = page.evaluate("document.querySelector(\"form[action$='/approval']\")?.checkValidity() ?? false")
                taken = press(page, "Control+Enter" if ready else "j")
                if ready and taken is None:
                    sys.exit(f"the approval led nowhere: {page.locator('h1').inner_text()}")
                if ready:
                    approvals.append(taken)
            tell("Ctrl+Enter to the painted next case", approvals)


def tell(what, times):
    times = [time for time in times if time is not None]
    if times:
        print(f"{what}: median {percentile(times, .5):.0f} ms, p95 {percentile(times, .95):.0f} ms, "
              f"most {max(times):.0f} ms of {len(times)}")


if __name__ == "__main__":
    main()
