"""axe-core looks at every page, in both languages and both colour schemes, with everything that can be folded open."""
from axe_playwright_python.base import AXE_SCRIPT

import addresses
import prepare
from desk import Desk
from report import Report, note
from visitor import Visitor, chromium

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": LEVELS}, "rules": {"target-size": {"enabled": True}},
           "resultTypes": ["violations"]}
# Of axe-core's rules these depend on colours; the page is the same in both schemes but for its style sheet.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}


def findings(page, options=OPTIONS):
    """What axe-core finds on the page as it is: (rule, where, why), and how many rules hold."""
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    page.evaluate("typeof axe === 'undefined'") and page.evaluate(AXE_SCRIPT)
    result = page.evaluate("options => axe.run(document, options)", options)
    return [(rule["id"], " ".join(node["target"]), node["failureSummary"].replace("\n", " "))
            for rule in result["violations"] for node in rule["nodes"]], len(result["passes"])


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, chromium() as browser, Report(
        "axe-core finds nothing on any page",
        "every page says its language, and has a title of its own and one main heading",
        "every page that the route table answers was looked at",
    ) as (clean, named, whole):
        first = Visitor(browser, desk).sign_in()
        # Addresses that lead elsewhere from a page of one officer, but are pages all the same.
        reached = {name.split("?")[0] for name, _ in made.every}
        for route in addresses.routes():
            if addresses.NO_PAGES.search(route) or route in ("/", "/healthz", "/readyz"):
                continue
            if route in ("/sign-in", "/sign-in/{token}"):
                continue  # looked at below, signed out
            whole.look(route in reached, f"no link leads to {route}")
        whole.look(len(made.every) > 5, "hardly a page was found")
        titles = {}
        for language in ("de", "en"):
            visitor = Visitor(browser, desk, language).sign_in(first.cookies).speak(language)
            stranger = Visitor(browser, desk, language)
            todo = [(visitor, *page) for page in made.every + addresses.PROBLEMS]
            todo += [(stranger, "sign in", "/sign-in"), (stranger, "one-time", "/sign-in/" + "0" * 64)]
            for who, name, address in todo:
                who.go(address)
                for scheme, options in (("light", OPTIONS), ("dark", COLOURS)):
                    who.page.emulate_media(color_scheme=scheme)
                    found, passed = findings(who.page, options)
                    clean.look(passed > 0, f"{name}, {language}, {scheme}: axe-core looked at nothing")
                    for rule, target, why in found:
                        clean.look(False, f"{name}, {language}, {scheme}: {rule} at {target}: {why}")
                html = who.page.locator("html").get_attribute("lang")
                named.look(html == language, f"{name}, {language}: the page says that it is in {html}")
                headings = who.page.locator("h1").count()
                named.look(headings == 1, f"{name}, {language}: {headings} main headings")
                titles.setdefault(language, {}).setdefault(who.page.title(), set()).add(
                    name.split("?")[0].removesuffix(" as prepared"))
            visitor.go(made.every[0][1])
            visitor.page.keyboard.press("Control+k")
            if clean.look(visitor.page.locator("dialog[open]").count(), "Ctrl+K opens no list of commands"):
                for scheme in ("light", "dark"):
                    visitor.page.emulate_media(color_scheme=scheme)
                    for rule, target, why in findings(visitor.page)[0]:
                        clean.look(False, f"commands, {language}, {scheme}: {rule} at {target}: {why}")
            visitor.close()
            stranger.close()
        for language, by_title in titles.items():
            for title, names in by_title.items():
                same = len(names) == 1 or all(name.startswith("/cases/{id}") for name in names) \
                    or names <= {"/cases", "/outbox"} or names <= {"no page", "no case"} or "sign in" in names
                named.look(same, f"{language}: “{title}” is the title of {', '.join(sorted(names))}")
        note(f"axe-core: {len(made.every) + len(addresses.PROBLEMS) + 2} pages, each in 2 languages and 2 schemes")


if __name__ == "__main__":
    main()
