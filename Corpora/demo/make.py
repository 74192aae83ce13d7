#!/usr/bin/env python3
"""Turn enquiries.jsonl into demo.mbox and demo.labels.jsonl.

usage: make.py            write both files beside this script
       make.py --check    write nothing; exit 1 unless both files, and the
                          SHA-256 that README.md states, are what would be written

The `wire` of a record says in words how its message travels: first the
structure, then charset and transfer encoding of the text, then anything odd
about the header. README.md explains every word.

The same enquiries.jsonl gives the same bytes on every machine: no clock, no
randomness, and no encoder from the standard library whose output has changed
between versions of Python. What must look random comes from a hash of the id.
"""
import base64
import binascii
import hashlib
import html
import json
import os
import re
import struct
import sys
import zlib
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

HERE = os.path.dirname(os.path.abspath(__file__))
STRUCTURES = {"plain", "flowed", "flowed-delsp", "html", "alternative", "related", "signed", "forward", "bounce", "tnef",
              "no-text", "unterminated", "rubbish"}
CHARSETS = {"us-ascii", "utf-8", "iso-8859-1", "iso-8859-2", "iso-8859-9", "iso-8859-15", "windows-1252", "windows-1256",
            "koi8-r", "utf-16", "undeclared"}
ENCODINGS = {"7bit", "8bit", "quoted-printable", "base64"}
ODDITIES = {"mixed", "auto-submitted", "b-headers", "cc", "delivered-to-only", "entities", "folded", "group-to", "hidden",
            "list", "long-lines", "no-date", "no-message-id", "obsolete-date", "outlook", "q-headers", "raw-headers", "reply",
            "rfc2231-name", "split-letter", "to-both", "twice-subject", "zero-width"}
MAILBOX = {"stadt": "buergerservice@lindenfurt.example", "vehicle": "enquiries@vehicle-agency.example"}
HOST = {"stadt": "mx.lindenfurt.example", "vehicle": "mx.vehicle-agency.example"}
ZONE = {"stadt": timezone(timedelta(hours=1)), "vehicle": timezone.utc}
MAILERS = ["Apple Mail (2.3826)", "Microsoft Outlook 16.0", "Mozilla Thunderbird", "K-9 Mail for Android", "iPhone Mail (23B85)", None]
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NOT_IN_LABELS = {"from", "subject", "body", "cc", "reply_to", "link", "hidden", "forwarded", "attachments", "at"}


class Wire:
    """The words of one record's `wire`, checked."""

    def __init__(self, record):
        words = record["wire"].split()
        self.structure = words[0]
        self.charset = next((word for word in words if word in CHARSETS), "us-ascii")
        self.encoding = next((word for word in words if word in ENCODINGS), "7bit")
        self.odd = {word for word in words if word in ODDITIES}
        unknown = set(words) - STRUCTURES - CHARSETS - ENCODINGS - ODDITIES
        assert self.structure in STRUCTURES and not unknown, (record["id"], unknown)
        holds_files = self.structure in ("tnef", "related") or "mixed" in self.odd
        assert holds_files == bool(record.get("attachments")), (record["id"], "attachments")
        assert ("reply" in self.odd) == ("answers" in record) and ("cc" in self.odd) == ("cc" in record), record["id"]


# Things that look random

def token(seed, length):
    return hashlib.sha256(seed.encode()).hexdigest()[:length]


def noise(seed, length):
    out, block = b"", seed.encode()
    while len(out) < length:
        block = hashlib.sha256(block).digest()
        out += block
    return out[:length]


# Transfer encodings

def base64_lines(raw):
    text = base64.b64encode(raw)
    return b"".join(text[at:at + 76] + b"\n" for at in range(0, len(text), 76))


def quoted_printable(raw):
    lines = []
    for line in raw.split(b"\n"):
        units = [bytes([c]) if 32 <= c < 127 and c != 61 or c == 9 else b"=%02X" % c for c in line]
        if units and units[-1] in (b" ", b"\t"):
            units[-1] = b"=%02X" % line[-1]
        row = b""
        for at, unit in enumerate(units):
            if len(row) + len(unit) > (76 if at == len(units) - 1 else 75):
                lines.append(row + b"=")
                row = b""
            row += unit
        lines.append(row)
    return b"\n".join(lines)


def transfer(text, charset, encoding):
    """The text's bytes as they stand in the message, lines ending in LF."""
    if encoding == "base64":
        crlf = text.replace("\n", "\r\n")
        return base64_lines(b"\xfe\xff" + crlf.encode("utf-16-be") if charset == "utf-16" else crlf.encode(charset))
    raw = text.encode("iso-8859-1" if charset == "undeclared" else charset)
    if encoding == "quoted-printable":
        return quoted_printable(raw)
    assert encoding == "8bit" or raw.isascii(), "8-bit text in a 7bit part"
    return raw


# Headers

def encoded_words(text, charset, how, split_letter=False):
    """RFC 2047 words of at most 60 characters, folded. `split_letter` cuts letters in two, as some programs do."""
    def word(piece):
        if how == "B":
            return "=?%s?B?%s?=" % (charset, base64.b64encode(piece).decode())
        return "=?%s?Q?%s?=" % (charset, "".join(
            "_" if c == 32 else chr(c) if chr(c).isascii() and chr(c).isalnum() else "=%02X" % c for c in piece))
    raw, pieces = text.encode(charset), [b""]
    for unit in [raw[at:at + 1] for at in range(len(raw))] if split_letter else [letter.encode(charset) for letter in text]:
        if len(word(pieces[-1] + unit)) > 60:
            pieces.append(b"")
        pieces[-1] += unit
    return "\n ".join(map(word, pieces))


def header_text(text, wire, phrase=False):
    if text.isascii():
        return '"%s"' % text if phrase and re.search(r"[^\w !#$%&'*+/=?^`{|}~-]", text) else text
    if "raw-headers" in wire.odd:
        return text
    charset = wire.charset if wire.odd & {"q-headers", "b-headers"} else "utf-8"
    return encoded_words(text, charset, "B" if "b-headers" in wire.odd else "Q", "split-letter" in wire.odd)


def address_of(mailbox):
    found = re.search(r"<([^>]*)>", mailbox)
    return found.group(1) if found else mailbox.split(" ")[0]


def mailbox_header(mailbox, wire):
    name, angle, rest = mailbox.partition(" <")
    return "%s <%s" % (header_text(name, wire, phrase=True), rest) if angle else mailbox


def fold(value, width=44):
    rows, row = [], ""
    for word in value.split(" "):
        if row and len(row) + len(word) >= width:
            rows.append(row)
            row = word
        else:
            row = row + " " + word if row else word
    return "\n ".join(rows + [row])


def mail_date(when):
    return "%s, %02d %s %d %s" % (DAYS[when.weekday()], when.day, MONTHS[when.month - 1], when.year, when.strftime("%H:%M:%S %z"))


def from_line_date(when):
    utc = when.astimezone(timezone.utc)
    return "%s %s %2d %s %d" % (DAYS[utc.weekday()], MONTHS[utc.month - 1], utc.day, utc.strftime("%H:%M:%S"), utc.year)


def sent_at(record):
    clock = datetime.fromisoformat("%sT%s:%02d" % (record["written"], record["at"], int(token(record["id"] + "seconds", 4), 16) % 60))
    return clock.replace(tzinfo=ZONE[record["desk"]])


def message_id(record):
    if record["wire"] == "rubbish" or "no-message-id" in record["wire"].split():
        return None
    return "%s@%s" % (token(record["id"], 24), address_of(record["from"]).split("@")[1])


# Parts of a body: each is a list of content headers and its bytes

def text_part(text, subtype, wire, parameters=""):
    return ["Content-Type: text/%s; charset=%s%s" % (subtype, wire.charset, parameters),
            "Content-Transfer-Encoding: " + wire.encoding], transfer(text + "\n", wire.charset, wire.encoding)


def multipart(subtype, parts, seed, parameters="", close=True):
    edge = "=_%s_%s" % (subtype[:3], token(seed + subtype, 20))
    body = b"This is a multi-part message in MIME format.\n"
    for headers, content in parts:
        body += b"\n--" + edge.encode() + b"\n" + "\n".join(headers).encode() + b"\n\n" + content
    if close:
        body += b"\n--" + edge.encode() + b"--\n"
    return ['Content-Type: multipart/%s;%s\n boundary="%s"' % (subtype, parameters, edge)], body


def file_name_parameters(name, wire):
    if "rfc2231-name" in wire.odd:
        pieces = re.findall(r"(?:%[0-9A-F]{2}|[^%]){1,20}", quote(name, safe=""))
        rows = ["filename*%d*=%s%s" % (at, "utf-8''" if at == 0 else "", piece) for at, piece in enumerate(pieces)]
        return "", ";\n " + ";\n ".join(rows)
    if name.isascii():
        return "", '; filename="%s"' % name
    word = encoded_words(name, "utf-8", "Q").replace("\n ", " ")  # forbidden by RFC 2047, but common
    return '; name="%s"' % word, ";\n filename*=utf-8''" + quote(name, safe="")


def file_part(name, record, wire, inline_id=None):
    kind, data = {"pdf": ("application/pdf", pdf), "png": ("image/png", png), "dat": ("application/ms-tnef", tnef)}[name[-3:]]
    of_type, of_disposition = file_name_parameters(name, wire)
    headers = ["Content-Type: " + kind + of_type, "Content-Transfer-Encoding: base64",
               "Content-Disposition: " + ("inline" if inline_id else "attachment") + of_disposition]
    return headers + (["Content-ID: <%s>" % inline_id] if inline_id else []), base64_lines(data(name, record))


def pdf(name, record):
    """A valid one-page PDF that shows its own name."""
    shown = b"(%s)" % name.encode("windows-1252").replace(b"\\", b"").replace(b"(", b"").replace(b")", b"")
    drawing = b"BT /F1 14 Tf 60 770 Td " + shown + b" Tj 0 -24 Td (Example attachment of the demo mailbox) Tj ET"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    out, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    return out + table + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def png(name, record):
    """A valid picture of 48 x 36 pixels: sky, grass and something standing askew."""
    tint = noise(name, 3)
    rows = b""
    for y in range(36):
        rows += b"\0"  # no filter
        for x in range(48):
            post = abs((x - 22) * 3 - (36 - y)) < 9 and 6 < y < 30
            rows += tint if post else b"\x9c\xc4\xe4" if y < 26 else b"\x6f\x9a\x52"
    # a stored deflate block, because compressors differ between versions of zlib
    squeezed = b"\x78\x01\x01" + struct.pack("<HH", len(rows), len(rows) ^ 0xFFFF) + rows + struct.pack(">I", zlib.adler32(rows))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", binascii.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 48, 36, 8, 2, 0, 0, 0)) + chunk(b"IDAT", squeezed) + chunk(b"IEND", b"")


def tnef(name, record):
    """A small winmail.dat that holds one PDF."""
    inside = "Widerspruch unterschrieben.pdf"

    def attribute(level, number, data):
        return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return (struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
            + attribute(1, 0x00069007, struct.pack("<II", 1252, 0)) + attribute(1, 0x00078008, b"IPM.Microsoft Mail.Note\0")
            + attribute(2, 0x00069002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 0, 0, 0))
            + attribute(2, 0x00018010, inside.encode() + b"\0") + attribute(2, 0x0006800F, pdf(inside, record)))


# Texts

def flowed(text, delsp):
    """format=flowed (RFC 3676): soft lines end in a blank, with DelSp in one that belongs to nobody."""
    rows = []
    for line in text.split("\n"):
        while len(line) > 70 and " " in line[:70]:
            cut = line.rindex(" ", 0, 70) + 1
            rows.append(line[:cut] + (" " if delsp else ""))
            line = line[cut:]
        rows.append(" " + line if line.startswith((" ", ">", "From ")) else line)
    return "\n".join(rows)


def zero_width(text, hidden):
    """Breaks words with invisible marks and smuggles a sentence in as Unicode tags."""
    marks = "\u200b\u200c\u200d\u2060"
    broken = "".join(letter + (marks[at // 9 % 4] if at % 9 == 4 and letter.isalpha() else "") for at, letter in enumerate(text))
    smuggled = "".join(chr(0xE0000 + ord(letter)) for letter in " ".join(hidden))
    end = broken.index("?") + 1
    return broken[:end] + smuggled + broken[end:]


def as_html(record, wire, picture=None):
    escape = lambda text: html.escape(text, quote=False)
    body = escape(record["body"])
    if "link" in record:
        shown = escape(record["link"]["shown"])
        body = body.replace(shown, '<a href="%s">%s</a>' % (html.escape(record["link"]["real"]), shown))
    if "outlook" in wire.odd:
        body = body.replace("_" * 32 + "\n", '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"></div>')
    open_p = '<p class="MsoNormal">' if "outlook" in wire.odd else "<p>"
    body = "\n".join(open_p + block.replace("\n", "<br>\n") + "</p>" for block in body.split("\n\n"))
    if "entities" in wire.odd:
        for letter, name in (("ä", "auml"), ("ö", "ouml"), ("ü", "uuml"), ("Ä", "Auml"), ("Ö", "Ouml"), ("Ü", "Uuml"), ("ß", "szlig")):
            body = body.replace(letter, "&%s;" % name)
    if "hidden" in wire.odd:
        first, second = record["hidden"]
        body = ('<div style="display:none;max-height:0;overflow:hidden">%s</div>\n' % escape(first) + body
                + '\n<p style="color:#ffffff;background:#ffffff;font-size:1px">%s</p>' % escape(second))
    if picture:
        body += '\n<p><img src="cid:%s" alt="" width="48" height="36"></p>' % picture
    if "list" in wire.odd:
        body += '\n<img src="https://track.fleetsaver.example/open.gif?u=%s" width="1" height="1" alt="">' % token(record["id"] + "open", 12)
    style = "<style>p.MsoNormal{margin:0cm;font-family:Calibri,sans-serif}</style>" if "outlook" in wire.odd else ""
    return '<html><head><meta charset="%s">%s</head>\n<body>\n%s\n</body></html>' % (wire.charset, style, body)


# Structures

def forwarded_message(inner, wire):
    when = datetime.fromisoformat("%sT%s:00" % (inner["date"], inner["at"])).replace(tzinfo=ZONE["stadt"])
    head = ["Date: " + mail_date(when), "From: " + mailbox_header(inner["from"], wire), "To: " + inner["to"],
            "Subject: " + header_text(inner["subject"], wire),
            "Message-ID: <%s@%s>" % (token(inner["subject"], 24), address_of(inner["from"]).split("@")[1]), "MIME-Version: 1.0"]
    headers, content = text_part(inner["body"].rstrip("\n"), "plain", wire)
    return "\n".join(head + headers).encode() + b"\n\n" + content


def content_of(record, wire):
    """Content headers and bytes of the whole body."""
    seed, text = record["id"], record["body"]
    if wire.structure == "plain":
        text = zero_width(text, record["hidden"]) if "zero-width" in wire.odd else text
        assert ("long-lines" in wire.odd) == (max(map(len, text.split("\n"))) > 998), seed
        inner = text_part(text, "plain", wire)
    elif wire.structure in ("flowed", "flowed-delsp"):
        delsp = wire.structure == "flowed-delsp"
        inner = text_part(flowed(text, delsp), "plain", wire, "; format=flowed; delsp=" + ("yes" if delsp else "no"))
    elif wire.structure == "html":
        inner = text_part(as_html(record, wire), "html", wire)
    elif wire.structure == "alternative":
        inner = multipart("alternative", [text_part(text, "plain", wire), text_part(as_html(record, wire), "html", wire)], seed)
    elif wire.structure == "related":
        picture = token(seed + "picture", 12) + "@example.org"
        both = multipart("alternative", [text_part(text, "plain", wire), text_part(as_html(record, wire, picture), "html", wire)], seed)
        return multipart("related", [both] + [file_part(name, record, wire, picture) for name in record["attachments"]], seed,
                         ' type="multipart/alternative";')
    elif wire.structure == "signed":
        fake = base64_lines(noise(seed + "signature", 300)).decode()
        signature = ["Content-Type: application/pgp-signature; name=\"signature.asc\""], (
            "-----BEGIN PGP SIGNATURE-----\n\n%s-----END PGP SIGNATURE-----\n" % fake).encode()
        inner = multipart("signed", [text_part(text, "plain", wire), signature], seed,
                          " micalg=pgp-sha256;\n protocol=\"application/pgp-signature\";")
    elif wire.structure == "forward":
        other = ["Content-Type: message/rfc822", "Content-Disposition: attachment; filename=\"nachricht.eml\"",
                 "Content-Transfer-Encoding: 8bit"], forwarded_message(record["forwarded"], wire)
        inner = multipart("mixed", [text_part(text, "plain", wire), other], seed)
    elif wire.structure == "bounce":
        lost = re.search(r"<([^>]+)>", text).group(1)
        status = ("Reporting-MTA: dns; mx.provider.example\nArrival-Date: %s\n\nFinal-Recipient: rfc822; %s\nAction: failed\n"
                  "Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\n" % (mail_date(sent_at(record)), lost))
        original = ("From: Stadt Lindenfurt <%s>\nTo: %s\nSubject: %s\nMessage-ID: <%s@lindenfurt.example>\n"
                    % (MAILBOX["stadt"], lost, header_text(record["subject"].partition(": ")[2], wire), token(seed + "original", 24)))
        inner = multipart("report", [text_part(text, "plain", wire), (["Content-Type: message/delivery-status"], status.encode()),
                                     (["Content-Type: text/rfc822-headers"], original.encode())], seed, " report-type=delivery-status;")
    elif wire.structure == "tnef":
        inner = multipart("mixed", [text_part(text, "plain", wire)] + [file_part(name, record, wire) for name in record["attachments"]], seed)
    elif wire.structure == "no-text":
        return multipart("mixed", [file_part(name, record, wire) for name in record["attachments"]], seed)
    elif wire.structure == "unterminated":
        headers, picture = file_part("cheque.png", record, wire)
        return multipart("mixed", [text_part(text, "plain", wire), (headers, picture[:1200])], seed, close=False)
    if "mixed" in wire.odd:
        return multipart("mixed", [inner] + [file_part(name, record, wire) for name in record["attachments"]], seed)
    return inner


def header_of(record, wire, by_id):
    desk, when, ident = record["desk"], sent_at(record), message_id(record)
    sender, own = address_of(record["from"]), MAILBOX[desk]
    domain = sender.split("@")[1]
    arrived = when + timedelta(seconds=4)
    verdict = "fail" if "phishing" in record["flags"] else "pass"
    lines = ["Return-Path: <%s>" % ("" if wire.structure == "bounce" else sender), "Delivered-To: " + own,
             "Received: from mail.%s (mail.%s [192.0.2.%d])\n\tby %s with ESMTPS id %s\n\tfor <%s>; %s" % (
                 domain, domain, 1 + int(token(domain, 4), 16) % 250, HOST[desk], token(record["id"] + "queue", 11).upper(), own, mail_date(arrived)),
             "Authentication-Results: %s;\n\tspf=%s smtp.mailfrom=%s;\n\tdmarc=%s header.from=%s" % (HOST[desk], verdict, domain, verdict, domain)]
    if "obsolete-date" in wire.odd:
        lines.append("Date: %s, %d %s %s (Greenwich)" % (DAYS[when.weekday()], when.day, MONTHS[when.month - 1], when.strftime("%y %H:%M GMT")))
    elif "no-date" not in wire.odd:
        lines.append("Date: " + mail_date(when))
    lines.append("From: " + mailbox_header(record["from"], wire))
    if "reply_to" in record:
        lines.append("Reply-To: " + record["reply_to"])
    if "delivered-to-only" in wire.odd:
        lines.append("To: undisclosed-recipients:;")
    elif "group-to" in wire.odd:
        lines.append("To: Stadtverwaltung Lindenfurt: <%s>,\n verkehr@lindenfurt.example;" % own)
    elif "to-both" in wire.odd:
        lines.append("To: %s,\n %s" % (MAILBOX["stadt"], MAILBOX["vehicle"]))
    else:
        lines.append("To: " + own)
    if "cc" in record:
        lines.append("Cc: " + ",\n ".join(mailbox_header(one, wire) for one in record["cc"]))
    subject = header_text(record["subject"], wire)
    lines.append("Subject: " + (fold(subject) if "folded" in wire.odd else subject))
    if "twice-subject" in wire.odd:
        lines.append("Subject: Formular 12 (Entwurf)")
    if ident:
        lines.append("Message-ID: <%s>" % ident)
    if "reply" in wire.odd:
        earlier = message_id(by_id[record["answers"]])
        lines += ["In-Reply-To: <%s>" % earlier, "References:\n <%s>\n (Nachricht vom 28.10.2026)" % earlier]
    if "auto-submitted" in wire.odd:
        lines.append("Auto-Submitted: " + ("auto-generated" if wire.structure == "bounce" else "auto-replied"))
    if "list" in wire.odd:
        lines += ["List-Id: <weekly.%s>" % domain, "List-Unsubscribe: <https://%s/unsubscribe>" % domain, "Precedence: bulk"]
    mailer = MAILERS[int(token(record["id"] + "mailer", 4), 16) % len(MAILERS)]
    if "outlook" in wire.odd or wire.structure in ("tnef", "forward"):
        mailer = "Microsoft Outlook 16.0"
    if mailer and record["action"] != "discard":
        lines.append("X-Mailer: " + mailer)
    return lines


def message(record, by_id):
    wire = Wire(record)
    if wire.structure == "rubbish":
        return noise(record["id"], 900).translate(None, b"\r\n:") + b"\n"
    lines = header_of(record, wire, by_id)
    content_headers, body = content_of(record, wire)
    if wire.charset != "undeclared":
        lines += ["MIME-Version: 1.0"] + content_headers
    return "\n".join(lines).encode() + b"\n\n" + body


def build():
    with open(os.path.join(HERE, "enquiries.jsonl"), encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    by_id = {record["id"]: record for record in records}
    box, labels = b"", ""
    for n, record in enumerate(records, 1):
        no_sender = record["wire"] == "rubbish" or record["wire"].startswith("bounce")
        envelope = "MAILER-DAEMON" if no_sender else address_of(record["from"])
        raw = message(record, by_id)
        # mboxrd: whatever looks like a separator gets one more >
        quoted = re.sub(rb"(?m)^(>*From )", rb">\1", raw).rstrip(b"\n")
        box += ("From %s %s\n" % (envelope, from_line_date(sent_at(record)))).encode() + quoted + b"\n\n"
        label = {key: value for key, value in record.items() if key not in NOT_IN_LABELS}
        labels += json.dumps({"n": n, "message_id": message_id(record), **label}, ensure_ascii=False) + "\n"
    return {"demo.mbox": box, "demo.labels.jsonl": labels.encode()}


def check(files):
    wrong = []
    with open(os.path.join(HERE, "README.md"), encoding="utf-8") as readme:
        stated = dict(reversed(pair) for pair in re.findall(r"\b([0-9a-f]{64})  (\S+)", readme.read()))
    for name, content in files.items():
        path = os.path.join(HERE, name)
        if not os.path.exists(path):
            wrong.append("%s is missing; run make.py" % name)
            continue
        with open(path, "rb") as file:
            if file.read() != content:
                wrong.append("%s differs from what make.py writes; run make.py" % name)
        digest = hashlib.sha256(content).hexdigest()
        if stated.get(name) != digest:
            wrong.append("README.md does not state the SHA-256 of %s: %s" % (name, digest))
    return wrong


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 64
    files = build()
    if arguments:
        wrong = check(files)
        for line in wrong:
            print(line, file=sys.stderr)
        return 1 if wrong else 0
    for name, content in files.items():
        with open(os.path.join(HERE, name), "wb") as file:
            file.write(content)
        print("%s  %s" % (hashlib.sha256(content).hexdigest(), name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
