"""The core of the work with scripts switched off: read, approve, edit, reject, correct, hand over, close, reopen."""
import re

from desk import DEMO, Desk
from report import Report
from visitor import Visitor, chromium


class Plain:
    """A visitor without scripts, who presses what is to be seen."""

    def __init__(self, visitor):
        self.visitor, self.page = visitor, visitor.page

    def links(self, tab):
        self.visitor.go(f"/cases?list={tab}")
        return [link.get_attribute("href") for link in self.page.locator("a.case-link").all()]

    def first(self, tab, selector, skip=()):
        """Opens the first case of a list that has such a part."""
        for link in self.links(tab):
            if link.split("?")[0] in skip:
                continue
            self.visitor.go(link)
            if self.page.locator(selector).count():
                return link.split("?")[0]
        return None

    def state(self, case):
        self.visitor.go(case)
        return self.page.locator(".tag.state").first.inner_text()

    def unfold(self, part, having="button"):
        """Opens the folds that a form lies in, by their own summaries."""
        form = self.page.locator(f"form[action$='/{part}']:has({having})").first
        folds = form.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("summary").first.click()
        return form

    def send(self, form):
        with self.page.expect_navigation() as gone:
            form.locator("button[type=submit]:not([formaction])").first.click()
        return gone.value.status


def main():
    with Desk(DEMO) as desk, chromium() as browser, Report(
        "one signs in, changes the language and signs out without a script",
        "lists and cases are read without a script, and say no less than with one",
        "a reply is approved without a script",
        "a reply is edited and saved without a script",
        "a draft is rejected without a script",
        "a service is corrected without a script",
        "a case is handed over, closed and reopened without a script",
        "several cases are claimed together without a script",
    ) as (door, read, approve, edit, reject, correct, others, together):
        visitor = Visitor(browser, desk, java_script_enabled=False)
        plain = Plain(visitor)
        page = visitor.page
        visitor.sign_in()
        door.look(page.url.startswith(desk.address + "/cases"), f"signing in led to {page.url}")
        scripted = Visitor(browser, desk).sign_in(visitor.cookies)

        for address in ["/cases?list=review"] + plain.links("review")[:3] + ["/help", "/verify"]:
            visitor.go(address)
            scripted.go(address)
            # A shown reply is composed anew each time, with times, digests and a record of its own.
            without, with_it = (re.sub(r"urn:uuid:[-0-9a-f]+|[0-9a-f]{8,}|[\d:]", "", one.locator("main").inner_text())
                                for one in (page, scripted.page))
            read.look(without == with_it, f"{address}: the text differs: {len(without)} and {len(with_it)} characters")
        visitor.go("/cases")
        with page.expect_navigation():
            page.locator("form.filter[action='/cases'] button").first.click()
        read.look("only=" in page.url, f"the filter led to {page.url}")

        untouched = "form[action$='/approval']:not(:has(input[type=checkbox]))"
        case = plain.first("review", untouched)
        if approve.look(case, "no draft can be approved"):
            status = plain.send(plain.unfold("approval"))
            approve.look(status == 200, f"approving ended with {status}: {page.locator('h1').first.inner_text()}")
            state = plain.state(case)
            approve.look(not page.locator("form[action$='/approval']").count(), f"the case is still {state}")

        case = plain.first("review", "a[href*='/edit']", skip=(case,))
        page.locator("a[href*='/edit']").first.click()
        text = page.locator("textarea[name=text]").input_value() + "\n\nZusatz der Prüfung."
        page.locator("textarea[name=text]").fill(text)
        status = plain.send(page.locator("form#edit"))
        edit.look(status == 200 and "Zusatz der Prüfung." in page.locator("main").text_content(),
                  f"saving ended with {status} at {page.url}")

        case = plain.first("review", "form[action$='/rejection']", skip=(case,))
        form = plain.unfold("rejection")
        form.locator("input[type=radio]").first.check()
        status = plain.send(form)
        reject.look(status == 200, f"rejecting ended with {status}")
        plain.visitor.go(case)
        reject.look(not page.locator("form[action$='/approval']").count(), "the rejected draft can still be approved")

        case = plain.first("review", "form[action$='/service'] select", skip=(case,))
        form = plain.unfold("service", "select")
        form.locator("select").first.select_option(index=1)
        status = plain.send(form)
        correct.look(status == 200, f"correcting ended with {status}")

        case = plain.first("person", "form[action$='/handover']", skip=(case,))
        form = plain.unfold("handover")
        if form.locator("select").count():
            form.locator("select").first.select_option(index=1)
        else:
            form.locator("input[type=text]").first.fill("Bauamt")
        status = plain.send(form)
        others.look(status == 200, f"handing over ended with {status}")
        case = plain.first("person", "form[action$='/closing']")
        before = plain.state(case)
        status = plain.send(plain.unfold("closing"))
        others.look(status == 200 and plain.state(case) != before, f"closing ended with {status}, {plain.state(case)}")
        before = plain.state(case)
        status = plain.send(plain.unfold("reopening"))
        others.look(status == 200 and plain.state(case) != before, f"reopening ended with {status}, {plain.state(case)}")

        visitor.go("/cases?list=person")
        for box in page.locator("form[action='/chosen/claim'] input[type=checkbox]").all()[:2]:
            box.check()
        with page.expect_navigation():
            page.locator("form[action='/chosen/claim'] button:not([formaction])").first.click()
        visitor.go("/cases?list=person")
        claimed = page.locator("main").inner_text().count("Jana Beispiel")
        together.look(claimed == 2, f"{claimed} cases are claimed")

        visitor.go("/help")
        before = page.locator("html").get_attribute("lang")
        with page.expect_navigation():
            page.locator("form[action='/language'] button").first.click()
        after = page.locator("html").get_attribute("lang")
        door.look(before != after and page.url.endswith("/help"), f"the language stayed {after} at {page.url}")
        with page.expect_navigation():
            page.locator("form[action='/sign-out'] button").first.click()
        visitor.go("/cases")
        door.look("/sign-in" in page.url, f"signed out, the queue still opens: {page.url}")


if __name__ == "__main__":
    main()
