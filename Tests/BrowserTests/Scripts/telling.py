"""What a page tells, beyond what axe-core sees: the same order everywhere, results and mistakes told, nothing by colour,
shape or pointing alone."""
import prepare
from desk import Desk
from report import Report
from visitor import Visitor, chromium

NAVIGATION = """() => ({
    main: [...document.querySelectorAll(".main-navigation a")].map(a => a.innerText.trim()),
    order: [...document.querySelectorAll("header.top a, header.top button, header.top summary")].map(a => a.innerText.trim()),
    help: document.querySelector(".main-navigation a[href='/help']") !== null,
})"""

# Things that would need eyes, a pointer or a moving device, and must not be there.
BARRED = """() => {
    const out = [];
    for (const it of document.querySelectorAll("[tabindex]"))
        if (it.tabIndex > 0) out.push("an order of its own: " + it.outerHTML.slice(0, 60));
    for (const it of document.querySelectorAll("[title],[draggable=true],[accesskey],[autoplay],marquee,blink"))
        out.push(it.outerHTML.slice(0, 80));
    for (const it of document.querySelectorAll("video,audio,canvas,object,embed,iframe")) out.push(it.tagName);
    for (const it of document.querySelectorAll("img:not([alt]),svg:not([aria-hidden=true]):not([role=img])"))
        out.push("a picture without words: " + it.outerHTML.slice(0, 80));
    for (const it of document.getAnimations()) if (it.playState === "running") out.push("something moves");
    return out;
}"""

# Borders of fields, and the ring around what has the focus, against what lies around them.
EDGES = """() => {
    const parse = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return { rgb: n.slice(0, 3), a: n[3] ?? 1 }; };
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + .05) / (y + .05); };
    const ground = (it) => { for (; it; it = it.parentElement) { const c = parse(getComputedStyle(it).backgroundColor);
        if (c.a === 1) return c.rgb; } return [255, 255, 255]; };
    const out = [];
    for (const it of document.querySelectorAll("input:not([type=hidden]),select,textarea,a,button,summary")) {
        if (!it.getClientRects().length) continue;
        const around = ground(it.parentElement), style = getComputedStyle(it), name = it.tagName.toLowerCase();
        if (["input", "select", "textarea"].includes(name) && !["checkbox", "radio", "file"].includes(it.type)) {
            const edge = ratio(parse(style.borderTopColor).rgb, around);
            if (edge < 3) out.push("the border of a " + name + " has " + edge.toFixed(2) + " to 1");
        }
        it.focus();
        const ring = ratio(parse(getComputedStyle(it).outlineColor).rgb, around);
        if (it.matches(":focus-visible") && ring < 3) out.push("the focus of a " + name + " has " + ring.toFixed(2) + " to 1");
    }
    return [...new Set(out)];
}"""


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, chromium() as browser, Report(
        "the navigation has the same parts in the same order on every page, help among them (3.2.3, 3.2.6)",
        "nothing on a page needs hovering, dragging, moving or a picture alone (1.1.1, 1.4.13, 2.2.2, 2.5.7)",
        "borders of fields and the focus stand out by 3 to 1 in both colour schemes (1.4.11)",
        "a page says the same upright and across (1.3.4)",
        "mail and letter of a case say their language (3.1.2)",
        "what was done is told as a status and has the focus (4.1.3)",
        "what is missing in a form is told in words, at the field (3.3.1)",
        "text that cannot be saved comes back, with the reason in words (3.3.3, 3.3.4)",
    ) as (order, barred, edges, turned, spoken, told, missing, kept):
        visitor = Visitor(browser, desk).sign_in()
        pages = made.every
        page, usual = visitor.page, None
        for name, address in pages:
            visitor.go(address)
            page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
            navigation = page.evaluate(NAVIGATION)
            usual = usual or navigation
            order.look(navigation == usual and navigation["help"], f"{name}: {navigation}")
            if name.startswith("/cases/{id}?list=review"):
                silent = page.locator(".mail-text:not([lang]), #reply-text:not([lang])").count()
                spoken.look(page.locator(".mail-text[lang]").count() and not silent, f"{name}: {silent} texts say no language")
            found = page.evaluate(BARRED)
            barred.look(not found, f"{name}: {found[:3]}")
            page.keyboard.press("Tab")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = page.evaluate(EDGES)
                edges.look(not found, f"{name}, {scheme}: {found[:3]}")
        for name, address in pages[:12]:
            texts = []
            for size in ({"width": 800, "height": 1200}, {"width": 1200, "height": 800}):
                page.set_viewport_size(size)
                visitor.go(address)
                texts.append(len(page.locator("main").inner_text()))
            turned.look(abs(texts[0] - texts[1]) < 200, f"{name}: {texts[0]} characters upright, {texts[1]} across")
        page.set_viewport_size({"width": 1280, "height": 800})

        cases = prepare.cases(visitor, "review")
        visitor.go(cases[0])
        fold = page.locator("details:has(form[action$='/rejection'])").first
        fold.locator("summary").first.click()
        fold.locator("button[type=submit]").click()
        said = page.evaluate("document.querySelector('details form[action$=\"/rejection\"] input:invalid')?.validationMessage")
        missing.look(said, "rejecting without a reason says nothing")
        missing.look(page.url.split("?")[0].endswith(cases[0].split("?")[0]), f"an empty form led to {page.url}")
        fold.locator("input[type=radio]").first.check()
        with page.expect_navigation():
            fold.locator("button[type=submit]").click()
        told.look(page.locator("[role=status], [role=alert]").first.inner_text().strip(), "nothing is told after rejecting")
        told.look(page.evaluate("document.activeElement.closest('[role=status],[role=alert],#problem') !== null"),
                  "the focus is not on what was told")

        case = prepare.cases(visitor, "review")[0].split("?")[0]
        visitor.go(case + "/edit")
        with visitor.window.expect_page() as opened:
            page.evaluate("window.open(location.href)")
        second = opened.value
        second.wait_for_load_state("load")
        second.locator("textarea[name=text]").fill("Eine Kollegin war schneller. Mit freundlichen Grüßen")
        with second.expect_navigation():
            second.locator("form#edit button[type=submit]:not([formaction])").first.click()
        second.close()
        page.locator("textarea[name=text]").fill("Mein langer Text, der nicht verloren gehen darf.")
        with page.expect_navigation():
            page.locator("form#edit button[type=submit]:not([formaction])").first.click()
        kept.look("Mein langer Text" in page.locator("textarea[name=text]").first.input_value(), "the text is lost")
        kept.look(page.locator("#problem").count() == 1, "the page does not say why it was not saved")
        kept.look(page.evaluate("document.activeElement.id === 'problem'"), "the focus is not on the reason")


if __name__ == "__main__":
    main()
