#!/usr/bin/env python3
"""Plants errors in approved answers from a fixed seed and writes them as JSON lines.

    python3 plant.py ../../Corpora/desks > planted-seed.jsonl

Each line names the answers that make a correct letter, one edit of it (`find` and `replace`, or `append`: a sentence
before the closing) and the kind of finding that must follow. Lines of the half "kept" are only ever measured.
"""
import glob, json, random, re, sys

random.seed(20260722)
ROOT = sys.argv[1]
NUMBER = re.compile(r"\d+")

def answers(desk, language):
    found = []
    for path in sorted(glob.glob(f"{ROOT}/{desk}/answers/*/*.{language}.md")):
        _, front, text = open(path, encoding="utf-8").read().split("---", 2)
        identity = re.search(r"^id: (\S+)", front, re.M).group(1)
        if re.search(r"^level: standard", front, re.M) and "{{" not in text:
            found.append((identity, text.strip()))
    return found

def other_digit(text, places):
    place = random.choice(places)
    digit = random.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + digit + text[place + 1:]

def changed_number(fact):
    return other_digit(fact, [i for i, c in enumerate(fact) if c.isdigit()])

WORDS = {"de": ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "zwölf"],
         "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"]}

def changed_period(language):
    def change(fact):
        first = fact.split()[0]
        if first.isdigit():
            return changed_number(fact)
        return fact.replace(first, random.choice([w for w in WORDS[language] if w != first]), 1)
    return change

def changed_link(fact):
    return random.choice([
        fact.replace("www.lindenfurt.example", "www.lindenfurt-service.example").replace(
            "www.vehicle-agency.example", "www.vehicle-agency-uk.example"),
        fact + "-antrag", fact.replace("https://www.", "https://pay.")])

EDITS = {
    ("amount", "de"): (r"\b\d[\d.]*(?:,\d\d)? Euro\b", changed_number),
    ("amount", "en"): (r"£\d+(?:\.\d\d)?|\b\d[\d,]*(?:\.\d\d)? euros\b", changed_number),
    ("phone", "*"): (r"069 90009 11\d|0808 157 0100", changed_number),
    ("address", "de"): (r"\b[A-ZÄÖÜ][a-zäöüß]+(?:straße|gasse|markt|ring|allee) \d+", changed_number),
    ("address", "en"): (r"\b[A-ZÄÖÜ][a-zäöüß]+(?:straße|gasse|markt|ring|allee) \d+|ZZ99 \d[A-Z]{2}", changed_number),
    ("link", "*"): (r"https://[\w./-]+\w", changed_link),
    ("clock-time", "de"): (r"\b\d{1,2} Uhr\b", lambda f: f"{random.choice([n for n in range(6, 22) if str(n) != f.split()[0]])} Uhr"),
    ("period", "de"): (r"\b(?:zwei|drei|vier|sechs|acht|zwölf|\d+) (?:Wochen|Monate|Tage|Arbeitstage|Jahre)\b", changed_period("de")),
    ("period", "en"): (r"\b(?:two|three|four|six|eight|twelve|\d+) (?:weeks|months|days|years)\b", changed_period("en")),
    ("date", "de"): (r"\b\d{1,2}\. (?:Januar|März|Mai|September)\b", changed_number),
    ("date", "en"): (r"\b\d{1,2} (?:January|March|May|September|April|June)\b", changed_number),
}

def iban():
    account = "".join(random.choice("0123456789") for _ in range(18))
    value = int(account + "131400")
    text = f"DE{98 - value % 97:02d}{account}"
    return " ".join(text[i:i + 4] for i in range(0, len(text), 4))

def plate(language):
    letters = lambda n: "".join(random.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(n))
    if language == "de":
        return f"LFT-{letters(2)} {random.randint(1, 9999)}"
    return f"{letters(2)}{random.choice(['19', '68', '70', '21'])} {letters(3)}"

FAMILY = ["Kowalczyk", "Brandt", "Özdemir", "Okafor", "Whitfield", "Lindqvist", "Petrov", "Ahmadi", "Schreiner", "Malik"]
GIVEN = ["Sabine", "Thomas", "Mehmet", "Katarzyna", "Olga", "Karen", "Jürgen", "Fatima", "Helen", "Paul"]

def appended(kind, language):
    number = random.randint(10000, 99999)
    family, given = random.choice(FAMILY), random.choice(GIVEN)
    table = {
        ("reference-number", "de"): [f"Ihr Aktenzeichen lautet 32-4/{number}.", f"Bitte zahlen Sie unter dem Kassenzeichen 5.0101.{number}0.3.",
                                     f"Das Fahrzeug mit dem Kennzeichen {plate('de')} ist abgemeldet."],
        ("reference-number", "en"): [f"Your case number is CN-{number}.", f"The vehicle {plate('en')} is on our record.",
                                     f"Quote payment reference PR{number}77 when you pay."],
        ("sensitive-number", "de"): [f"Überweisen Sie den Betrag von Ihrem Konto {iban()}.", f"Wir haben Ihre IBAN {iban()} gespeichert."],
        ("sensitive-number", "en"): [f"We have your bank account {iban()} on file.",
                                     f"Your National Insurance number is AB {random.randint(10,99)} {random.randint(10,99)} {random.randint(10,99)} C."],
        ("person", "de"): [f"Frau {family} aus der Nachbarschaft hat dasselbe gemeldet.", f"Den Antrag hat {given} {family} gestellt.",
                           f"Herr {family} bearbeitet das."],
        ("person", "en"): [f"Mrs {family} next door has reported the same.", f"The application was made by {given} {family}.",
                           f"Mr {family} will look at it."],
        ("hidden-characters", "de"): ["Bitte\u200b\u200b beachten Sie das Merkblatt.", "Das ist \u202efreigegeben\u202c."],
        ("hidden-characters", "en"): ["Please\u2060 see our\u200b leaflet.", "This is \u202eapproved\u202c."],
        ("unfilled-slot", "de"): ["Ihr Zeichen: {{file-number}}", "Bitte nennen Sie [Name der Sachbearbeitung].", "Ihr Antrag vom [[Datum ergänzen]] liegt uns vor."],
        ("unfilled-slot", "en"): ["Your reference: {{reference}}", "Please ask for [Name of officer].", "Your letter of [[add the date]] has reached us."],
    }
    return random.choice(table[(kind, language)])

def main():
    lines = []
    def put(desk, language, ids, kind, **edit):
        half = "looked" if len(lines) % 2 == 0 else "kept"
        lines.append({"id": f"seed-{len(lines) + 1:03}", "half": half, "desk": desk, "language": language,
                      "answers": ids, "kind": kind, **edit})
    pools = {key: answers(*key) for key in [("stadt", "de"), ("stadt", "en"), ("vehicle", "en")]}
    for (kind, only), (pattern, change) in EDITS.items():
        for (desk, language), pool in pools.items():
            if only not in ("*", language):
                continue
            places = [(identity, match.group(0)) for identity, text in pool for match in re.finditer(pattern, text)
                      if text.count(match.group(0)) == 1]
            for identity, fact in random.sample(places, min(len(places), 9)):
                put(desk, language, [identity], kind, find=fact, replace=change(fact))
    for (desk, language), pool in pools.items():
        for kind in ["reference-number", "sensitive-number", "person", "hidden-characters", "unfilled-slot"]:
            for identity, _ in random.sample(pool, 8):
                put(desk, language, [identity], kind, append=appended(kind, language))
    for language, other in [("de", "en"), ("en", "de")]:
        texts = dict(pools[("stadt", other)])
        for identity, text in random.sample(pools[("stadt", language)], 10):
            paragraph = random.choice([p for p in text.split("\n\n") if not p.startswith("-") and len(p) > 80] or [None])
            strange = [p for p in texts.get(identity, "").split("\n\n") if not p.startswith("-") and len(p) > 80]
            if paragraph and strange:
                put("stadt", language, [identity], "wrong-language", find=paragraph, replace=random.choice(strange))
        for (one, _), (two, text) in zip(random.sample(pools[("stadt", language)], 8), random.sample(pools[("stadt", language)], 8)):
            if one.split(".")[0] != two.split(".")[0]:
                put("stadt", language, [one, two], "unanswered-concern", find=text, replace="")
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))

main()
