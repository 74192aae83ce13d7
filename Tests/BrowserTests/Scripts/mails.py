"""Mail to try a desk with: attacks of this repository, fixtures of other projects where they are there."""
import json

from desk import ROOT, SHARED

TO = "buergerservice@lindenfurt.example"


def attacks():
    """Every attack of Corpora/attacks as it travels."""
    out = []
    for path in sorted((ROOT / "Corpora/attacks").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            attack = json.loads(line)
            raw = attack.get("raw")
            if raw is None:
                raw = "\r\n".join([
                    f"From: {attack['from']}", f"To: {TO}", f"Subject: {attack['subject']}",
                    "Date: Tue, 03 Nov 2026 08:30:00 +0100", f"Message-ID: <m-{attack['from']}>", "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", attack["body"]])
            out.append(raw.encode("utf-8", "surrogatepass"))
    return out


# Whatever asks a mail program to fetch something: each must be shown as text or left out, and never asked for.
FETCHING = [
    '<img src="{}">', '<img srcset="{} 2x">', '<picture><source srcset="{}"><img></picture>', '<body background="{}">',
    '<table background="{}"><tr><td>a', '<link rel="stylesheet" href="{}">', '<link rel="preload" as="image" href="{}">',
    '<link rel="prefetch" href="{}">', '<link rel="dns-prefetch" href="{}">', '<link rel="icon" href="{}">',
    '<style>@import url("{}");</style>', '<style>body {{ background: url("{}") }}</style>',
    '<style>@font-face {{ font-family: a; src: url("{}") }} p {{ font-family: a }}</style>',
    '<p style="background-image: url({})">a', '<p style="list-style: url({}) inside; display: list-item">a',
    '<iframe src="{}"></iframe>', '<iframe srcdoc="<img src={}>"></iframe>', '<frameset><frame src="{}"></frameset>',
    '<object data="{}"></object>', '<embed src="{}">', '<applet code="{}"></applet>', '<video src="{}" autoplay></video>',
    '<video poster="{}"></video>', '<audio src="{}" autoplay></audio>', '<track src="{}">', '<input type="image" src="{}">',
    '<svg><image href="{}"/></svg>', '<svg><use href="{}#a"/></svg>', '<svg><feImage href="{}"/></svg>',
    '<math href="{}"><mi>a</mi></math>', '<script src="{}"></script>', '<script type="module">import "{}"</script>',
    '<base href="{}"><img src="a.png">', '<meta http-equiv="refresh" content="0;url={}">', '<a ping="{}" href="#">a</a>',
    '<form action="{}"><button>a</button></form>', '<bgsound src="{}">', '<xml src="{}"></xml>', '<p>![a]({})</p>',
    '<div style="cursor: url({}), auto">a', '<div style="content: url({})">a', '<object type="text/html" data="{}"></object>',
    '<portal src="{}"></portal>', '<fencedframe src="{}"></fencedframe>', '<img src="cid:a"><img src="{}">',
    '<v:fill src="{}"/>', '<layer src="{}"></layer>', '<ilayer src="{}"></ilayer>', '<marquee><img src="{}"></marquee>',
]


def fetching():
    """Mails that ask for something from elsewhere in every way of the list, as HTML and as text."""
    out = []
    for number, way in enumerate(FETCHING):
        for scheme in ("https:", "", "http:"):
            asked = way.format(f"{scheme}//pixel-{number}.evil.example/a.png")
            html = f"<html><body><p>Guten Tag, bitte leeren Sie die Tonne.</p>{asked}</body></html>"
            out.append("\r\n".join([
                f"From: {number} <sender-{number}@evil.example>", f"To: {TO}", f"Subject: Tonne {asked}",
                "Date: Tue, 03 Nov 2026 08:30:00 +0100", f"Message-ID: <fetch-{number}-{scheme[:5]}@evil.example>",
                f"Disposition-Notification-To: <{scheme}//pixel-{number}.evil.example>", "MIME-Version: 1.0",
                f"Content-Location: {scheme}//pixel-{number}.evil.example/",
                "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "",
                f"Guten Tag, {asked}", "--b", "Content-Type: text/html", "", html, "--b--", ""]).encode())
    return out


def of_others():
    """Fixtures of other projects, where the folder shared lies beside the checkout."""
    return sorted((SHARED / "mail").rglob("*.eml")) if SHARED.exists() else []


def write(folder, messages):
    """Writes messages as files and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, message in enumerate(messages):
        paths.append(folder / f"{number:05}.eml")
        paths[-1].write_bytes(message)
    return paths
