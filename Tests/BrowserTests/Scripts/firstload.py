"""What a browser with nothing in store has to fetch."""
import prepare
from desk import Desk
from report import Report, note
from visitor import Visitor, chromium

LIMIT = 100_000


def main():
    with prepare.prepared() as made, Desk(of=made.folder) as desk, chromium() as browser, Report(
        f"the first load of a page takes at most {LIMIT // 1000} kB",
        "a page takes one style sheet and one script",
        "nothing comes from anywhere else",
    ) as (light, few, own):
        first = Visitor(browser, desk).sign_in()
        heaviest = (0, "")
        for name, address in made.every + [("sign in", "/sign-in")]:
            visitor = Visitor(browser, desk)
            if name != "sign in":
                visitor.window.add_cookies(first.cookies)
            wire = visitor.window.new_cdp_session(visitor.page)
            wire.send("Network.enable")
            kinds, size = [], [0]
            wire.on("Network.responseReceived", lambda said: kinds.append(said["type"]))
            wire.on("Network.loadingFinished", lambda said: size.__setitem__(0, size[0] + said["encodedDataLength"]))
            visitor.go(address)
            heaviest = max(heaviest, (size[0], name))
            light.look(0 < size[0] <= LIMIT, f"{name}: {size[0]} bytes")
            few.look(kinds.count("Stylesheet") == 1 and kinds.count("Script") == 1, f"{name}: {', '.join(kinds)}")
            own.look(not visitor.outside, f"{name}: {visitor.outside}")
            visitor.close()
        note(f"heaviest first load: {heaviest[0]} bytes, {heaviest[1]}")


if __name__ == "__main__":
    main()
