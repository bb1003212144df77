"""What the browser tests share: the program serving a centre, and windows that watch for what a
person would stumble over."""
import datetime
import json
import pathlib
import socket
import subprocess
import time
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844), "screen": (1920, 1080), "kiosk": (1080, 1440)}
CHROMIUM = "/usr/bin/chromium"
# Seconds: a machine that does much else besides is slow, not broken.
PATIENCE = 120
expect.set_options(timeout=PATIENCE * 1000 / 2)
# What the Web Content Accessibility Guidelines ask at levels A and AA: names and roles for screen
# readers, their order, contrast, the size of what is touched.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for_a_day():
    """What is set for a day of the hall ends with it: nothing begins just before midnight."""
    now = datetime.datetime.now(SHANGHAI)
    soon = now + datetime.timedelta(minutes=10)
    if soon.date() != now.date():
        midnight = soon.replace(hour=0, minute=0, second=0, microsecond=0)
        time.sleep((midnight - now).total_seconds() + 1)


class Centre:
    """The program serving an empty centre, with the people hired for it."""

    def __init__(self, program, data):
        wait_for_a_day()
        self.program, self.data, self.port = program, data, free_port()
        self.process = None

    def hire(self, login, name, role):
        """Adds a person; returns the one-time password."""
        answer = subprocess.run(
            [self.program, "person", "add", login, "--name", name, "--role", role, "--json",
             "--data", self.data], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)["one_time_password"]

    def run(self, *command):
        """Runs a command of the program on the centre's data."""
        subprocess.run(
            [self.program, *command, "--data", self.data], check=True, capture_output=True)

    def serve(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.data, "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.url("/hello"), timeout=1)
                return self
            except OSError:
                time.sleep(0.02)
        self.process.kill()
        raise SystemExit(f"the server did not start: {self.process.stderr.read()}")

    def stop(self):
        if self.process:
            self.process.kill()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"


class Visit:
    """One browser window, and what went wrong in it."""

    def __init__(self, browser, centre, width, output, **options):
        self.centre, self.name, self.output = centre, width, output
        w, h = WIDTHS[width]
        self.context = browser.new_context(
            viewport={"width": w, "height": h}, locale="zh-CN", **options)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.context.new_page()
        self.troubles = []
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("console", self.hear)

    def hear(self, message):
        # A refused form is answered with 409 or 422, which the browser's console calls an error.
        refused = "status of 422" in message.text or "status of 409" in message.text
        if message.type == "error" and not refused:
            where = (message.location or {}).get("url", "")
            self.troubles.append(f"console: {message.text} {where}")

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
        for fault in Axe().run(page, options=RULES).response["violations"]:
            places = [" ".join(map(str, node["target"])) for node in fault["nodes"]]
            self.troubles.append(f"{name}-{self.name}: {fault['help']}: {places[:4]}")
        page.screenshot(path=str(self.output / f"{name}-{self.name}.png"), full_page=True)

    def sign_in(self, login, password, path="/"):
        """Goes where it needs a session, and through the door."""
        self.open(path)
        self.page.fill("#login", login)
        self.page.fill("#password", password)
        self.page.click("main button")

    def choose_password(self, old, new):
        """The one-time password is good only to choose another."""
        self.open("/account/password")
        for field, text in zip(
                self.page.locator("main input[type=password]").all(), [old, new, new]):
            field.fill(text)
        self.page.click("main button")
        self.page.wait_for_load_state()
        if "一次性" in self.page.inner_text("body"):
            self.troubles.append("the new password was not taken")


PASSWORD = "steel-yard-2025"


class Windows:
    """Everybody's browser windows at once, and what went wrong in any of them."""

    def __init__(self, browser, centre, passwords, output):
        self.browser, self.centre, self.output = browser, centre, output
        self.passwords, self.visits = passwords, []

    def open(self, width, **options):
        self.visits.append(Visit(self.browser, self.centre, width, self.output, **options))
        return self.visits[-1]

    def staff(self, login, width="desktop"):
        """A window of somebody who has signed in, with a password of their own."""
        visit = self.open(width)
        visit.sign_in(login, self.passwords[login], "/account/password")
        if self.passwords[login] != PASSWORD:
            visit.choose_password(self.passwords[login], PASSWORD)
            self.passwords[login] = PASSWORD
        return visit

    @property
    def troubles(self):
        return [trouble for visit in self.visits for trouble in visit.troubles]


def tell(troubles, output):
    """Prints what went wrong; the exit code is whether anything did."""
    for trouble in troubles:
        print(trouble)
    print(f"screenshots: {len(list(output.glob('*.png')))} in {output}")
    return 1 if troubles else 0
