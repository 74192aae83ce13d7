"""A scripted officer clears twenty prepared cases with keys alone. Keys are counted; what was sent is compared.

The cases are enquiries of the demo mailbox, whose labels say which service is right. In some drafts a colleague has made a
mistake beforehand. The script knows the right reply to each case, as a careful officer would; what is tried is whether the
desk can be worked in so few keys, and whether what leaves is what was approved. It does not show that people see mistakes.
"""
import email
import email.policy
import json
import re
import tempfile
import time
from pathlib import Path

import mails
import prepare
from desk import ROOT, Desk
from report import Report, note
from visitor import Visitor, chromium

CASES, SEEDED, MOST_KEYS = 20, 4, 6
MISTAKE = "Die Gebühr beträgt 4711 Euro und ist bis zum 31. Februar zu zahlen."
DESKS = {"stadt": "buergerservice@lindenfurt.example", "vehicle": "enquiries@vehicle-agency.example"}


def enquiries():
    """Twenty enquiries that want an answer, as mails; with the label of each."""
    for line in (ROOT / "Corpora/demo/enquiries.jsonl").read_text("utf-8").splitlines():
        enquiry = json.loads(line)
        if enquiry["action"] == "draft" and enquiry["lang"] in ("de", "en") and "raw" not in enquiry:
            yield enquiry


def message(number, enquiry):
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["From"] = enquiry["from"]
    made["To"] = DESKS[enquiry["desk"]]
    made["Subject"] = re.sub(r"\s+", " ", enquiry["subject"]) or "Anfrage"
    made["Message-ID"] = f"<officer-{number}@example.org>"
    made["Date"] = "Tue, 03 Nov 2026 08:30:00 +0100"
    made.set_content(enquiry["body"])
    return made.as_bytes()


def words(text):
    return re.sub(r"\s+", " ", text).strip()


class Officer:
    """Presses keys and counts them by case."""

    def __init__(self, visitor):
        self.visitor, self.page, self.keys, self.case = visitor, visitor.page, {}, None

    def press(self, *steps):
        """Presses keys; a combination counts as one."""
        for step in steps:
            self.keys[self.case] = self.keys.get(self.case, 0) + 1
            self.page.keyboard.press(step)

    def go_on(self, *steps):
        """Presses keys of which the last leads to another page; whether it did within two seconds."""
        self.page.evaluate("window.still = true")
        self.press(*steps)
        for _ in range(100):
            self.page.wait_for_timeout(20)
            try:
                if not self.page.evaluate("window.still === true"):
                    self.page.wait_for_load_state("load")
                    return True
            except Exception:  # The page is just going.
                continue
        return False

    def key_of(self, selector):
        """The keys that the page itself names for one of its parts, as they are pressed."""
        part = self.page.locator(selector).first
        if part.count() == 0:
            return None
        key = part.get_attribute("data-key")
        return key and [step.replace("Ctrl+", "Control+") for step in key.split(" ")]

    def here(self):
        """The case that the page shows."""
        found = re.search(r"/cases/([^/?#]+)", self.page.url)
        return found and found.group(1)

    def fill(self, part, choose, field):
        """Opens a form by its key, goes to the field, lets `choose` fill it, and sends the form."""
        key = self.key_of(f"details:has(form[action$='/{part}']) > summary[data-key]")
        if key is None:
            return False
        self.press(*key)
        for _ in range(8):
            if self.page.evaluate("want => document.activeElement.matches(want)", field):
                break
            self.press("Tab")
        choose()
        for _ in range(6):
            kind = self.page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.type")
            # Enter sends a form from these; in a list it opens it, in a text of several lines it breaks the line.
            if kind in ("INPUT text", "INPUT radio", "BUTTON submit"):
                return self.go_on("Enter")
            self.press("Tab")
        return False

    def choose_reason(self):
        self.press("Space")

    def choose_option(self, value):
        def choose():
            at, to = self.page.evaluate(
                "value => [document.activeElement.selectedIndex, "
                "[...document.activeElement.options].findIndex(it => !value ? it.value : it.value === value)]", value)
            typed = self.page.evaluate("at => document.activeElement.options[at].text", to)
            same = self.page.evaluate(
                "letter => [...document.activeElement.options].filter(it => it.text.toLowerCase().startsWith(letter)).length",
                typed[0].lower())
            if same == 1 or to - at > 3:
                for letter in typed[:4]:  # Lists go to what begins with the letters typed.
                    self.press(letter)
                    if self.page.evaluate("document.activeElement.selectedIndex") == to:
                        return
            while (now := self.page.evaluate("document.activeElement.selectedIndex")) != to:
                self.press("ArrowDown" if now < to else "ArrowUp")
        return choose

    def correct(self, service):
        """Presses the digit of a suggested service, or chooses another one from the list."""
        digit = self.page.locator(f"button[data-key][name=service][value='{service}']").first
        if digit.count():
            return self.go_on(digit.get_attribute("data-key"))
        return self.fill("service", self.choose_option(service), "select[name=service]")

    def approve(self):
        """Ctrl+Enter; where the desk asks for findings to be confirmed, it leads to each of them."""
        key = self.key_of("form[action$='/approval'] [data-key]")
        if key is None:
            return False
        for _ in range(12):
            waits = self.page.evaluate("!!document.querySelector(\"form[action$='/approval']\") "
                                       "&& !document.querySelector(\"form[action$='/approval']\").checkValidity()")
            if not waits:
                return self.go_on(*key)
            self.press(*key)
            if not self.page.evaluate("document.activeElement.type === 'checkbox'"):
                return False
            self.press("Space")
        return False


def twin(visitor, case):
    """The JSON twin of a case, which is the same as its page, for a program."""
    answer = visitor.window.request.get(f"{visitor.desk.address}/cases/{case}.json")
    return answer.json()


def prepared(visitor, labels):
    """For each case what a careful officer will do; some drafts get a mistake. Gives {case: (what, expected)}."""
    plans, seeded = {}, 0
    for address in prepare.cases(visitor, "review") + prepare.cases(visitor, "person"):
        case = re.search(r"/cases/([^/?#]+)", address).group(1)
        file = twin(visitor, case)
        label = labels[file["mails"][-1]["subject"]]
        service = (file.get("decision") or {}).get("service")
        if file["state"] != "drafted" or not file.get("approval"):
            plans[case] = ("hand over", None)
        elif service != label["service"] and file["desk"] == label["desk"]:
            plans[case] = ("correct", label["service"])
        elif seeded < SEEDED and len(plans) % 3 == 1:
            draft = file["draft"]
            visitor.go(f"/cases/{case}/edit")
            visitor.page.locator("textarea[name=text]").fill(draft["text"] + "\n\n" + MISTAKE)
            visitor.page.locator("form#edit button[type=submit]:not([formaction])").first.click()
            visitor.page.wait_for_load_state("load")
            plans[case], seeded = ("reject", words(file["shown"]["text"])), seeded + 1
        else:
            plans[case] = ("approve", words(file["shown"]["text"]))
    return plans, seeded


def work(officer, tab, plans, done, approved, statements):
    """Works through one list until nothing of it is left to do."""
    _, _, opens = statements
    visitor = officer.visitor
    officer.case = "lists"
    officer.visitor.go(f"/cases?list={tab}")
    if officer.page.locator("a.case-link").count() == 0:
        return
    officer.press("j")
    officer.go_on("Enter")
    for _ in range(3 * CASES):
        case = officer.here()
        if case is None:
            return
        officer.case = case
        what, expected = done.get(case) or plans[case]
        if done.get(case) == ("over", None):
            key = officer.key_of("a[rel=next][data-key]")
            if key is None or not officer.go_on(*key):
                return
            continue
        fold = officer.key_of("details.draft-fold:not([open]) > summary")
        if fold:  # Some cases want the mail judged before the draft is seen.
            officer.press(*fold)
        shown = words(officer.page.locator("#reply-text").inner_text()) if officer.page.locator("#reply-text").count() else ""
        if what == "approve" and shown != expected:
            what = "reject"
        if what == "approve":
            moved = officer.approve()
            approved[case] = expected
            done[case] = ("over", None)
        elif what == "reject":
            moved = officer.fill("rejection", officer.choose_reason, "input[type=radio]")
            done[case] = ("hand over", None)
        elif what == "correct":
            moved = officer.correct(expected)
            file = twin(visitor, case)
            if file["state"] == "drafted" and file.get("approval"):
                done[case] = ("approve", words(file["shown"]["text"]))
            else:
                done[case] = ("hand over", None)
        else:
            moved = officer.fill("handover", officer.choose_option(None), "select")
            done[case] = ("over", None)
        if not opens.look(moved, f"{what} in the list {tab} led nowhere: {officer.page.url}"):
            return


def main():
    chosen = []
    for enquiry in enquiries():
        if enquiry["subject"] not in [other["subject"] for other in chosen] and len(chosen) < CASES:
            chosen.append(enquiry)
    labels = {re.sub(r"\s+", " ", enquiry["subject"]): enquiry for enquiry in chosen}
    with tempfile.TemporaryDirectory(prefix="postroom-mails-") as folder:
        paths = mails.write(Path(folder), [message(number, one) for number, one in enumerate(chosen)])
        with Desk(*paths) as desk, chromium() as browser, Report(
            f"{CASES} cases take at most {MOST_KEYS} keys each on average, going through the lists included",
            "no wrong reply is sent: each is what the officer meant, byte for byte as the desk showed it",
            "each key leads on, and in the end nothing is left to do",
        ) as (few, right, ends):
            visitor = Visitor(browser, desk).sign_in()
            plans, seeded = prepared(visitor, labels)
            ends.look(len(plans) == CASES, f"{len(plans)} cases were prepared")
            right.look(seeded == SEEDED, f"only {seeded} drafts got a mistake")
            officer, done, approved = Officer(visitor), {}, {}
            work(officer, "review", plans, done, approved, (few, right, ends))
            work(officer, "person", plans, done, approved, (few, right, ends))
            work(officer, "review", plans, done, approved, (few, right, ends))
            for case, (what, _) in plans.items():
                ends.look(done.get(case) == ("over", None), f"a case to {what} ended as {done.get(case)}")
            for tab in ("review", "person"):
                visitor.go(f"/cases?list={tab}")
                left = visitor.page.locator("a.case-link").count()
                ends.look(left == 0, f"{left} cases are left in the list {tab}")
            counts = sorted(officer.keys.get(case, 0) for case in plans)
            few.look(sum(counts) + officer.keys["lists"] <= MOST_KEYS * CASES,
                     f"{sum(counts)} keys for {CASES} cases, and {officer.keys['lists']} between lists: {counts}")
            sent = check_sent(desk, visitor, approved, right, plans)
            note(f"{sum(counts) + officer.keys['lists']} keys for {len(counts)} cases, most {counts[-1]}, middle "
                 f"{counts[len(counts) // 2]}; {len(approved)} approved, {sent} sent, {seeded} mistakes in drafts")


def check_sent(desk, visitor, approved, right, plans):
    """Compares each mail that left with what the officer meant."""
    def left():
        return list((desk.folder / "sent/new").glob("*")) if (desk.folder / "sent/new").exists() else []

    for _ in range(900):  # Replies may be held for half a minute, so that they can be taken back.
        if len(left()) >= len(approved):
            break
        time.sleep(0.1)
    right.look(len(left()) == len(approved), f"{len(approved)} approved, {len(left())} sent")
    texts = [words(email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_body(("plain",)).get_content())
             for path in left()]
    for text in texts:
        right.look(MISTAKE not in text, "a reply with the mistake was sent")
    for case, expected in approved.items():
        right.look(any(text.endswith(expected) for text in texts), f"nothing that left is the reply to {plans[case]}")
        bytes_ = visitor.window.request.get(f"{desk.address}/cases/{case}/reply").body()
        right.look(any(path.read_bytes() == bytes_ for path in left()), "what left is not what the desk shows for download")
    return len(texts)


if __name__ == "__main__":
    main()
