#!/usr/bin/env python3
"""A person's way through the program in a real Chromium: sign in, import the 2025 table, confirm
its bindings, record an entry, see the indicator move, open its evidence down to the journal.

    run.py PROGRAM [OUTPUT]

Screenshots of every page at desktop and phone width go to OUTPUT (default: build folder). Fails
on any error of a page's own, on text that runs past a phone's edge, and on fields without labels.
"""
import pathlib
import re
import sys
import tempfile

from browsing import CHROMIUM, ROOT, Centre, Visit, tell
from playwright.sync_api import expect, sync_playwright

FORM = ROOT.parent / "shared/forms/shanghai-service-centre-2025.txt"
INDICATOR = "邮寄业务次数"


def sign_in(visit, password):
    visit.open("/years/2025")
    visit.keep("sign-in")
    visit.sign_in("officer", password, "/years/2025")


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
        one_time = centre.hire("officer", "绩效专员", "performance-officer")
        centre.serve()
        browser = player.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"])
        troubles, password, total = [], "steel-yard-2025", 0
        try:
            for width in ["desktop", "phone"]:
                visit = Visit(browser, centre, width, output)
                first = total == 0
                sign_in(visit, one_time if first else password)
                if first:
                    visit.choose_password(one_time, password)
                    import_table(visit)
                record_entry(visit, 7)
                total += 7
                see_evidence(visit, total)
                look_round(visit)
                troubles += visit.troubles
        finally:
            centre.stop()
    sys.exit(tell(troubles, output))


main()
