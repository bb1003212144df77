#!/usr/bin/env python3
"""A visitor's way through the hall in a real Chromium, several windows at once: the chief sets up
the hall, a kiosk gives a ticket, the screen shows and says the call, the counter works by keyboard,
the phone's page moves by itself, the visitor gives one star, and that is on the chief's worklist and
in the figure of its target.

    hall.py PROGRAM [OUTPUT]

Nothing is stood in for: acknowledgements are read back from the counter's page and the ticket's
history, and the sentence is either spoken by the browser or played as sound from the server.
"""
import datetime
import pathlib
import re
import sys
import tempfile

from browsing import CHROMIUM, ROOT, SHANGHAI, Centre, Windows, tell
from playwright.sync_api import expect, sync_playwright

FORM = ROOT.parent / "shared/forms/shanghai-service-centre-2025.txt"
TARGET = "收到差评处理时限"


def set_up(chief):
    """Hours that hold whenever the test runs, two categories, two counters, devices, the poster."""
    page = chief.page
    today = datetime.datetime.now(SHANGHAI).date()
    chief.open("/hall/settings")
    page.fill("#hours", "九点到五点")
    page.fill("#last_ticket_minutes", "许多")
    page.click("main form button")
    expect(page.locator("#hours-fault")).to_be_visible()
    expect(page.locator("#last_ticket_minutes-fault")).to_be_visible()
    expect(page.locator("#hours")).to_have_value("九点到五点")
    chief.keep("settings-refused")
    page.fill("#hours", "09:00-11:30 13:30-17:00")
    page.fill("#exceptions", f"{today} 00:00-23:59")
    page.fill("#last_ticket_minutes", "0")
    page.click("main form button")
    expect(page.locator("[role=status]")).to_contain_text("已保存")
    chief.keep("settings-rules")
    chief.open("/hall/settings/matters")
    for letter, name in [("A", "食品生产许可"), ("B", "检验检测机构资质认定")]:
        page.fill("#category_letter", letter)
        page.fill("#category_name", name)
        page.click("form[action='/hall/settings/categories'] button")
        page.wait_for_load_state()
    for letter, name, places in [("A", "首次申请", 2), ("A", "变更", 0), ("A", "延续", 0), ("B", "首次评审", 1)]:
        page.select_option("#letter", letter)
        page.fill("#name", name)
        page.fill("#appointment_places", str(places))
        page.click("form[action='/hall/settings/matters'] button")
        page.wait_for_load_state()
    chief.keep("settings-matters")
    chief.open("/hall/settings/counters")
    for number in [3, 5]:
        page.fill("#number", str(number))
        for box in page.locator("fieldset#matters input").all():
            box.check()
        page.click("form[action='/hall/settings/counters'] button")
        page.wait_for_load_state()
    chief.keep("settings-counters")
    addresses = {}
    chief.open("/hall/settings/devices")
    for kind, name in [("kiosk", "一楼东门"), ("screen", "大厅正中")]:
        page.select_option("#kind", kind)
        page.fill("#name", name)
        page.click("form[action='/hall/settings/devices'] button")
        path = page.locator(".secret-code code >> nth=0").inner_text()
        addresses[kind] = re.sub("^https?://[^/]+", "", path)
    chief.keep("settings-devices")
    chief.open("/hall/settings/devices")
    page.click("form[action='/hall/settings/posters'] button")
    expect(page.locator("[role=status]")).to_be_visible()
    addresses["phone"] = re.sub(
        "^https?://[^/]+", "", page.locator(".secret-code code").inner_text())
    return addresses


def take_at_kiosk(kiosk, address, priority=""):
    """Three touches; returns the number and the path of its phone page."""
    page = kiosk.page
    kiosk.open(address)
    kiosk.keep("kiosk-start")
    page.click("a.tile:has-text('食品生产许可')")
    expect(page.locator("h1")).to_contain_text("办哪一项")
    kiosk.keep("kiosk-matters")
    page.click("a.tile:has-text('变更')")
    expect(page.locator("#priority")).to_be_visible()
    if priority:
        page.click(f"label.tile:has-text('{priority}')")
    kiosk.keep("kiosk-confirm")
    page.click("button.main")
    expect(page.locator(".slip-no")).to_be_visible()
    kiosk.keep("kiosk-ticket")
    low = page.evaluate(
        """[...document.querySelectorAll('.kiosk a, .kiosk button')]
           .filter(b => b.offsetHeight && b.offsetHeight < 96).map(b => b.textContent)""")
    if low:
        kiosk.troubles.append(f"kiosk: lower than 96 px: {low}")
    return page.locator(".slip-no").inner_text()


def legible(screen):
    """The height of a capital, by the size that each call is set in."""
    sizes = screen.page.evaluate(
        """[...document.querySelectorAll('.call')]
           .map(call => parseFloat(getComputedStyle(call).fontSize) * 0.733)""")
    if not sizes or min(sizes) < 64:
        screen.troubles.append(f"screen: capitals of {sizes} px are not legible from ten metres")


def call_and_serve(clerk, screen, phone, number, spoken):
    """The counter by keyboard alone: call, begin, finish."""
    page = clerk.page
    clerk.open("/counters")
    clerk.keep("counters")
    page.click("a.button >> nth=0")
    expect(page.locator("html")).to_have_attribute("data-live", "open")
    page.keyboard.press("Space")
    expect(page.locator(".idle")).to_contain_text("可以叫号")
    clerk.keep("counter-idle")
    page.keyboard.press("Space")
    expect(page.locator(".station .no")).to_have_text(number)
    expect(screen.page.locator(".call.now .no")).to_contain_text(number)
    expect(screen.page.locator(".call.now .counter")).to_have_text("3 号窗口")
    expect(phone.page.locator(".phone-ticket .counter")).to_have_text("3 号窗口")
    phone.keep("phone-called")
    screen.keep("screen-call")
    legible(screen)
    # Shown after the paint, heard after the last word.
    expect(page.locator(".acks")).to_contain_text("已上屏")
    clerk.keep("counter-called")
    expect(page.locator(".acks")).to_contain_text("已播报")
    if not spoken():
        screen.troubles.append("screen: neither an utterance nor a sound was asked for")
    page.keyboard.press("r")
    expect(page.locator(".acks")).to_contain_text("第 2 次叫号")
    page.keyboard.press("Space")
    expect(page.locator(".station")).to_contain_text("正在办理")
    clerk.keep("counter-serving")
    expect(phone.page.locator(".phone-ticket")).to_contain_text("正在 3 号窗口 办理")
    page.keyboard.press("t")
    expect(page.locator("dialog#transfer")).to_be_visible()
    clerk.keep("counter-transfer")
    page.keyboard.press("Escape")
    expect(page.locator("dialog#transfer")).to_be_hidden()
    page.keyboard.press("Space")
    expect(page.locator(".idle")).to_contain_text("可以叫号")
    expect(phone.page.locator(".phone-ticket")).to_contain_text("已办完")
    phone.keep("phone-served")


def figure(officer, year):
    """What the year's page says of the time that bad reviews take."""
    officer.open(f"/years/{year}")
    return officer.page.locator(f"li.row:has-text('{TARGET}') .value").inner_text().strip()


def rate_badly(phone, chief, officer, year):
    """One star from the served ticket's own link; the review is the chief's work at once, and it
    counts for its target while it is open."""
    before = figure(officer, year)
    if before != "尚无数据":
        officer.troubles.append(f"the figure of {TARGET} was {before} before any review")
    page = phone.page
    page.click("a.button:has-text('评价')")
    expect(page.locator("h1")).to_have_text("请评价这次服务")
    phone.keep("rating")
    page.click("label.choice:has-text('非常不满意')")
    page.fill("#words", "等了很久，材料退了三次。")
    page.click("form[method=post] button")
    expect(page.locator("[role=status]")).to_contain_text("1 个工作日")
    phone.keep("rating-given")
    chief.open("/worklist")
    expect(chief.page.locator(".worklist")).to_contain_text("差评")
    chief.keep("worklist")
    chief.page.click(".worklist a:has-text('差评') >> nth=0")
    expect(chief.page.locator("main")).to_contain_text("材料退了三次")
    chief.keep("review")
    after = figure(officer, year)
    if not after.startswith("0"):
        officer.troubles.append(f"the figure of {TARGET} is {after} with a review open")
    officer.keep("year-with-review")
    officer.page.click(f"a.name:has-text('{TARGET}')")
    officer.keep("indicator-with-review")


def take_by_phone(phone, address):
    page = phone.page
    phone.open(address)
    phone.keep("phone-start")
    page.click("a.step:has-text('检验检测')")
    page.click("a.step:has-text('首次评审')")
    page.fill("#telephone", "12")
    page.click("main form button")
    expect(page.locator("#telephone-fault")).to_be_visible()
    phone.keep("phone-confirm")
    page.fill("#telephone", "")
    page.click("main form button")
    expect(page.locator(".phone-ticket .no")).to_have_text("B001")
    phone.keep("phone-waiting")
    page.click("summary")
    page.click("#give-back button")
    expect(page.locator(".phone-ticket")).to_contain_text("让出")
    phone.keep("phone-given-up")


def book(visitor, slot=0):
    """Matter, day and time by phone; returns the digits of the code."""
    page = visitor.page
    visitor.open("/appointments")
    visitor.keep("book-start")
    page.click("a.step:has-text('首次申请')")
    visitor.keep("book-days")
    page.click("a.step >> nth=0")
    page.click("main form button")
    for field in ["slot", "name", "telephone"]:
        expect(page.locator(f"#{field}-fault")).to_be_visible()
    visitor.keep("book-refused")
    page.locator("#slot input").nth(slot).check()
    page.fill("#name", "王芳")
    page.fill("#telephone", "138 0000 1234")
    page.click("main form button")
    expect(page.locator(".digits")).to_be_visible()
    visitor.keep("booking")
    return page.locator(".digits").inner_text().replace(" ", "")


def book_and_come(visitor, kiosk, address, chief):
    """A time is booked by phone, given back, booked again; its digits give a ticket at the kiosk."""
    page = visitor.page
    book(visitor)
    page.click("summary")
    page.click("#give-back button")
    expect(page.locator(".phone-ticket")).to_contain_text("已取消")
    visitor.keep("booking-cancelled")
    digits = book(visitor)
    chief.open("/reception")
    expect(chief.page.locator("[data-live=appointments]")).to_contain_text("王** …1234")
    chief.keep("reception-booked")
    kiosk.open(address)
    kiosk.page.click("a:has-text('我有预约')")
    expect(kiosk.page.locator("#code")).to_be_focused()
    for digit in digits:
        before = kiosk.page.locator("#code").input_value()
        kiosk.page.click(f".keys a:text-is('{digit}')")
        expect(kiosk.page.locator("#code")).to_have_value(before + digit)
    kiosk.keep("kiosk-code")
    kiosk.page.click("button.main")
    expect(kiosk.page.locator(".slip-no")).to_be_visible()
    page.reload()
    expect(page.locator(".phone-ticket")).to_contain_text("已签到取号")
    visitor.keep("booking-arrived")


def look_round(chief, number):
    """The pages of staff that the way above does not pass."""
    for name, path in [
            ("hall", "/hall"), ("reception", "/reception"), ("tickets", "/hall/tickets"),
            ("statistics", "/hall/statistics"), ("outages", "/hall/outages"),
            ("upgrades", "/hall/upgrades"), ("appointments", "/hall/appointments"),
            ("paper", "/reception/paper")]:
        chief.open(path)
        chief.keep(name)
    chief.open("/hall/tickets")
    chief.page.click(f"a:text-is('{number}')")
    history = chief.page.locator(".history")
    for word in ["取号", "叫号", "屏幕已显示", "已播报", "开始办理", "办结"]:
        expect(history).to_contain_text(word)
    chief.keep("ticket")
    chief.page.click("a.language")
    chief.keep("ticket-english")
    chief.page.click("a.language")


def play(browser, centre, passwords, output):
    windows = Windows(browser, centre, passwords, output)
    window, staff = windows.open, windows.staff
    chief = staff("chief")
    addresses = set_up(chief)
    screen = window("screen")
    sounds = []
    screen.page.on("request", lambda request: sounds.append(request.url) if ".wav" in request.url else None)
    screen.page.add_init_script(
        """{ const speak = speechSynthesis.speak.bind(speechSynthesis);
             speechSynthesis.speak = (one) => { window.said = one.text; speak(one); }; }""")
    screen.open(addresses["screen"])
    screen.keep("screen-idle")
    kiosk = window("kiosk")
    number = take_at_kiosk(kiosk, addresses["kiosk"])
    chief.open("/hall/tickets")
    chief.page.click(f"a:text-is('{number}')")
    phone = window("phone")
    secret = re.search("/tickets/([0-9a-f]+)", kiosk.page.url).group(1)
    phone.open(f"/tickets/{secret}")
    expect(phone.page.locator(".phone-ticket .no")).to_have_text(number)
    phone.keep("phone-ticket")
    clerk = staff("clerk")
    call_and_serve(
        clerk, screen, phone, number,
        lambda: bool(sounds) or screen.page.evaluate("Boolean(window.said)"))
    rate_badly(phone, chief, staff("officer"), datetime.datetime.now(SHANGHAI).year)
    take_by_phone(window("phone"), addresses["phone"])
    if datetime.datetime.now(SHANGHAI).hour < 22:
        # Later there is no time left today that is not over before it can be booked.
        book_and_come(window("phone"), kiosk, addresses["kiosk"], chief)
    take_at_kiosk(kiosk, addresses["kiosk"], "60 岁以上")
    look_round(chief, number)
    small = staff("chief", "phone")
    look_round(small, number)
    return windows.troubles


def declare(centre, folder):
    """This year's targets: the published table, as if it were of this year."""
    year = datetime.datetime.now(SHANGHAI).year
    form = folder / "targets.txt"
    form.write_text(FORM.read_text(encoding="utf-8").replace("2025", str(year)), encoding="utf-8")
    centre.run("forms", "import", str(form), "--accept-doubts")
    centre.run("bind", "--year", str(year), "--accept-proposals")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/screenshots/hall")
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        centre = Centre(program, str(pathlib.Path(folder) / "centre"))
        passwords = {
            "chief": centre.hire("chief", "林主任", "hall-chief"),
            "clerk": centre.hire("clerk", "周敏", "counter-clerk"),
            "officer": centre.hire("officer", "绩效专员", "performance-officer")}
        declare(centre, pathlib.Path(folder))
        centre.serve()
        browser = player.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"])
        try:
            troubles = play(browser, centre, passwords, output)
        finally:
            centre.stop()
    sys.exit(tell(troubles, output))


if __name__ == "__main__":
    main()
