"""Chromium at a desk, and what it asked for, said and tripped over."""
import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

BROWSER = os.environ.get("POSTROOM_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def chromium(proxy=None, text=None):
    """`proxy`: an address that all requests go through. `text`: the size of text that a reader has set, 16 else."""
    # Root cannot use Chromium's sandbox. The pages are our own and come from this machine.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    if text:
        arguments.append(f"--blink-settings=defaultFontSize={text}")
    # Without this, Chromium asks no proxy for addresses of its own machine.
    proxy = {"server": proxy, "bypass": "<-loopback>"} if proxy else None
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=BROWSER, args=arguments, proxy=proxy)
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """One page in a window of its own, with its cookies."""

    def __init__(self, browser, desk, language="de", scheme="light", width=1280, height=800, **options):
        self.desk = desk
        options.setdefault("viewport", {"width": width, "height": height})
        self.window = browser.new_context(
            locale={"de": "de-DE", "en": "en-GB"}[language], timezone_id="Europe/Berlin", color_scheme=scheme,
            base_url=desk.address, **options)
        self.window.set_default_timeout(20_000)
        self.requests, self.outside, self.complaints, self.dialogs = [], [], [], []
        self.page = self.window.new_page()
        self._listen()

    def _listen(self):
        own = urlsplit(self.desk.address).netloc

        def asked(request):
            self.requests.append((request.method, request.url))
            there = urlsplit(request.url)
            if there.scheme in ("data", "blob", "about"):
                self.outside.append(request.url[:200])
            elif there.netloc != own:
                self.outside.append(request.url[:200])

        def asks_back(dialog):
            self.dialogs.append(dialog.message)
            dialog.dismiss()

        self.window.on("request", asked)
        self.page.on("dialog", asks_back)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on(
            "console",
            lambda said: self.complaints.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None)

    def sign_in(self, keep=None):
        """Signs in with the link that `serve` printed, or as `keep`, the cookies of a visitor who has."""
        if keep:
            self.window.add_cookies(keep)
            self.go("/cases")
        else:
            self.go(self.desk.sign_in)
            self.page.locator("main form button[type=submit]").first.click()
            self.page.wait_for_url("**/cases*")
        return self

    @property
    def cookies(self):
        """What makes the session; the language is chosen anew by each visitor."""
        return [cookie for cookie in self.window.cookies() if "language" not in cookie["name"]]

    def speak(self, language):
        """Switches the language by the button on every page, where the browser's language has not done so."""
        if self.page.locator("html").get_attribute("lang") != language:
            self.page.locator("form[action='/language'] button").first.click()
            self.page.wait_for_load_state("load")
        return self

    def go(self, path):
        # An event stream may stay open for as long as a page is, so the network never falls silent.
        return self.page.goto(path, wait_until="load")

    def close(self):
        self.window.close()
