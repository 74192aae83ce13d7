"""Takes pictures of the main pages with the demo mailbox, in German, into Docs/Pictures."""
import sys

import prepare
from desk import DEMO, ROOT, Desk
from visitor import Visitor, chromium

FOLDER = ROOT / "Docs/Pictures"
# A case that shows much: two concerns, a draft of several answers, a label.
SHOWN = "Umzug innerhalb von Lindenfurt"


def main():
    with Desk(DEMO) as desk, chromium() as browser:
        first = Visitor(browser, desk, height=900).sign_in()
        states = prepare.every_state(first)
        first.go("/cases?list=review")
        links = first.page.eval_on_selector_all("a.case-link", "all => all.map(a => [a.innerText, a.getAttribute('href')])")
        case = next((link for text, link in links if SHOWN in text), links[0][1])
        areas = first.page.eval_on_selector_all(
            ".main-navigation a", "all => all.map(a => a.getAttribute('href').split('?')[0])")
        pages = {"queue": "/cases?list=review", "case": case}
        pages |= {area.strip("/").replace("/", "-"): area for area in areas if area != "/cases"}
        for scheme, names in (("light", list(pages)), ("dark", ["queue", "case"])):
            visitor = Visitor(browser, desk, "de", scheme, height=900).sign_in(first.cookies).speak("de")
            for name in names:
                visitor.go(pages[name])
                visitor.page.mouse.move(0, 0)
                visitor.page.evaluate("document.activeElement.blur()")
                path = FOLDER / (name + ("-dark" if scheme == "dark" else "") + ".png")
                visitor.page.screenshot(path=path)
                print(path.relative_to(ROOT), file=sys.stderr)
            visitor.close()
        narrow = Visitor(browser, desk, "de", width=360, height=740, device_scale_factor=2).sign_in(first.cookies)
        narrow.go(case)
        narrow.page.screenshot(path=FOLDER / "case-narrow.png")


if __name__ == "__main__":
    main()
