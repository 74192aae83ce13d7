"""Identities that nobody has, and mails in their names."""
import base64
import json
import quopri
from email.header import Header

SYLLABLES = "ba be bi bo bu da de di do du fa fe fi ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru".split()


class Identity:
    def __init__(self, number, enquiry, chance):
        self.number = number
        self.service = enquiry["service"]

        def word(count):
            return "".join(chance.choice(SYLLABLES) for _ in range(count))

        given, family = word(3).capitalize(), word(4).capitalize() + "öß"
        self.name = f"{given} {family}"
        self.address = f"{word(5)}.{number}@citizen.example"
        self.street = f"{word(5).capitalize()}gäßchen {chance.randrange(1, 999)}"
        self.iban = "DE" + "".join(str(chance.randrange(10)) for _ in range(20))
        self.phone = "+49 30 " + "".join(str(chance.randrange(10)) for _ in range(9))
        self.file = f"AZ-{chance.randrange(10**9):09}/{word(2).upper()}"
        signature = f"\n\n{self.name}\n{self.street}\nTel. {self.phone}\nIBAN {self.iban}\nAktenzeichen {self.file}\n"
        self.markers = [self.name, self.address, self.street, self.iban, self.phone, self.file]
        self.message_id = f"<{word(6)}.{number}@citizen.example>"
        self.subject = enquiry["subject"]
        self.text = enquiry["body"] + signature
        self.mail = self.written(self.text, self.message_id)
        self.further = self.written(f"Noch etwas: {self.file}\n{self.name}\n", self.message_id.replace("<", "<2."))
        self.event = json.dumps({
            "id": f"reg-{word(4)}-{number}", "event": "licence-expiry", "date": "2029-01-31",
            "person": {"name": self.name, "address": self.address}, "language": "en", "facts": {"street": self.street},
            "source": "licence records"}, ensure_ascii=False)

    def written(self, text, message_id):
        body, coding = [
            (text.encode(), "8bit"),
            (quopri.encodestring(text.encode()), "quoted-printable"),
            (base64.encodebytes(text.encode()), "base64"),
        ][self.number % 3]
        head = (
            f"From: {Header(self.name, 'utf-8').encode()} <{self.address}>\n"
            f"To: desk@vehicle.example\nDate: Sat, 21 Nov 2026 10:00:00 +0000\nMessage-ID: {message_id}\n"
            f"Subject: {Header(self.subject, 'utf-8', maxlinelen=200).encode()}\nMIME-Version: 1.0\n"
            f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {coding}\n\n")
        return head.encode() + body


def mails(count, corpus, chance):
    enquiries = [json.loads(line) for line in corpus.read_text().splitlines()]
    usable = [e for e in enquiries if e["action"] == "draft" and not e["flags"]]
    return [Identity(number, usable[number % len(usable)], chance) for number in range(count)]
