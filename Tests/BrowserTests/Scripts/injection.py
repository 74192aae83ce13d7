"""1,000 payloads of script injection in every field that a mail can fill: none runs, and none becomes part of a page.

The content policy is switched off in this browser, so that it cannot hide a page that forgot to escape.
"""
import base64
import re
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Error

import addresses
import mails
import payloads
from desk import ROOT, Desk
from hostile import every_case
from report import Report, note
from visitor import Visitor, chromium

TOGETHER = 5  # payloads of one field in one mail; of its text twice as many
SAMPLE = 4  # The edit page and the JSON twin of each fourth case: they show the same things in the same way.

# Runs before anything else on a page.
WATCH = "window.marks = []; window.ran = (n) => window.marks.push(String(n));"

# What is on the page that is not ours. `own` has the elements that the pages are built of.
FOREIGN = """(own) => {
    const out = [];
    for (const it of document.querySelectorAll("*")) {
        const name = it.tagName.toLowerCase();
        if (!own.includes(name)) out.push("<" + name + ">");
        if (name === "script" && (it.textContent || !it.src.startsWith(location.origin + "/"))) out.push("a script");
        if (it.shadowRoot) out.push("a shadow root");
        for (const { name: at, value } of it.attributes) {
            if (/^on|^style$|^srcdoc$|^background$|^ping$|^autofocus$|^popover|^shadow/i.test(at)) out.push(at);
            if (/[<>"'`\\s=]/.test(at)) out.push("attribute " + at);
            if (["href", "src", "action", "formaction", "data"].includes(at) && !(value === "" || /^[/#]/.test(value)) || /^[/][/]/.test(value))
                out.push(at + " to " + value.slice(0, 60));
        }
    }
    if (document.querySelectorAll("script").length !== 1) out.push(document.querySelectorAll("script").length + " scripts");
    return [...new Set(out)];
}"""


def word(text):
    """An encoded word (RFC 2047), or several, since one holds at most 75 characters."""
    pieces, piece = [], ""
    for letter in text:
        if len((piece + letter).encode("utf-8", "replace")) > 42:
            pieces, piece = pieces + [piece], ""
        piece += letter
    return "\r\n ".join("=?utf-8?B?" + base64.b64encode(piece.encode("utf-8", "replace")).decode() + "?="
                        for piece in pieces + [piece])


def line(text):
    """What may stand in one line of a header."""
    return re.sub(r"[\r\n]", "", text)


def quoted(text):
    return '"' + re.sub(r'(["\\])', r"\\\1", line(text)) + '"'


FIELDS = ["from-name", "from-address", "reply-name", "reply-address", "to", "subject", "message-id", "date", "received",
          "results", "sender", "type-name", "file-name", "part-type", "charset", "text", "html-text", "html", "transfer",
          "description", "list", "agent"]
TEXTS = {"text", "html-text", "html"}


def mail(number, value, as_html):
    """One mail with `value(field)` in each of its fields; what it says is plain text or HTML."""
    v = {field: value(field) for field in FIELDS}
    escaped = v["html-text"].replace("&", "&amp;").replace("<", "&lt;").replace("\0", "")
    # No other text than the citizen's own says which desk it is for.
    text = f"Guten Tag,\r\nunsere Tonne wurde nicht geleert.\r\n{v['text']}\r\nMit freundlichen Grüßen\r\n{line(v['from-name'])}\r\n"
    head = [
        f"Received: from {line(v['received'])} by mx.lindenfurt.example; Tue, 03 Nov 2026 08:30:00 +0100",
        f"Authentication-Results: mx.lindenfurt.example; spf=pass smtp.mailfrom={line(v['results'])}",
        f"From: {word(v['from-name'])} <{quoted(v['from-address'])}@citizen-{number}.example>",
        f"Reply-To: {word(v['reply-name'])} <{quoted(v['reply-address'])}@other.example>",
        f"Sender: {quoted(v['sender'])} <sender@citizen.example>", f"To: {quoted(v['to'])} <{mails.TO}>",
        f"Subject: {word(v['subject'])}", f"Message-ID: <{number}.{line(v['message-id'])}@citizen.example>",
        f"Date: Tue, 03 Nov 2026 08:30:00 +0100 ({line(v['date'])})", f"List-Id: {line(v['list'])}",
        f"User-Agent: {line(v['agent'])}", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=outer",
    ]
    said = ["Content-Type: text/plain; charset=utf-8", f"Content-Description: {line(v['description'])}", "", text]
    if as_html:
        said = ["Content-Type: text/html; charset=utf-8", "", f"<p>Unsere Tonne wurde nicht geleert.</p><p>{escaped}</p>{v['html']}"]
    parts = [
        said,
        [f"Content-Type: text/plain; charset={quoted(v['charset'])}; name={quoted(v['type-name'])}", "", "Zweiter Teil"],
        [f"Content-Type: application/{line(v['part-type'])}; name*=utf-8''{quote(v['file-name'])}",
         f"Content-Disposition: attachment; filename*=utf-8''{quote(v['file-name'])}",
         f"Content-Transfer-Encoding: {line(v['transfer'])}", "", "AAAA"],
    ]
    body = "".join("--outer\r\n" + "\r\n".join(part) + "\r\n" for part in parts) + "--outer--\r\n"
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode("utf-8", "replace")


def placements(count):
    """Which payloads stand in which field of which mail: over all mails, each payload in each field. Every second mail is
    HTML, so texts take twice as many."""
    for number in range(count // TOGETHER):
        fields = {}
        for at, field in enumerate(FIELDS):
            many, first = (2 * TOGETHER, number // 2) if field in TEXTS else (TOGETHER, number)
            fields[field] = [(first * many + at * (count // len(FIELDS)) + each) % count for each in range(many)]
        yield number, fields


def traces(visitor, own):
    """What ran on the page and what became part of it."""
    page = visitor.page
    marks = page.evaluate("window.marks")
    said = [f"ran {mark}" for mark in marks] + [f"dialog {text}" for text in visitor.dialogs]
    said += [f"asked for {url}" for url in visitor.outside]
    said += [page.title()] if re.match(r"ran \d", page.title()) else []
    visitor.dialogs.clear()
    visitor.outside.clear()
    return said, page.evaluate(FOREIGN, own)


def control(browser, desk, chosen, own):
    """How many payloads leave a trace where a page does not escape them: else the test could not fail."""
    visitor = Visitor(browser, desk, bypass_csp=True)
    visitor.window.add_init_script(WATCH)
    now = [""]
    visitor.window.route("**/*", lambda route: route.fulfill(
        status=200, content_type="text/html", body=f"<!doctype html><title>a</title><p>{now[0]}</p>")
        if route.request.url.endswith("/unescaped") else route.abort())
    ran = changed = 0
    for payload in chosen:
        now[0] = payload
        visitor.page.close()
        visitor.page = visitor.window.new_page()
        visitor.page.on("dialog", lambda asked: (visitor.dialogs.append(asked.message), asked.dismiss()))
        visitor.outside.clear()
        try:
            visitor.page.goto("/unescaped", wait_until="commit")
            visitor.page.wait_for_timeout(15)
            said, foreign = traces(visitor, own + ["html", "head", "body", "title", "p"])
        except Error:  # It led the page somewhere else, which is a trace as well.
            said, foreign = ["left"], []
        foreign = [thing for thing in foreign if thing != "0 scripts"]
        ran += bool(said)
        changed += bool(said or foreign)
    visitor.close()
    return ran, changed


def main():
    chosen = payloads.generate()
    own = re.findall(r'Element(?:\.\w+)?\("(\w+)"', (ROOT / "Sources/Programs/ReviewWeb/Html/Element.swift").read_text())
    with tempfile.TemporaryDirectory(prefix="postroom-mails-") as folder:
        messages, placed = [], {}
        for number, fields in placements(len(chosen)):
            placed[number] = fields
            value = lambda field: " ".join(chosen[index] for index in fields[field])
            messages.append(mail(number, value, number % 2 == 1))
        with Desk(*mails.write(Path(folder), messages)) as desk, chromium() as browser, Report(
            "1,000 payloads stand in every field, and every mail became a case",
            "no payload runs on any page",
            "no payload becomes part of a page",
            "what can be read of a payload stands there as text",
            "the same payloads do run where a page does not escape them",
        ) as (there, runs, parts, shown, alive):
            visitor = Visitor(browser, desk, bypass_csp=True)
            visitor.window.add_init_script(WATCH)
            visitor.window.route("**/*", lambda route: route.continue_()
                                 if route.request.url.startswith(desk.address) else route.abort())
            visitor.sign_in()
            cases = every_case(visitor)
            there.look(len(cases) == len(messages), f"{len(messages)} mails, {len(cases)} cases")
            for field in FIELDS:
                written = [number for number in placed if not (field in TEXTS and (field == "text") == (number % 2 == 1))]
                there.look({i for number in written for i in placed[number][field]} == set(range(len(chosen))),
                           f"not every payload stands in {field}")
            pages = [address for number, case in enumerate(cases) for address in
                     ((case, case + "/edit", case + ".json") if number % SAMPLE == 0 else (case,))]
            pages += [address for _, address in addresses.find(visitor) if not address.startswith("/cases/")]
            pages += [address.replace("/cases", "/cases.json", 1) for address in pages if address.startswith("/cases?")]
            readable = 0
            for address in pages:
                visitor.go(address)
                if address.endswith(".json") or ".json?" in address:
                    said, foreign = traces(visitor, own)
                    foreign = []  # Chromium shows JSON in a page of its own.
                else:
                    visitor.page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
                    visitor.page.mouse.move(400, 300)
                    said, foreign = traces(visitor, own)
                runs.look(not said, f"{address}: {said[:3]}")
                parts.look(not foreign, f"{address}: {foreign[:3]}")
                if re.fullmatch("/cases/[^/]+", address) and not address.endswith(".json"):
                    text = visitor.page.locator("main").evaluate("it => it.textContent")
                    number = int(re.search(r"@citizen-(\d+)\.example", text).group(1))
                    for field in ("subject", "from-name", "html-text" if number % 2 else "text"):
                        for index in placed[number][field]:
                            payload = chosen[index]
                            if payload.isascii() and payload.isprintable() and "  " not in payload:
                                readable += 1
                                shown.look(payload in text, f"case {number}: {field} lacks {payload}")
            tried = chosen[::4]
            ran, changed = control(browser, desk, tried, own)
            alive.look(ran >= len(tried) // 8, f"only {ran} of {len(tried)} run")
            alive.look(changed >= len(tried) // 2, f"only {changed} of {len(tried)} change an unescaped page")
            note(f"{len(chosen)} payloads × {len(FIELDS)} fields in {len(messages)} mails, {len(pages)} pages opened; "
                 f"of {len(tried)} put unescaped into a page, {ran} run and {changed} change it")


if __name__ == "__main__":
    main()
