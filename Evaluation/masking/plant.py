"""Mails in the names of people who do not exist, with a list of what was planted in them.

usage: plant.py SPLIT COUNT CARRIERS.jsonl... > MAILS.jsonl

SPLIT is develop, heldout or final. Half of the mails are whole letters; the others are enquiries of the project into which
sentences and a signature were put. The same split and count give the same mails.
"""
import json
import random
import re
import sys

from pools import CLOSINGS, MATTER, OPENINGS, POOLS, SENTENCES


def digits(chance, count):
    return "".join(chance.choice("0123456789") for _ in range(count))


def iban(chance, lang):
    country, bban = ("DE", digits(chance, 18)) if lang == "de" else ("GB", "NWBK" + digits(chance, 14))
    number = "".join(str(int(c, 36)) for c in bban + country + "00")
    whole = f"{country}{98 - int(number) % 97:02}{bban}"
    groups = " ".join(whole[i:i + 4] for i in range(0, len(whole), 4))
    return chance.choice([whole, groups, groups, groups.lower()])


def tax_id(chance):
    while True:
        body = str(chance.randrange(1, 10)) + digits(chance, 9)
        product = 10
        for digit in body:
            total = (int(digit) + product) % 10 or 10
            product = total * 2 % 11
        whole = body + str((11 - product) % 10)
        return chance.choice([whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}"])


def pension(chance, born, family):
    letter = re.sub("[^A-Z]", "", family.upper().replace("Ä", "A").replace("Ö", "O").replace("Ü", "U")) or "A"
    body = f"{chance.randrange(2, 90):02}{born[2]:02}{born[1]:02}{born[0] % 100:02}{letter[0]}{digits(chance, 2)}"
    expanded = body[:8] + f"{ord(letter[0]) - 64:02}" + body[9:]
    total = 0
    for digit, weight in zip(expanded, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]):
        product = int(digit) * weight
        total += product // 10 + product % 10
    whole = body + str(total % 10)
    return chance.choice([whole, f"{whole[:2]} {whole[2:8]} {whole[8]} {whole[9:]}"])


def card(chance):
    body = chance.choice(["4", "51", "37"]) + digits(chance, 14)
    body = body[:15]
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    whole = body + str(-total % 10)
    return chance.choice([whole, " ".join(whole[i:i + 4] for i in range(0, 16, 4)), "-".join(whole[i:i + 4] for i in range(0, 16, 4))])


def phone(chance, lang):
    d = lambda n: digits(chance, n)
    if lang == "de":
        return chance.choice([f"0{chance.randrange(151, 179)} {d(7)}", f"0{chance.randrange(151, 179)}/{d(4)} {d(3)}", f"+49 {chance.randrange(20, 99)} {d(7)}", f"0{d(4)}-{d(5)}", f"(0{chance.randrange(20, 99)}) {d(3)} {d(2)} {d(2)}", f"0049{chance.randrange(151, 179)}{d(7)}"])
    return chance.choice([f"07{d(3)} {d(6)}", f"07{d(9)}", f"+44 7{d(3)} {d(3)} {d(3)}", f"01{d(3)} {d(6)}", f"020 {d(4)} {d(4)}", f"(01{d(3)}) {d(6)}"])


def plate_de(chance):
    district = chance.choice(["B", "HH", "KA", "MTK", "LFT", "WÜ", "GÖ"])
    letters = "".join(chance.choice("ABCDEFGHJKLMNPRTUVWXY") for _ in range(chance.randrange(1, 3)))
    number = str(chance.randrange(10, 9999))[:max(1, 8 - len(district) - len(letters) - 1)]
    return chance.choice([f"{district}-{letters} {number}", f"{district}-{letters}{number}", f"{district} {letters} {number}"])


def plate_uk(chance):
    letter = lambda n: "".join(chance.choice("ABCDEFGHJKLMNOPRSTUVWXY") for _ in range(n))
    age = chance.choice(["02", "09", "14", "17", "61", "68", "72"])
    return chance.choice([f"{letter(2)}{age} {letter(3)}", f"{letter(2)}{age}{letter(3)}", f"{letter(2)}{age} {letter(3)}".lower()])


def driver(chance, given, family, born):
    letters = re.sub("[^A-Z]", "", family.upper())[:5].ljust(5, "9")
    month = born[1] + (50 if chance.random() < 0.5 else 0)
    whole = f"{letters}{born[0] % 100 // 10}{month:02}{born[2]:02}{born[0] % 10}{given[0].upper() if given[0].isascii() else 'A'}9{chance.randrange(10)}" + "".join(chance.choice("ABCDEFGHJKLMN") for _ in range(2))
    return chance.choice([whole, f"{whole[:5]} {whole[5:11]} {whole[11:]}"])


def nino(chance):
    letters = chance.choice(["AB", "CE", "JK", "PY", "ST", "WL"])
    n = digits(chance, 6)
    return chance.choice([f"{letters} {n[:2]} {n[2:4]} {n[4:]} {chance.choice('ABCD')}", f"{letters}{n}{chance.choice('ABCD')}", f"{letters}{n}{chance.choice('ABCD')}".lower()])


def birth(chance, born, lang):
    year, month, day = born
    de = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
    en = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    if lang == "de":
        return chance.choice([f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{day}. {de[month - 1]} {year}", f"{day:02}.{month:02}.{year % 100:02}"])
    return chance.choice([f"{day:02}/{month:02}/{year}", f"{day} {en[month - 1]} {year}", f"{day}/{month}/{year % 100:02}", f"{en[month - 1]} {day}, {year}"])


def ascii_of(word):
    for a, b in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ö", "Oe"), ("Ü", "Ue"), ("Ä", "Ae")]:
        word = word.replace(a, b)
    return word


def latin(word):
    return re.sub("[^a-z]", "", ascii_of(word).lower().translate(str.maketrans("éıçğŞÇ", "eicgsc")))


class Identity:
    def __init__(self, chance, split, lang):
        pool = POOLS[split][lang]
        given, family = chance.choice(pool["given"]), chance.choice(pool["family"])
        given2, family2 = chance.choice(pool["given"]), chance.choice([f for f in pool["family"] if f != family])
        born = (chance.randrange(1935, 2006), chance.randrange(1, 13), chance.randrange(1, 29))
        street = chance.choice(pool["street"])
        number = chance.randrange(1, 180)
        town = chance.choice(pool["town"])
        if lang == "de":
            line = f"{street} {number}{chance.choice(['', '', 'a', ' b'])}"
            code = f"{chance.randrange(1067, 99998):05} {town}"
        else:
            named = street.startswith(("Ivy", "Flat", "The", "Rose"))
            line = street if named else f"{number} {street}"
            code = town + chance.choice([", ", " "]) + chance.choice(["NE66", "CB7", "OL14", "LE16", "M1", "SW1A", "KY2"]) + " " + str(chance.randrange(1, 10)) + chance.choice(["AB", "XW", "QT", "LN"])
        host = chance.choice(["example.org", "mail.example", "example.net", "post.example"])
        local = chance.choice([f"{latin(given)}.{latin(family)}", f"{latin(given)[0]}{latin(family)}", f"{latin(family)}{born[0] % 100}", f"{latin(given)}_{chance.randrange(10, 99)}"])
        self.given, self.family, self.line, self.code = given, family, line, code
        self.values = {
            "name": f"{given} {family}", "name2": f"{given2} {family2}", "family2": family2, "address": f"{line}, {code}",
            "email": f"{local}@{host}", "phone": phone(chance, lang), "iban": iban(chance, lang), "taxid": tax_id(chance),
            "taxno": f"{digits(chance, 2)}/{digits(chance, 3)}/{digits(chance, 5)}", "pension": pension(chance, born, family),
            "plate_de": plate_de(chance), "plate_uk": plate_uk(chance), "driver": driver(chance, given, family, born),
            "nino": nino(chance), "birth": birth(chance, born, lang), "card": card(chance),
            "document": ("L" + digits(chance, 1) + "CFGHJK"[chance.randrange(6)] + digits(chance, 6)) if lang == "de" else digits(chance, 9),
            "vin": "W" + "".join(chance.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(2)) + "ZZZ" + "1KZ" + digits(chance, 8),
            "link": f"https://share.example/{latin(family)}/{digits(chance, 6)}",
            "file": chance.choice([f"32-{digits(chance, 4)}/{chance.randrange(20, 26)}", f"{digits(chance, 8)}", f"AB-{digits(chance, 5)}", f"{digits(chance, 3)}.{digits(chance, 4)}.{digits(chance, 3)}"]),
        }


KINDS = {"name2": "name", "family2": "name", "plate_de": "plate", "plate_uk": "plate", "taxno": "tax", "taxid": "tax"}


def mail(number, split, chance, carriers):
    lang = chance.choice(["de", "en"])
    person = Identity(chance, split, lang)
    planted = []

    def fill(text):
        def put(match):
            kind = match.group(1)
            value = person.values[kind]
            planted.append({"kind": KINDS.get(kind, kind), "value": value})
            return value
        return re.sub(r"\{(\w+)\}", put, text)

    sentences = chance.sample(SENTENCES[split][lang], chance.randrange(2, 6))
    parts = [s[0].upper() + s[1:] for s in sentences]
    if number % 2 == 0:
        carrier = "letter"
        for s in chance.sample(MATTER[lang], chance.randrange(2, 5)):
            parts.insert(chance.randrange(len(parts) + 1), s)
        body = [fill(chance.choice(OPENINGS[lang])), ""] + [chance.choice([" ", "\n\n"]).join(fill(p) for p in parts)]
        subject = chance.choice({"de": ["Frage zu meinem Antrag", "Anwohnerparkausweis", "Tonne nicht geleert"], "en": ["Question about my application", "Refund not received", "Change of address"]}[lang])
        matter = {}
    else:
        matter = chance.choice([c for c in carriers if c["lang"] == lang and c["action"] == "draft"])
        carrier = matter["id"]
        body = [matter["body"], "", " ".join(fill(p) for p in parts)]
        subject = matter["subject"]
    closing = chance.choice(CLOSINGS[lang])
    signed = chance.choice([["{name}"], ["{name}", person.line, person.code], ["{name}", "Tel. {phone}"] if lang == "de" else ["{name}", "Tel {phone}"]])
    for line in signed[1:]:
        if "{" not in line:
            planted.append({"kind": "address", "value": line})
    text = "\n".join(body + ["", closing] + [fill(line) for line in signed])
    style = chance.random()
    change = str.lower if style < 0.08 else ascii_of if style < 0.16 else str
    text = change(text)
    for p in planted:
        p["value"] = change(p["value"])
    return {
        "id": f"{split}-{number}", "carrier": carrier, "lang": lang, "style": change.__name__,
        "from_name": person.values["name"] if chance.random() < 0.7 else "", "from_address": person.values["email"],
        "subject": subject, "text": text, "written": "2026-03-02", "planted": planted, "matter": matter.get("body", ""),
    }


def main():
    split, count = sys.argv[1], int(sys.argv[2])
    chance = random.Random(f"{split} masking")
    carriers = [json.loads(line) for path in sys.argv[3:] for line in open(path, encoding="utf-8")]
    for number in range(count):
        print(json.dumps(mail(number, split, chance, carriers), ensure_ascii=False))


main()
