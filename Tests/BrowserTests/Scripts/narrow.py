"""Every page at 320 CSS pixels, at 400 % zoom, with text twice as large, and with wide text spacing."""
import addresses
import prepare
from desk import Desk
from report import Report
from visitor import Visitor, chromium

OPEN = "document.querySelectorAll('details').forEach(it => it.open = true)"
# A sheet made by script is allowed where a style element is not.
SHEET = "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } " \
    "p { margin-bottom: 2em !important; }"

# Whether the page scrolls sideways, and what sticks out; what lies in a box that scrolls by itself does not count.
SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth, out = [];
    if (document.scrollingElement.scrollWidth <= width) return out;
    for (const it of document.querySelectorAll("body *")) {
        const box = it.getBoundingClientRect();
        if (box.width && box.right > width + 1 && ![...it.children].some(c => c.getBoundingClientRect().right > width + 1))
            out.push(it.tagName.toLowerCase() + "." + it.className + " to " + Math.round(box.right));
    }
    return out.length ? out.slice(0, 4) : ["the page is " + document.scrollingElement.scrollWidth + " wide"];
}"""

# Text that is cut off: boxes that hide what does not fit.
CUT = """() => [...document.querySelectorAll("body *")].filter(it => {
        const style = getComputedStyle(it);
        return style.overflow !== "visible" && it.clientWidth > 2 && it.innerText && !["auto", "scroll"].includes(style.overflowX)
            && (it.scrollWidth > it.clientWidth + 2 || it.scrollHeight > it.clientHeight + 2) && it.tagName !== "SELECT"
            && it.tagName !== "TEXTAREA" && it.tagName !== "INPUT";
    }).map(it => it.tagName.toLowerCase() + "." + it.className + ": " + it.innerText.slice(0, 40)).slice(0, 4)"""


def look(browser, desk, keep, pages, statement, style=None, **size):
    # German words are longer, so German is looked at everywhere.
    visitor = Visitor(browser, desk, "de", **size).sign_in(keep)
    for name, address in pages:
        visitor.go(address)
        visitor.page.evaluate(OPEN)
        if style:
            visitor.page.evaluate(SHEET, style)
        for cut in visitor.page.evaluate(CUT):
            statement.look(False, f"{name}: cut off: {cut}")
        out = visitor.page.evaluate(SIDEWAYS)
        statement.look(not out, f"{name} ({address}): {'; '.join(out)}")
    visitor.close()


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, Report(
        "no page loses text or scrolls sideways at 320 pixels (1.4.10)",
        "no page loses text or scrolls sideways at 400 % zoom of a window of 1280 by 1024 (1.4.10)",
        "no page loses text or scrolls sideways with wide text spacing (1.4.12)",
        "no page loses text or scrolls sideways with text twice as large (1.4.4)",
    ) as (small, zoomed, spaced, large):
        with chromium() as browser:
            first = Visitor(browser, desk).sign_in()
            keep, pages = first.cookies, made.every + addresses.PROBLEMS
            look(browser, desk, keep, pages, small, width=320, height=640)
            look(browser, desk, keep, pages, zoomed, width=320, height=256, device_scale_factor=4)
            look(browser, desk, keep, pages, spaced, SPACING)
        with chromium(text=32) as browser:
            look(browser, desk, keep, pages, large)


if __name__ == "__main__":
    main()
