"""Opens every case made of hostile mail, and watches from inside and outside the browser what it asks for."""
import re
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import mails
from desk import Desk
from proxy import recording
from report import Report, note
from visitor import Visitor, chromium

# Chromium's housekeeping, which goes on whatever page is open: updates, sign-in of Google's own, forms. No mail of ours names
# these, and what a page asks for is noted inside the browser without any exception.
HOUSEKEEPING = {"update.googleapis.com", "accounts.google.com", "content-autofill.googleapis.com", "clients2.google.com",
                "optimizationguide-pa.googleapis.com", "redirector.gvt1.com"}
EDITS = 5  # The edit page of each fifth case: it shows a part of what the case shows, in the same way.

LISTS = ["review", "person", "unreadable", "outbox", "doubt", "sent", "discarded", "done", "arriving"]


def every_case(visitor):
    """The pages of all lists are walked through; gives the address of each case."""
    found = []
    for name in LISTS:
        address = f"/cases?list={name}"
        while address:
            visitor.go(address)
            found += [link.split("?")[0] for link in visitor.page.eval_on_selector_all(
                "a.case-link", "all => all.map(a => a.getAttribute('href'))")]
            more = visitor.page.locator("a[rel=next]")
            address = more.first.get_attribute("href") if more.count() else None
    return list(dict.fromkeys(found))


def main():
    with tempfile.TemporaryDirectory(prefix="postroom-mails-") as folder:
        own = mails.write(Path(folder), mails.attacks() + mails.fetching())
        others = mails.of_others()
        with Desk(*own, *others) as desk, recording(urlsplit(desk.address).netloc) as proxy, \
                chromium(proxy=proxy.address) as browser, Report(
            "every mail became a case, and every case opens",
            "opening them, the browser asks for nothing outside the desk",
            "the proxy that all its traffic went through saw no request to elsewhere",
            "the content policy had nothing to stop, and no script failed",
        ) as (opened, inside, outside, quiet):
            visitor = Visitor(browser, desk).sign_in()
            cases = every_case(visitor)
            opened.look(len(cases) >= len(own), f"{len(own)} mails of ours, {len(cases)} cases")
            for number, case in enumerate(cases):
                for address in (case, case + "/edit") if number % EDITS == 0 else (case,):
                    answer = visitor.go(address)
                    fine = (200,) if address == case else (200, 409, 403)
                    opened.look(answer.status in fine, f"{address} answers {answer.status}")
                    visitor.page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
                    inside.look(not visitor.outside, f"{address} asked for {visitor.outside[:3]}")
                    # A page that says that something cannot be done is an answer like any other.
                    said = [line for line in visitor.complaints if not line.startswith("error: Failed to load resource")]
                    quiet.look(not said, f"{address}: {said[:3]}")
                    visitor.outside.clear()
                    visitor.complaints.clear()
            outside.look(proxy.asked > len(cases), "the traffic did not go through the proxy")
            for request in proxy.outside:
                host = re.split("[/:]", request.split(" ")[1].removeprefix("http://"))[0]
                outside.look(host in HOUSEKEEPING, request)
            note(f"{len(own)} mails of ours and {len(others)} of other projects, {len(cases)} cases opened, "
                 f"{proxy.asked} requests through the proxy")


if __name__ == "__main__":
    main()
