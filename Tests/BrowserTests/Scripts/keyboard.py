"""Every page by the Tab key alone, in a usual window and at 400 % zoom."""
import addresses
import prepare
from desk import Desk
from report import Report
from visitor import Visitor, chromium

# What a keyboard must reach: everything that a pointer can use and that is shown. Of radio buttons with one name, one.
MARK = """() => {
    const shown = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && it.getClientRects().length;
    const radios = new Set();
    let number = 0;
    for (const it of document.querySelectorAll(
        "a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex='0']")) {
        if (!shown(it) || it.disabled) continue;
        if (it.type === "radio") {
            const group = (it.form ? [...document.forms].indexOf(it.form) : "") + it.name;
            if (radios.has(group)) { it.dataset.sameGroup = "yes"; continue; }
            radios.add(group);
        }
        it.dataset.stop = String(number++);
    }
    return number;
}"""

# Where the focus is, whether it can be seen, and what lies over it.
FOCUS = """() => {
    const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return null;
    const style = getComputedStyle(it), boxes = [...it.getClientRects()], box = it.getBoundingClientRect();
    const name = it.tagName.toLowerCase() + " “" + (it.innerText || it.name || it.id || "").trim().slice(0, 40) + "”";
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const wide = innerWidth, high = innerHeight;
    const points = boxes.flatMap(b => [[b.left + 2, b.top + 2], [b.right - 2, b.bottom - 2], [b.left + b.width / 2, b.top + b.height / 2]]);
    const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < wide && y < high);
    const own = inside.filter(([x, y]) => { const top = document.elementFromPoint(x, y);
        return top && (it.contains(top) || top.contains(it) || (it.labels && [...it.labels].some(l => l.contains(top)))); });
    return { stop: it.dataset.stop ?? (it.type === "radio" ? "radio" : null), name, ring,
        seen: box.width > 0 && own.length > 0 };
}"""

# Targets below 24 by 24 pixels that WCAG 2.5.8 does not except: links within a sentence, and targets with enough room.
SMALL = """() => {
    const all = [...document.querySelectorAll("[data-stop],[data-same-group]")].map(it => ({ it, box: it.getBoundingClientRect() }));
    const label = (it) => it.labels && it.labels[0] && it.labels[0].getBoundingClientRect();
    const big = ({ it, box }) => (box.width >= 24 && box.height >= 24) || (label(it) && label(it).height >= 24 && label(it).width >= 24);
    const inline = (it) => it.tagName === "A" && getComputedStyle(it).display === "inline"
        && it.parentElement.innerText.trim().length > it.innerText.trim().length + 10;
    const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const crowded = ({ it, box }) => all.some(other => {
        if (other.it === it || it.contains(other.it) || other.it.contains(it)) return false;
        const [x, y] = middle(box), o = other.box;
        const dx = Math.max(o.left - x, 0, x - o.right), dy = Math.max(o.top - y, 0, y - o.bottom);
        const [u, v] = middle(o);
        return Math.hypot(dx, dy) < 12 || (!big(other) && Math.hypot(x - u, y - v) < 24);
    });
    return all.filter(one => one.box.width > 1 && !big(one) && !inline(one.it) && crowded(one)).map(({ it, box }) =>
        it.tagName.toLowerCase() + "." + it.className + " “" + it.innerText.trim().slice(0, 30) + "” is "
            + Math.round(box.width) + " by " + Math.round(box.height));
}"""

TOP = "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"

MOST_STOPS = 600


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, chromium() as browser, Report(
        "Tab reaches every control of every page (2.1.1)",
        "Tab leaves every control again and comes to the end of the page (2.1.2)",
        "what has the focus shows it (2.4.7)",
        "what has the focus is not hidden by anything else (2.4.11)",
        "the first Tab offers to skip to the content, and does (2.4.1)",
        "targets are at least 24 by 24 pixels, or have room around them (2.5.8)",
    ) as (reached, free, ring, unhidden, skip, targets):
        first = Visitor(browser, desk).sign_in()
        pages = made.every + addresses.PROBLEMS
        for size in (dict(width=1280, height=800), dict(width=320, height=256, device_scale_factor=4)):
            visitor = Visitor(browser, desk, **size).sign_in(first.cookies)
            page = visitor.page
            for name, address in pages:
                where = f"{name} at {size['width']} pixels"
                # Folded, a page is tried where it has been seen: with all folds open, it has every stop it can have.
                for folded in (True, False) if size["width"] > 400 else (False,):
                    visitor.go(address)
                    if folded and not page.locator("details:not([open])").count():
                        continue
                    if not folded:
                        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
                    # A case puts the focus on its heading; from the top of the page on, everything is to be reached.
                    page.evaluate(TOP)
                    wanted = {str(number) for number in range(page.evaluate(MARK))}
                    if not folded and not wanted:
                        continue
                    for small in page.evaluate(SMALL):
                        targets.look(False, f"{where}: {small}")
                    targets.look(True)
                    seen, last, stuck, ended = set(), None, 0, False
                    for press in range(MOST_STOPS):
                        page.keyboard.press("Tab")
                        focus = page.evaluate(FOCUS)
                        if focus is None:
                            ended = True
                            break
                        if press == 0:
                            skip.look(page.evaluate("document.activeElement.getAttribute('href') === '#content'"),
                                      f"{where}: the first Tab leads to {focus['name']}")
                        ring.look(focus["ring"], f"{where}: {focus['name']} shows no focus")
                        unhidden.look(focus["seen"], f"{where}: {focus['name']} has the focus but is not to be seen")
                        if focus["stop"] is not None and focus["stop"] in seen and seen >= wanted:
                            ended = True
                            break
                        stuck = stuck + 1 if focus["stop"] == last and focus["stop"] != "radio" else 0
                        if stuck > 3:
                            free.look(False, f"{where}: Tab does not leave {focus['name']}")
                            break
                        last = focus["stop"]
                        seen.add(focus["stop"])
                    free.look(ended or stuck > 3, f"{where}: no end after {MOST_STOPS} stops")
                    for missed in sorted(wanted - seen, key=int)[:5]:
                        text = page.eval_on_selector(
                            f"[data-stop='{missed}']", "it => it.outerHTML.slice(0, 120)")
                        reached.look(False, f"{where}: Tab does not reach {text}")
                    reached.look(True)
            visitor.go("/cases")
            page.evaluate(TOP)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            skip.look(page.evaluate("document.querySelector('main').contains(document.activeElement)"),
                      "after the skip link, Tab leads somewhere outside the content")
            visitor.close()


if __name__ == "__main__":
    main()
