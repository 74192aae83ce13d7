"""Takes pictures of the main pages with the demo mailbox, in German, into Docs/Pictures."""
import sys

import prepare
from desk import ROOT, Desk
from visitor import Visitor, chromium

FOLDER = ROOT / "Docs/Pictures"
# A case that shows much: two concerns, a draft of several answers, a label.
SHOWN = "Umzug innerhalb von Lindenfurt"
# Name of the picture, and page.
PAGES = {"queue": "/cases?list=review", "decisions": "/decisions", "search": "/search?q=Termin", "measures": "/measures",
         "log": "/log", "rules": "/rules", "models": "/models", "help": "/help"}
IN_THE_DARK = ["queue", "case"]


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, chromium() as browser:
        first = Visitor(browser, desk, height=900).sign_in()
        first.go("/cases?list=review")
        links = first.page.eval_on_selector_all("a.case-link", "all => all.map(a => [a.innerText, a.getAttribute('href')])")
        case = next((link for text, link in links if SHOWN in text), links[0][1])
        pages = PAGES | {"case": case}
        for scheme, names in (("light", list(pages)), ("dark", IN_THE_DARK)):
            visitor = Visitor(browser, desk, "de", scheme, height=900).sign_in(first.cookies).speak("de")
            for name in names:
                take(visitor, pages[name], name + ("-dark" if scheme == "dark" else ""))
            visitor.close()
        take(Visitor(browser, desk, "de", width=360, height=740, device_scale_factor=2).sign_in(first.cookies), case,
             "case-narrow")


def take(visitor, address, name):
    visitor.go(address)
    visitor.page.mouse.move(0, 0)
    visitor.page.evaluate("document.activeElement.blur()")
    path = FOLDER / (name + ".png")
    visitor.page.screenshot(path=path)
    print(path.relative_to(ROOT), file=sys.stderr)


if __name__ == "__main__":
    main()
