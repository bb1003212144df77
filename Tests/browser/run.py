#!/usr/bin/env python3
"""A person's way through the program in a real Chromium: sign in, import the 2025 table, confirm
its bindings, record an entry, see the indicator move, open its evidence down to the journal.

    run.py PROGRAM [OUTPUT]

Screenshots of every page at desktop and phone width go to OUTPUT (default: build folder). Fails
on any error of a page's own, on text that runs past a phone's edge, and on fields without labels.
"""
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import urllib.request

from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORM = ROOT.parent / "shared/forms/shanghai-service-centre-2025.txt"
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
INDICATOR = "邮寄业务次数"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Centre:
    """The program serving an empty centre."""

    def __init__(self, program, data):
        self.program, self.data, self.port = program, data, free_port()
        self.password = self.command(
            "person", "add", "officer", "--name", "绩效专员", "--role", "performance-officer", "--json")
        self.process = subprocess.Popen(
            [program, "serve", "--data", data, "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.wait()

    def command(self, *words):
        import json
        answer = subprocess.run(
            [self.program, *words, "--data", self.data], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)["one_time_password"]

    def wait(self):
        import time
        for _ in range(500):
            try:
                urllib.request.urlopen(self.url("/hello"), timeout=1)
                return
            except OSError:
                time.sleep(0.02)
        raise SystemExit(f"the server did not start: {self.process.stderr.read()}")

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"


class Visit:
    """One browser window, and what went wrong in it."""

    def __init__(self, browser, centre, width, output):
        self.centre, self.name, self.output = centre, width, output
        w, h = WIDTHS[width]
        self.context = browser.new_context(viewport={"width": w, "height": h}, locale="zh-CN")
        self.page = self.context.new_page()
        self.troubles = []
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("console", self.hear)

    def hear(self, message):
        # A refused form is answered with 422, which the browser's console calls an error.
        if message.type == "error" and "status of 422" not in message.text:
            self.troubles.append(f"console: {message.text}")

    def open(self, path):
        response = self.page.goto(self.centre.url(path))
        if response.status != 200:
            self.troubles.append(f"{path} answered {response.status}")

    def keep(self, name):
        """Takes a picture, after looking for what a person would stumble over."""
        page = self.page
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.troubles.append(f"{name}: {wide} px wider than the {self.name}'s screen")
        bare = page.evaluate(
            """[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
               .filter(field => !field.labels.length && !field.ariaLabel).map(field => field.name)""")
        if bare:
            self.troubles.append(f"{name}: fields without a label: {bare}")
        small = page.evaluate(
            """[...document.querySelectorAll('button:not(.plain)')]
               .filter(b => b.offsetHeight && b.offsetHeight < 44).map(b => b.textContent)""")
        if small:
            self.troubles.append(f"{name}: buttons too low to touch: {small}")
        page.screenshot(path=str(self.output / f"{name}-{self.name}.png"), full_page=True)


def sign_in(visit, password):
    visit.open("/years/2025")
    visit.keep("sign-in")
    visit.page.fill("#login", "officer")
    visit.page.fill("#password", password)
    visit.page.click("main button")


def choose_password(visit, old, new):
    """The one-time password is good only to choose another."""
    visit.open("/account/password")
    for field, text in zip(visit.page.locator("main input[type=password]").all(), [old, new, new]):
        field.fill(text)
    visit.page.click("main button")
    expect(visit.page.locator("body")).not_to_contain_text("一次性")


def import_table(visit):
    page = visit.page
    visit.open("/imports/new")
    visit.keep("import")
    page.set_input_files("#file", str(FORM))
    page.click("main button")
    expect(page.locator("main")).to_contain_text("144,208")
    visit.keep("reading")
    page.click("main form button")
    page.wait_for_load_state()
    visit.open("/bindings/2025")
    visit.keep("bindings")
    page.click("form.card button")
    page.wait_for_load_state()
    visit.open("/years/2025")
    expect(page.locator("li.row")).to_have_count(68)
    visit.keep("year-empty")


def record_entry(visit, amount):
    """Opens the indicator's measure, tries a word where a number is due, then records."""
    page = visit.page
    visit.open("/years/2025")
    page.click(f"a.name:has-text('{INDICATOR}')")
    page.click("a[href*='/register/measures/']")
    page.fill("#day", "2025-03-03")
    page.fill("#amount", "许多")
    page.fill("#document", "交寄清单 2025-001")
    page.fill("#subject", "食品生产许可证")
    page.click("main form[method=post] button")
    expect(page.locator("#amount-fault")).to_be_visible()
    expect(page.locator("#document")).to_have_value("交寄清单 2025-001")
    visit.keep("entry-refused")
    page.fill("#amount", str(amount))
    page.click("main form[method=post] button")
    expect(page.locator("[role=status]")).to_be_visible()
    visit.keep("measure")


def see_evidence(visit, total):
    page = visit.page
    visit.open("/years/2025")
    expect(page.locator(f"li.row:has-text('{INDICATOR}') .value")).to_contain_text(f"{total}")
    visit.keep("year")
    page.click(f"a.name:has-text('{INDICATOR}')")
    expect(page.locator("main h1")).to_contain_text(INDICATOR)
    expect(page.locator("svg").first).to_be_visible()
    visit.keep("indicator")
    page.click("#evidence a.digest >> nth=0")
    expect(page.locator("main")).to_contain_text(re.compile("[0-9a-f]{64}"))
    visit.keep("journal-entry")


def look_round(visit):
    """The pages that the way above does not pass."""
    for name, path in [
            ("register", "/register"), ("journal", "/journal"),
            ("new-measure", "/register/measures/new"), ("password", "/account/password"),
            ("form-self-evaluation", "/years/2025/forms/self-evaluation")]:
        visit.open(path)
        visit.keep(name)
    visit.open("/years/2025")
    visit.page.click("main .project h2 a >> nth=0")
    visit.keep("project")
    visit.page.click("a.language")
    expect(visit.page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    visit.keep("project-english")
    visit.page.click("a.language")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/screenshots")
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as player:
        centre = Centre(program, data)
        browser = player.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        troubles, password, total = [], "steel-yard-2025", 0
        try:
            for width in WIDTHS:
                visit = Visit(browser, centre, width, output)
                first = total == 0
                sign_in(visit, centre.password if first else password)
                if first:
                    choose_password(visit, centre.password, password)
                    import_table(visit)
                record_entry(visit, 7)
                total += 7
                see_evidence(visit, total)
                look_round(visit)
                troubles += visit.troubles
        finally:
            centre.process.kill()
    for trouble in troubles:
        print(trouble)
    print(f"screenshots: {len(list(output.glob('*.png')))} in {output}")
    sys.exit(1 if troubles else 0)


main()
