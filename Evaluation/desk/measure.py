"""Fills a desk with mail and measures the review desk. Prints one line a figure."""
import argparse, http.client, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, time, urllib.parse

root = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("postroom")
parser.add_argument("--mails", type=int, default=10_000)
parser.add_argument("--desk", help="kept and used again")
options = parser.parse_args()
random.seed(8)
scratch = pathlib.Path(options.desk or tempfile.mkdtemp(prefix="postroom-desk-"))
desk = scratch / "desk"


def run(*arguments):
    return subprocess.run([options.postroom, *map(str, arguments)], check=True, text=True, capture_output=True)


def enquiries():
    for name in ["stadt-1", "stadt-2", "stadt-3"]:
        for line in (root / f"Corpora/desks/stadt/training/{name}.jsonl").read_text().splitlines():
            enquiry = json.loads(line)
            if enquiry["action"] != "discard":
                yield enquiry


def fill():
    """Mails of the corpus again and again, each with a sender, a number and a street of its own."""
    source = list(enquiries())
    with open(scratch / "mails.mbox", "w") as mbox:
        for number in range(options.mails):
            enquiry = source[number % len(source)]
            body = "\n".join(("> " if line.startswith("From ") else "") + line for line in enquiry["body"].splitlines())
            mbox.write(
                f"From citizen{number}@citizen.example Sat Nov 21 10:00:00 2026\n"
                f"From: Citizen {number} <citizen{number}@citizen.example>\nTo: {address}\n"
                f"Date: Sat, 21 Nov 2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} +0000\n"
                f"Message-ID: <{number}@citizen.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                f"Content-Transfer-Encoding: 8bit\nSubject: {number}: {enquiry['subject']}\n\n{body}\n\n"
                f"Aktenzeichen AZ{number:06}\n\n")
    begun = time.perf_counter()
    run("intake", scratch / "mails.mbox", "--desk", desk)
    seconds = time.perf_counter() - begun
    print(f"intake to drafted: {options.mails} mails in {seconds:.1f} s, {options.mails / seconds:.0f} a second")


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


class Visitor:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.header = {}

    def ask(self, path, method="GET", body=None, expected=200):
        header = dict(self.header)
        if body is not None:
            header["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.connection.request(method, path, body, header)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status != expected:
            sys.exit(f"{method} {path}: {answer.status}\n{text[:400]}")
        return text, answer, time.perf_counter() - begun

    def times(self, what, paths):
        taken = [self.ask(path)[2] for path in paths]
        print(f"{what}: median {percentile(taken, .5):.1f} ms, p95 {percentile(taken, .95):.1f} ms of {len(taken)}")


if not desk.exists():
    scratch.mkdir(parents=True, exist_ok=True)
    run("init", desk, "--desk", root / "Corpora/desks/stadt")
    settings = "".join(path.read_text() for path in desk.rglob("desk.yaml"))
    address = re.search(r"[\w.-]+@[\w.-]+", settings)[0]
    fill()

server = subprocess.Popen(
    [options.postroom, "serve", "--desk", desk, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
try:
    token = None
    for line in server.stdout:
        found = re.search(r"http://[^:]+:(\d+)/sign-in/(\S+)", line)
        if found:
            port, token = int(found[1]), found[2]
            break
    if not token:
        sys.exit("the desk did not open")
    visitor = Visitor(port)
    _, answer, _ = visitor.ask("/sign-in", "POST", urllib.parse.urlencode({"one-time": token}), 303)
    visitor.header["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]

    queue = json.loads(visitor.ask("/cases.json")[0])
    print("cases:", {tab["tab"]: tab["count"] for tab in queue["tabs"] if tab["count"]})
    print(f"queue page: {len(visitor.ask('/cases')[0].encode())} bytes")
    wrk = os.environ.get("WRK", "wrk")
    for path in ["/cases", "/cases?list=person"]:
        out = subprocess.run(
            [wrk, "-t2", "-c16", "-d10s", "--latency", "-H", f"Cookie: {visitor.header['Cookie']}",
             f"http://127.0.0.1:{port}{path}"], check=True, text=True, capture_output=True).stdout
        rate, p50, p99 = (re.search(p, out)[1] for p in [r"Requests/sec:\s+(\S+)", r"\n +50%\s+(\S+)", r"\n +99%\s+(\S+)"])
        wrong = re.search(r"Non-2xx.*", out)
        print(f"wrk {path}: {rate} requests a second, median {p50}, p99 {p99}{' ' + wrong[0] if wrong else ''}")

    # From case to case by the link that the key j follows.
    page, path, taken = visitor.ask("/cases")[0], None, []
    path = re.search(r'class="case-link" href="([^"]+)"', page)[1].replace("&amp;", "&")
    for _ in range(300):
        text, _, seconds = visitor.ask(path)
        taken.append(seconds)
        path = re.search(r'href="([^"]+)"[^>]*data-key="j"', text)[1].replace("&amp;", "&")
    print(f"next case: median {percentile(taken, .5):.1f} ms, p95 {percentile(taken, .95):.1f} ms of {len(taken)}")

    deep, page = [], "/cases"
    while page and len(deep) < 150:
        text, _, seconds = visitor.ask(page)
        deep.append(seconds)
        found = re.search(r'rel="next" href="([^"]+)"', text)
        page = found and found[1].replace("&amp;", "&")
    print(f"pages of the queue, one after the other: first {deep[0] * 1000:.1f} ms, p95 of the last ten "
          f"{percentile(deep[-10:], .95):.1f} ms of {len(deep)}")
    visitor.times("page by its number, the 100th", ["/cases?page=100"] * 30)

    words = sorted({w for e in enquiries() for w in re.findall(r"\w{4,}", e["body"])})
    sample = random.sample(words, 200)
    search = lambda text, more="": "/search?q=" + urllib.parse.quote(text) + more
    visitor.times("search, one word", [search(word) for word in sample])
    visitor.times("search, two words", [search(f"{a} {b}") for a, b in zip(sample, sample[1:])])
    visitor.times("search, one case", [search(f"AZ{n:06}") for n in random.sample(range(options.mails), 100)])
    visitor.times("search, in every case", [search("citizen example")] * 50)
    visitor.times("search, in every case and a filter that none fits", [search("citizen", "&state=closed")] * 50)
    ids = [line["id"] for line in queue["lines"]]
    visitor.times("similar cases", [f"/cases/{id}/similar" for id in ids])
    for page in ["/decisions", "/outbox"]:
        visitor.times(page, [page] * 50)
finally:
    server.terminate()
    server.wait()
    if not options.desk:
        shutil.rmtree(scratch)
