"""Finds the pages of a desk by following its links, so that a new page is looked at as soon as a link leads to it."""
import os
import re
from urllib.parse import parse_qsl, urljoin, urlsplit

# Lists and cases differ by what they hold, so these members of a query make a page of its own kind.
TELLING = {"list", "tab", "state", "view"}
# These make one too, but one such page is like another.
SHOWING = {"about"}
CASES_PER_LIST = 2
# Files that a browser saves, what is no page, and the way out.
NO_PAGES = re.compile(
    r"\.(json|csv|css|js|svg|txt)$|/(mail|reply|checkpoint)$|/(proofs|certificates|report)/|^/transparency/page$|^/(events|metrics)$")


def routes():
    """The GET routes of the desk's own table, as the tests hand them in; none where a script runs alone."""
    return [line for line in os.environ.get("POSTROOM_ROUTES", "").split() if line.startswith("/")]


def kind(address, known=None):
    """What an address has in common with others of the same page."""
    parts = urlsplit(address)
    path = template(parts.path, routes() if known is None else known)
    query = parse_qsl(parts.query)
    told = sorted([f"{name}={value}" for name, value in query if name in TELLING]
                  + [name for name, _ in query if name in SHOWING])
    return path + ("?" + "&".join(told) if told else "")


def template(path, known):
    exact = [route for route in known if route == path]
    for route in exact or known:
        pattern = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(route))
        if re.fullmatch(pattern, path):
            return route
    return re.sub(r"(?<=^/cases/)[^/]+", "{id}", path)


def find(visitor, also=(), start="/cases", most=150):
    """Addresses of all kinds of pages that links lead to from `start`, and of cases to be looked at `also`: (kind, address)."""
    own = urlsplit(visitor.desk.address).netloc
    # Pages that a form leads to, and no link.
    ways = [start] + [route for route in routes() if "{" not in route and "/account/" in route and not NO_PAGES.search(route)]
    found, seen, known = [], {}, set(ways)
    while ways and len(found) < most:
        address = ways.pop(0)
        name = kind(address)
        # What stands on a case depends on its state, so of each list some cases are looked at.
        if seen.get(name, 0) >= (CASES_PER_LIST if name.startswith("/cases/{id}?") else 1):
            continue
        answer = visitor.go(address)
        if answer is None or not (answer.headers.get("content-type") or "").startswith("text/html"):
            continue
        seen[name] = seen.get(name, 0) + 1
        found.append((name, address))
        for link in visitor.page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            there = urlsplit(urljoin(visitor.desk.address + address, link))
            way = there.path + ("?" + there.query if there.query else "")
            if there.netloc == own and not NO_PAGES.search(there.path) and there.path != "/" and way not in known:
                known.add(way)
                ways.append(way)
    cases = {address.split("?")[0] for _, address in found}
    return found + [(kind(address) + " as prepared", address) for address in also if address not in cases]


# What an officer meets when something does not work.
PROBLEMS = [("no page", "/nowhere"), ("no case", "/cases/none"), ("unreadable query", "/cases?only=%ff"),
            ("sign-in of nobody", "/sign-in/nothing")]
