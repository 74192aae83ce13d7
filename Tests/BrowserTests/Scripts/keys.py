"""The desk's own keys: the help page names those that work and no others, and only Ctrl+Enter approves."""
import string

import addresses
import prepare
from desk import Desk
from report import Report, note
from visitor import Visitor, chromium

# Keys that browsers use themselves on any page, whatever a page does.
BROWSER_OWN = set(" ")
# The approved answers behind a draft are offered where a language model wrote it; the demo has none.
NEEDS_A_MODEL = {"t"}
COMBINED = ["Control+" + key for key in string.ascii_lowercase + string.digits] + \
    ["Shift+Enter", "Alt+Enter", "Control+Enter", "Control+Shift+Enter"]

# What a key can change: the address, the focus, what is folded open, dialogs, and marks on the page's root.
STATE = """() => {
    const it = document.activeElement;
    return JSON.stringify([location.pathname + location.search, it && it !== document.body ? it.outerHTML.slice(0, 200) : "",
        [...document.querySelectorAll("details")].map(d => d.open), document.querySelectorAll("dialog[open]").length,
        [...document.querySelectorAll("input[type=checkbox],input[type=radio]")].map(b => b.checked),
        document.documentElement.className, document.body.className]);
}"""


def named(visitor):
    """The keys on the help page: (place, key as it is pressed, key as it is written)."""
    visitor.go("/help")
    rows = visitor.page.evaluate("""() => {
        const out = [];
        for (const list of document.querySelectorAll("dl.keys"))
            for (const key of list.querySelectorAll("dt kbd")) out.push([list.dataset.place ?? "", key.innerText.trim()]);
        return out;
    }""")
    return [(place, pressed(key), key) for place, key in rows]


def pressed(key):
    """`Ctrl+S`, `Esc`, `g q` as Playwright presses them: one after the other."""
    words = {"Esc": "Escape", "Ctrl+Enter": "Control+Enter", "Leertaste": "Space"}
    steps = []
    for step in key.split(" "):
        step = words.get(step, step.replace("Ctrl+", "Control+").replace("Strg+", "Control+"))
        if "+" in step and len(step) > 1:
            *held, last = step.split("+")
            step = "+".join(held + [last.lower() if "Shift" not in held and len(last) == 1 else last])
        steps.append(step)
    return steps


class Keyboard:
    """Presses keys on one page and says what each did. Nothing leaves the page: forms and ways out are caught."""

    def __init__(self, visitor):
        self.visitor, self.page, self.caught, self.catches = visitor, visitor.page, [], False

        def catch(route):
            if self.catches and (route.request.is_navigation_request() or route.request.method == "POST"):
                self.caught.append((route.request.method, route.request.url))
                route.fulfill(status=204)
            else:
                route.continue_()

        visitor.window.route("**/*", catch)

    def go(self, address):
        self.catches = False
        self.visitor.go(address)
        self.address, self.catches = address, True
        self.before = self.page.evaluate(STATE)

    def press(self, steps, line=False):
        """Whether pressing the keys one after the other did anything, and where forms went. `line`: on the first line of a
        list."""
        before = self.before
        if line:
            self.page.keyboard.press("j")
            before = self.page.evaluate(STATE)
        self.caught.clear()
        for step in steps:
            self.page.keyboard.press(step)
        self.page.wait_for_timeout(25)
        changed = self.page.evaluate(STATE) != before
        caught = list(self.caught)
        if changed or caught or line or steps[-1] == "g":
            self.go(self.address)
        return changed or bool(caught), [url for method, url in caught if method == "POST"]


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, chromium() as browser, Report(
        "every key on the help page does something on a page of the desk",
        "every key that a page carries stands on the help page",
        "no other key does anything",
        "a reply is approved by Ctrl+Enter and by no other key",
        "letters, digits and signs that are typed in a field only write",
    ) as (work, listed, silent, approving, typing):
        visitor = Visitor(browser, desk).sign_in()
        table = named(visitor)
        written = {key for _, _, key in table}
        if "1" in written:  # “1 to 9” in its words
            written |= set("123456789")
        work.look(len(table) >= 10, "the help page names hardly any keys")
        # What the prepared desk held back may have left by now. Its changed draft, with marks, is to stay.
        held = next(case for case in reversed(prepare.cases(visitor, "review"))
                    if case.split("?")[0] not in made.states and prepare.post(visitor, case, "approval"))
        pages = made.every + [("/cases/{id} held", held)]
        keyboard = Keyboard(visitor)

        for name, address in pages:
            visitor.go(address)
            for key in visitor.page.eval_on_selector_all("[data-key]", "all => all.map(it => it.dataset.key)"):
                listed.look(key in written, f"{name}: “{key}” is not on the help page")

        helpful = {"Enter", "Escape"}  # They work on what has the focus; looked at below.
        open_table = [row for row in table if len(row[1]) > 1 or row[1][0] not in helpful]
        effective, approvals = set(), {}
        kinds = [page for page in pages if page[0].startswith(("/cases", "/help", "/verify"))]
        for name, address in kinds:
            keyboard.go(address)
            for _, steps, key in open_table:
                if key in effective:
                    continue
                did, _ = keyboard.press(steps)
                if not did and name.startswith("/cases?"):
                    did, _ = keyboard.press(steps, line=True)
                if did:
                    effective.add(key)
        for _, _, key in open_table:
            if key in NEEDS_A_MODEL:
                continue
            work.look(key in effective, f"“{key}” does nothing on any page")

        keyboard.go("/cases?list=review")
        keyboard.catches = False
        visitor.page.keyboard.press("j")
        with visitor.page.expect_navigation():
            visitor.page.keyboard.press("Enter")
        work.look(addresses.kind(visitor.page.url[len(desk.address):]).startswith("/cases/{id}"),
                  "j and Enter open no case from the list")

        # One page of each place, with every key that is not named.
        known = {step for _, steps, _ in table for step in steps} | (set(string.digits[1:]) & written)
        some = {}
        for name, address in kinds:
            some.setdefault(name.split("?")[0], (name, address))
        for name, address in some.values():
            keyboard.go(address)
            for key in string.digits + string.ascii_letters + string.punctuation:
                if key in known or key in BROWSER_OWN:
                    continue
                did, _ = keyboard.press([key])
                silent.look(not did, f"{name}: “{key}” does something, but is not on the help page")
        for name, address in [page for page in pages if page[0].startswith("/cases/{id}")]:
            keyboard.go(address)
            if not visitor.page.locator("form[action$='/approval']").count():
                continue
            for key in COMBINED + list(string.printable.strip()) + ["Enter", "Space"]:
                _, sent = keyboard.press([key])
                for url in sent:
                    if url.endswith("/approval"):
                        approvals.setdefault(key.replace("Control", "Ctrl"), set()).add(name)
        approving.look("Ctrl+Enter" in approvals, "Ctrl+Enter approved nothing")
        for key in approvals.keys() - {"Ctrl+Enter"}:
            approving.look(False, f"{key} approves on {approvals[key]}")

        for name, address in some.values():
            keyboard.go(address)
            page = visitor.page
            page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
            for field in page.locator("input[type=text]:visible, input[type=search]:visible, textarea:visible").all():
                text = string.digits + string.ascii_letters + string.punctuation
                field.fill("")
                field.focus()
                before = page.evaluate("location.href")
                page.keyboard.type(text)
                left = page.evaluate("location.href") != before
                typing.look(not left and not keyboard.caught, f"{name}: typing in a field led to {page.url}")
                if left:
                    break
                limit = int(field.get_attribute("maxlength") or 10_000)
                typing.look(field.input_value() == text[:limit], f"{name}: a field holds {field.input_value()!r}")
                page.keyboard.press("Escape")
                typing.look(page.evaluate("!document.activeElement.matches('input,textarea,select')"),
                            f"{name}: Esc does not leave a field")
            for choice in page.locator("select:visible").all():
                choice.focus()
                before = page.evaluate("location.href")
                for key in "jkercuhsgq":
                    page.keyboard.press(key)
                typing.look(page.evaluate("location.href") == before and not keyboard.caught,
                            f"{name}: letters in a list of choices led to {page.url}")
        note(f"{len(written)} keys: {' '.join(sorted(written))}")


if __name__ == "__main__":
    main()
