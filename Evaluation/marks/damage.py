"""Forms of damage that replies meet on their way: bytes of a mail in, bytes of a mail out, or None where a reply has nothing
that could be damaged so.

Each case names what ought to survive, thought out before measuring; where a measurement differs, the table says so. After
trials two were corrected: sentences survive decomposed letters, and a smaller charset is two cases, by what it lacks. Layers are named as `postroom verify --json` names them.
"""
import base64, email, email.policy, html, quopri, re, smtplib, socket, subprocess, tempfile, unicodedata

TEXT, HTML = "visible sentence (text)", "visible sentence (HTML)"
FIELDS = ["AI-Disclosure", "AI-Provenance", "AI-Content-Parts", "X-AI-Generated"]
DIGEST, HTML_DIGEST, DKIM = "text digest", "text digest (HTML)", "DKIM signature"
LAYERS = [TEXT, HTML, *FIELDS, DIGEST, HTML_DIGEST, DKIM]
ALL, NONE = set(LAYERS), set()


def parsed(mail):
    return email.message_from_bytes(mail)


def flat(message):
    return message.as_bytes(policy=email.policy.SMTP.clone(max_line_length=None, cte_type="8bit"))


def header_end(mail):
    return mail.index(b"\r\n\r\n") + 2


def leaf(message, kind):
    return next(part for part in message.walk() if part.get_content_type() == kind)


def words(mail, kind="text/plain"):
    part = leaf(parsed(mail), kind)
    return part.get_payload(decode=True).decode(part.get_content_charset() or "utf-8").replace("\r\n", "\n")


def rewritten(mail, change, kinds=("text/plain", "text/html"), charset=None, encoding="base64"):
    """Both texts changed and encoded anew, everything else as it was."""
    message = parsed(mail)
    for kind in kinds:
        part = leaf(message, kind)
        old = part.get_content_charset() or "utf-8"
        text = change(part.get_payload(decode=True).decode(old), kind).encode(charset or old, "replace")
        if charset:
            part.set_param("charset", charset)
        del part["Content-Transfer-Encoding"]
        part["Content-Transfer-Encoding"] = encoding
        encode = {"base64": base64.encodebytes, "8bit": lambda data: data, "quoted-printable": quopri.encodestring}
        part.set_payload(encode[encoding](text).decode("ascii", "surrogateescape"))
    return flat(message)


def plain(subject, text, extra=""):
    head = f"From: Ann <ann@citizen.example>\r\nTo: b@c.example\r\nSubject: {subject}\r\n{extra}MIME-Version: 1.0\r\n"
    head += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head.encode() + base64.encodebytes(text.encode())


def html_mail(subject, body):
    return plain(subject, body).replace(b"text/plain", b"text/html")


# Servers


def smtp_relay(mail):
    """Two hops over SMTP (aiosmtpd), each with its trace field."""
    from aiosmtpd.controller import Controller

    class Keep:
        async def handle_DATA(self, server, session, envelope):
            self.content = envelope.original_content
            return "250 OK"

    for hop in (1, 2):
        keep = Keep()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        controller = Controller(keep, hostname="127.0.0.1", port=port, ready_timeout=30)
        controller.start()
        try:
            with smtplib.SMTP("127.0.0.1", port) as client:
                client.sendmail("desk@testing.example", ["ann@citizen.example"], mail)
        finally:
            controller.stop()
        trace = f"Received: from a.example by mx{hop}.example; Sat, 21 Nov 2026 13:00:0{hop} +0000\r\n"
        mail = trace.encode() + keep.content
    return mail


def unfolded(mail):
    end = header_end(mail)
    return re.sub(rb"\r\n[ \t]+", b" ", mail[:end]) + mail[end:]


def folded_at_every_blank(mail):
    end = header_end(unfolded(mail))
    head, rest = unfolded(mail)[:end], unfolded(mail)[end:]
    return b"".join(line.replace(b" ", b"\r\n ").replace(b":\r\n ", b": ", 1) + b"\r\n" for line in head.splitlines()) + rest


def without_fields(pattern):
    def strip(mail):
        end = header_end(mail)
        head = re.sub(rb"(?im)^(%s):[^\r\n]*\r\n([ \t][^\r\n]*\r\n)*" % pattern, b"", mail[:end])
        return head + mail[end:]
    return strip


def list_server(mail):
    footer = "\n_______________________________________________\nrathaus mailing list\nhttps://lists.example/rathaus\n"
    mail = rewritten(mail, lambda text, _: text + footer, kinds=("text/plain",))
    return b"List-Id: <rathaus.lists.example>\r\n" + mail.replace(b"\r\nSubject: ", b"\r\nSubject: [rathaus] ", 1)


def list_without_html(mail):
    message = parsed(mail)
    text = leaf(message, "text/plain")
    for name in ("Content-Type", "Content-Transfer-Encoding"):
        del message[name]
        message[name] = text[name]
    message.set_payload(text.get_payload())
    return flat(message)


def without_text_part(mail):
    message = parsed(mail)
    message.set_payload([leaf(message, "text/html")])
    return flat(message)


def gateway_notice(text, kind):
    notice = "This message may contain confidential information."
    return text.replace("</body>", f"<p>{notice}</p></body>") if kind == "text/html" else text + "\n" + notice + "\n"


def trimmed(mail):
    end = header_end(mail)
    return mail[:end] + re.sub(rb"[ \t]+\r\n", b"\r\n", mail[end:]).rstrip(b"\r\n") + b"\r\n"


def wrapped(text, kind):
    if kind == "text/html":
        return text
    import textwrap
    return "\n".join(textwrap.fill(line, 50, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


# People and mail programs


def as_attachment(mail):
    return (b"From: a@b.example\r\nSubject: WG: Re: Bin\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
            b"boundary=\"outer\"\r\n\r\n--outer\r\nContent-Type: text/plain\r\n\r\nZur Info\r\n--outer\r\n"
            b"Content-Type: message/rfc822\r\n\r\n" + mail + b"\r\n--outer--\r\n")


def inline_forward(mail):
    return plain("Fwd: Re: Bin", "FYI\n\n-------- Forwarded Message --------\nSubject: Re: Bin\nDate: Sat, 21 Nov 2026\n"
                 "From: City <desk@testing.example>\nTo: Ann <ann@citizen.example>\n\n" + words(mail))


def inline_forward_outlook(mail):
    return plain("WG: Bin", "Zur Kenntnis.\n\nVon: Stadt Test <desk@testing.example>\nGesendet: Samstag, 21. November 2026 "
                 "13:00\nAn: Ann <ann@citizen.example>\nBetreff: Re: Bin\n\n" + words(mail))


def quoted(text):
    return "".join("> " + line + "\n" for line in text.rstrip("\n").split("\n"))


def top_reply(mail):
    return plain("Re: Bin", "Danke!\n\nAm 21.11.2026 um 13:00 schrieb Stadt Test:\n" + quoted(words(mail)),
                 "In-Reply-To: <a@b.example>\r\n")


def bottom_reply(mail):
    return plain("Re: Bin", "On 21.11.2026 13:00, City wrote:\n" + quoted(words(mail)) + "\nThank you!\n",
                 "In-Reply-To: <a@b.example>\r\n")


def outlook_reply(mail):
    return plain("AW: Bin", "Danke!\n\n-----Ursprüngliche Nachricht-----\nVon: Stadt Test <desk@testing.example>\nGesendet: "
                 "Samstag, 21. November 2026 13:00\nAn: Ann\nBetreff: Re: Bin\n\n" + words(mail))


def html_reply(mail):
    body = re.search(r"<body>(.*)</body>", words(mail, "text/html"), re.S)[1]
    return html_mail("Re: Bin", '<div dir="ltr">Danke!</div><div class="gmail_quote"><div class="gmail_attr">Am Sa., 21. Nov. '
                     '2026 um 13:00 Uhr schrieb Stadt &lt;desk@testing.example&gt;:<br></div><blockquote class="gmail_quote">'
                     + body + "</blockquote></div>")


def shown_html(mail):
    """The HTML as text, as a browser's clipboard has it (near enough: tags gone, blocks on lines of their own)."""
    source = re.sub(r"<(script|head).*?</\1>", "", words(mail, "text/html"), flags=re.S)
    source = re.sub(r"\s*<br>\s*", "\n", source)
    source = re.sub(r"</p>", "\n\n", source)
    return html.unescape(re.sub(r"<[^>]*>", "", source)).strip() + "\n"


def printed(mail):
    """Printed to PDF by Chromium, the text layer read by pypdf."""
    import pypdf
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/reply.html", "w") as file:
            file.write(words(mail, "text/html"))
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/reply.pdf", f"{folder}/reply.html"],
                       check=True, capture_output=True, timeout=120)
        pages = pypdf.PdfReader(folder + "/reply.pdf").pages
        return plain("Ausdruck", "\n".join(page.extract_text() for page in pages))


def without_label(mail):
    return plain("Kopie", words(mail).split("\n\n", 1)[1])


def decomposed(mail):
    """None where the reply has no letter that can be decomposed."""
    if unicodedata.normalize("NFD", words(mail)) == words(mail):
        return None
    return rewritten(mail, lambda text, _: unicodedata.normalize("NFD", text))


def latin(mail, fits):
    """Letters that the charset lacks become question marks; none of the sentences has such a letter."""
    text = words(mail)
    if (text == text.encode("iso-8859-1", "ignore").decode("iso-8859-1")) != fits:
        return None
    return rewritten(mail, lambda text, _: text, charset="iso-8859-1")


def last_word_changed(text, kind):
    end = r"(\W*</p>\s*</div>\s*</body>\s*</html>\s*)$" if kind == "text/html" else r"(\W*)$"
    return re.sub(r"\w+" + end, r"xx\1", text)


SYNONYMS = [("entworfen", "formuliert"), ("geprüft", "durchgesehen"), ("Drafted", "Written"), ("checked", "read"),
            ("vorgeschlagen", "gemacht"), ("wird", "werde"), ("your", "the"), ("Sie", "man"), ("KI", "einem Computer")]


def paraphrased(text):
    for old, new in SYNONYMS:
        text = text.replace(old, new)
    return text


SENTENCE = {TEXT}
HEADER = set(FIELDS)

# name, damage, what ought to survive, the state that ought to be named
CASES = [
    ("not damaged", lambda mail: mail, ALL, "intact"),
    ("SMTP, two hops", smtp_relay, ALL, "intact"),
    ("saved with LF line ends", lambda mail: mail.replace(b"\r\n", b"\n"), ALL, "intact"),
    ("header unfolded", unfolded, ALL, "intact"),
    ("header folded at every blank", folded_at_every_blank, ALL, "intact"),
    ("blanks at line ends and empty lines at the end trimmed", trimmed, ALL, "intact"),
    ("parts re-encoded, quoted-printable to Base64", lambda mail: rewritten(mail, lambda text, _: text), ALL - {DKIM}, "tampered"),
    ("parts re-encoded, quoted-printable to 8bit", lambda mail: rewritten(mail, lambda text, _: text, encoding="8bit"),
     ALL - {DKIM}, "tampered"),
    ("charset UTF-8 to ISO-8859-1, which has all letters", lambda mail: latin(mail, True), ALL - {DKIM}, "tampered"),
    ("charset UTF-8 to ISO-8859-1, which lacks letters", lambda mail: latin(mail, False),
     ALL - {DIGEST, HTML_DIGEST, DKIM}, "tampered"),
    ("letters beyond ASCII decomposed (NFD)", decomposed, ALL - {DIGEST, HTML_DIGEST, DKIM}, "tampered"),
    ("text wrapped at 50 columns", lambda mail: rewritten(mail, wrapped), ALL - {DKIM}, "tampered"),
    ("mailing list: subject mark and footer", list_server, ALL - {DIGEST, DKIM}, "tampered"),
    ("mailing list: HTML part dropped", list_without_html, {TEXT, DIGEST} | HEADER - {"AI-Content-Parts"}, "tampered"),
    ("plain text part dropped", without_text_part, {HTML, HTML_DIGEST} | HEADER - {"AI-Content-Parts"}, "tampered"),
    ("notice appended by a gateway", lambda mail: rewritten(mail, gateway_notice), ALL - {DIGEST, HTML_DIGEST, DKIM}, "tampered"),
    ("signature removed, key known", without_fields(b"DKIM-Signature"), ALL - {DKIM}, "tampered"),
    ("AI-Disclosure removed", without_fields(b"AI-Disclosure"), ALL - {DKIM, "AI-Disclosure"}, "tampered"),
    ("AI-Disclosure changed to none", lambda mail: mail.replace(b"mode=ai-originated", b"mode=none"),
     ALL - {DKIM, "AI-Content-Parts", "X-AI-Generated"}, "tampered"),
    ("all unknown fields removed", without_fields(b"AI-[A-Za-z-]*|X-[A-Za-z-]*|DKIM-Signature"), {TEXT, HTML}, "text only"),
    ("last word changed", lambda mail: rewritten(mail, last_word_changed), ALL - {DIGEST, HTML_DIGEST, DKIM}, "tampered"),
    ("forwarded as attachment", as_attachment, ALL, "forwarded"),
    ("forwarded inline", inline_forward, SENTENCE, "forwarded"),
    ("forwarded inline, Outlook form", inline_forward_outlook, SENTENCE, "forwarded"),
    ("quoted, answer above", top_reply, SENTENCE, "quoted"),
    ("quoted, answer below", bottom_reply, SENTENCE, "quoted"),
    ("quoted, Outlook form without quote signs", outlook_reply, SENTENCE, "quoted"),
    ("quoted in HTML", html_reply, {HTML}, "quoted"),
    ("text exported", lambda mail: plain("Export", words(mail)), SENTENCE, "text only"),
    ("HTML copied from a browser", lambda mail: plain("Kopie", shown_html(mail)), SENTENCE, "text only"),
    ("printed to PDF, text layer read", printed, SENTENCE, "text only"),
    ("copied without the sentence", without_label, NONE, "unmarked"),
    ("text paraphrased, header kept", lambda mail: rewritten(mail, lambda text, _: paraphrased(text)), HEADER, "tampered"),
    ("text paraphrased, header lost", lambda mail: plain("Kopie", paraphrased(words(mail))), NONE, "unmarked"),
]
