"""Brings a desk into the states that pages show: approved, sent, rejected, handed over, closed, reopened, corrected."""
import json
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import addresses
from desk import DEMO, Desk
from visitor import Visitor, chromium


def cases(visitor, tab):
    """Addresses of the cases of one list, as its first page links them."""
    visitor.go(f"/cases?list={tab}")
    return visitor.page.eval_on_selector_all(
        "a[href^='/cases/']", "all => all.map(a => a.getAttribute('href')).filter(h => /^\\/cases\\/[^/?]+(\\?|$)/.test(h))")


def post(visitor, case, part, **fields):
    """Sends one of the forms of a case, as the browser would, filled as told; whether it was there and accepted."""
    visitor.go(case)
    form = visitor.page.locator(f"form[action$='/{part}']").first
    if form.count() == 0:
        return False
    with visitor.page.expect_navigation() as gone:
        # The policy of the pages lets scripts ask for nothing, so the form itself is sent.
        form.evaluate(
            """(form, told) => {
                for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = true;
                for (const [name, value] of Object.entries(told)) {
                    for (const field of form.querySelectorAll(`[name="${name}"]`)) field.remove();
                    const field = document.createElement("input");
                    [field.type, field.name, field.value] = ["hidden", name, value];
                    form.append(field);
                }
                form.submit();
            }""", fields)
    return gone.value.status < 400


def first_value(visitor, case, selector):
    visitor.go(case)
    values = visitor.page.eval_on_selector_all(selector, "all => all.map(a => a.value).filter(v => v)")
    return values[0] if values else None


def every_state(visitor):
    """One case for each of the decisions that the desk offers; gives their addresses, which lists need not show."""
    drafted, shown = cases(visitor, "review"), []

    def take(part, many=1, **fields):
        tries = taken = 0
        while drafted and taken < many and tries < 4:
            tries += 1
            case = drafted.pop(0)
            if post(visitor, case, part, **fields):
                taken += 1
                shown.append(case.split("?")[0])

    take("approval", 2)
    take("rejection", reason="tone")
    # A change, and a claim without a source, to be marked and confirmed.
    if drafted:
        case = drafted.pop(0).split("?")[0]
        visitor.go(case + "/edit")
        text = visitor.page.locator("textarea[name=text]")
        text.fill(text.input_value() + "\n\nDie Gebühr beträgt 4711 Euro.")
        visitor.page.locator("form#edit button[type=submit]:not([formaction])").first.click()
        visitor.page.wait_for_load_state("load")
        shown.append(case)
    service = first_value(visitor, drafted[0], "select[name=service] option") if drafted else None
    if service:
        take("service", service=service)
    unit = first_value(visitor, drafted[0], "select[name=unit] option") if drafted else None
    take("handover", unit=unit or "Bauamt")
    take("second-person")
    take("snooze")
    take("claim")
    take("discard")
    take("closing")
    take("closing")
    if len(shown) > 1:
        post(visitor, shown[-1], "reopening")
    return shown


PASSWORD = "ein langes Wort fuer Jana 4711"


def set_password(visitor):
    """Without a password, the page of the second factor is not to be seen."""
    visitor.go("/account")
    form = visitor.page.locator("form[action='/account/password']")
    form.locator("input[name=new]").fill(PASSWORD)
    form.locator("input[name=again]").fill(PASSWORD)
    with visitor.page.expect_navigation():
        form.locator("button[type=submit]").click()


class Prepared:
    """A desk in which every page has something to show, and the addresses of its pages.

    `every`: (kind, address) of each page that links lead to. `states`: addresses of cases in every state.
    """

    def __init__(self, folder):
        self.folder = Path(folder) / "desk"
        told = json.loads((Path(folder) / "pages.json").read_text())
        self.every, self.states = [tuple(page) for page in told["every"]], told["states"]


@contextmanager
def prepared():
    """The one that `POSTROOM_PREPARED` names, else one made for this script alone."""
    kept = os.environ.get("POSTROOM_PREPARED")
    if kept:
        yield Prepared(kept)
        return
    with tempfile.TemporaryDirectory(prefix="postroom-prepared-") as folder:
        make(Path(folder))
        yield Prepared(folder)


def make(folder):
    """Decides cases of the demo mailbox in every way, some with replies that have left, some held back."""
    with Desk(DEMO, hold=0) as desk, chromium() as browser:
        visitor = Visitor(browser, desk).sign_in()
        set_password(visitor)
        states = [case for case in cases(visitor, "review")[:2] if post(visitor, case, "approval")]
        visitor.close()
        desk.stop()
        # From here on replies wait, so that taking one back is on a page.
        desk.hold(600)
        desk.serve()
        visitor = Visitor(browser, desk).sign_in()
        states = [case.split("?")[0] for case in states] + every_state(visitor)
        every = addresses.find(visitor, states)
        desk.stop()
        (folder / "pages.json").write_text(json.dumps({"every": every, "states": states}))
        shutil.move(desk.folder, folder / "desk")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
