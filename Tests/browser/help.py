#!/usr/bin/env python3
"""Online help in a real Chromium, a visitor and two assistants in windows of their own: the visitor
asks and calls for a person, both consoles count down and ring, one takes it, they write to each
other with a picture and see it without a reload, it ends, the visitor says that it helped; then
the desk is closed, and a question becomes an enquiry that is answered on the visitor's page.

    help.py PROGRAM [OUTPUT]
"""
import datetime
import pathlib
import re
import struct
import sys
import tempfile
import zlib

from browsing import CHROMIUM, ROOT, SHANGHAI, Centre, Windows, tell
from playwright.sync_api import expect, sync_playwright

HOSTILE = "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 1\">"


def png(side=96):
    """A picture of coloured stripes, made here."""
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    rows = b"".join(
        b"\0" + b"".join(bytes((31 + x * 2, 111, 92 + y)) for x in range(side)) for y in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def set_rules(chief, hours):
    """Hours that hold whenever the test runs, and limits short enough to be waited for."""
    page = chief.page
    today = datetime.datetime.now(SHANGHAI).date()
    chief.open("/help/settings")
    page.fill("#exceptions", f"{today} {hours}".strip())
    for name, value in [("answerSeconds", 40), ("ringAllSeconds", 18), ("chiefSeconds", 40)]:
        page.fill(f"#{name}", str(value))
    page.click("form[action='/help/settings/rules'] button")
    expect(page.locator("[role=status]").first).to_contain_text("生效")


def set_up(chief):
    page = chief.page
    chief.open("/help/settings")
    page.fill("#hours", "上午九点")
    page.fill("#answerSeconds", "一分钟")
    page.click("form[action='/help/settings/rules'] button")
    expect(page.locator("#hours-fault")).to_be_visible()
    expect(page.locator("#answerSeconds-fault")).to_be_visible()
    expect(page.locator("#hours")).to_have_value("上午九点")
    chief.keep("settings-refused")
    set_rules(chief, "00:00-23:59")
    for code, title in [("food", "食品生产许可"), ("lab", "检验检测机构资质认定")]:
        page.fill("#title", title)
        page.fill("#topic", code)
        page.click("form[action='/help/settings/topics'] button")
        page.wait_for_load_state()
    chief.keep("settings")
    chief.open("/help/canned")
    page.fill("#title", "问候")
    page.fill("#text", "您好，我是{me}，正在看您的问题，请稍等。")
    page.check("input[name=shared]")
    page.click("form[action='/help/canned'] button")
    expect(page.locator("ul.rows")).to_contain_text("问候")
    chief.keep("canned")


def come_on_duty(assistant):
    page = assistant.page
    assistant.open("/help")
    page.click("button:text-is('空闲')")
    expect(page.locator("button[aria-pressed=true]")).to_have_text("空闲")
    expect(page.locator("html")).to_have_attribute("data-live", "open")


def ask(visitor, question):
    """Knowledge first, then a person."""
    page = visitor.page
    visitor.open("/help/ask")
    visitor.keep("ask")
    page.click("button:text-is('找人工')")
    expect(page.locator("#question-fault")).to_be_visible()
    page.fill("#question", question)
    expect(page.locator("[data-part=answers]")).to_contain_text("知识库里没有找到")
    page.select_option("#topic", label="食品生产许可")
    page.check("input[name=business]")
    visitor.keep("ask-typed")
    page.click("button:text-is('找人工')")
    expect(page.locator(".await [data-number]")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-live", "open")
    visitor.keep("chat-waiting")


def ring(first, second):
    """Both see the line and its countdown; after eighteen seconds both ring."""
    row = first.page.locator(".wait")
    expect(row).to_have_count(1)
    expect(row).to_have_attribute("data-stage", re.compile("calm|soon"))
    before = int(row.locator("[data-number]").inner_text())
    first.keep("console-waiting")
    expect(row.locator("[data-number]")).not_to_have_text(str(before))
    for assistant in [first, second]:
        expect(assistant.page.locator(".wait")).to_have_attribute("data-stage", "ring")
        expect(assistant.page.locator("#alarm")).to_be_visible()
        expect(assistant.page).to_have_title(re.compile("有人等候"))
    second.keep("console-ringing")


def take(first, second, visitor):
    page = first.page
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("t")
    expect(page.locator(".at-hand .owed.big")).to_be_visible()
    expect(page.locator(".at-hand .talk")).to_contain_text("食品生产许可证快到期了")
    first.keep("console-taken")
    page.click("form[data-say] textarea")
    page.keyboard.type("/问")
    expect(page.locator("#ready")).to_be_visible()
    first.keep("console-ready")
    page.keyboard.press("Enter")
    expect(page.locator("form[data-say] textarea")).to_have_value(re.compile("您好，我是陈晨"))
    page.keyboard.press("Enter")
    expect(page.locator(".talk li.mine").last).to_contain_text("您好，我是陈晨")
    expect(page.locator(".at-hand .owed")).to_have_count(0)
    expect(visitor.page.locator(".talk li.theirs").last).to_contain_text("您好，我是陈晨")
    expect(visitor.page.locator("[data-part=state]")).to_contain_text("陈晨 正在为您服务")
    expect(second.page.locator(".wait")).to_have_count(0)
    expect(second.page.locator("#alarm")).to_be_hidden()


def talk(first, visitor, folder):
    """Words, hostile words, pictures and what is no picture; nothing is lost, nothing runs."""
    page = visitor.page
    page.fill("#text", "写到一半")
    page.reload()
    expect(page.locator("#text")).to_have_value("写到一半")
    page.fill("#text", HOSTILE)
    page.click(".say button")
    expect(first.page.locator(".talk li.theirs").last).to_contain_text("window.hacked")
    bad = folder / "病毒.png"
    bad.write_bytes(b"MZ not a picture")
    page.set_input_files("#picture", str(bad))
    page.fill("#text", "营业执照在这里")
    page.click(".say button")
    expect(page.locator("[data-state]")).to_contain_text(re.compile("图片|JPEG"))
    expect(page.locator("#text")).to_have_value("营业执照在这里")
    visitor.keep("chat-refused")
    good = folder / "营业执照.png"
    good.write_bytes(png())
    page.set_input_files("#picture", str(good))
    page.click(".say button")
    expect(page.locator("#text")).to_have_value("")
    for one in [visitor, first]:
        image = one.page.locator(".talk img")
        expect(image).to_have_count(1)
        expect(image).to_have_js_property("naturalWidth", 96)
        if one.page.evaluate("window.hacked"):
            one.troubles.append("a visitor's words ran as a script")
    first.page.fill("form[data-say] textarea", "收到了，延续申请在到期 30 日前提交即可。")
    first.page.keyboard.press("Enter")
    expect(page.locator(".talk")).to_contain_text("到期 30 日前")
    visitor.keep("chat-talking")
    first.keep("console-talking")


def pass_on(first, second, visitor):
    """A colleague is invited, then has it."""
    page = first.page
    page.click("#more-acts summary")
    page.select_option("#transfer-to", index=1)
    page.fill("#note", "请确认延续材料")
    first.keep("console-transfer")
    page.click("#more-acts form >> nth=0 >> button")
    expect(page.locator("[role=status]").first).to_contain_text("已转接")
    expect(second.page.locator(".talks li")).to_have_count(1)
    second.page.keyboard.press("j")
    expect(second.page.locator(".at-hand")).to_contain_text("请确认延续材料")
    second.page.fill("form[data-say] textarea", "您好，材料齐全。")
    second.page.keyboard.press("Enter")
    expect(visitor.page.locator(".talk")).to_contain_text("材料齐全")


def end(second, visitor):
    page = visitor.page
    page.fill("#text", "还有一件事：要带公章吗？")
    second.page.click("[data-end]")
    expect(page.locator("[data-part=after]")).to_contain_text("问题解决了吗")
    # Nothing can be said any more; what was not sent is there to be read, and to be asked anew.
    expect(page.locator(".say, .end-chat")).to_have_count(0)
    expect(page.locator("[data-kept=say]")).to_contain_text("要带公章吗")
    visitor.keep("chat-ended")
    page.click("button:text-is('解决了')")
    expect(page.locator("[data-part=after]")).to_contain_text("问题解决了。")
    expect(page.locator("a[href^='/ratings/']")).to_be_visible()
    visitor.keep("chat-solved")
    page.click("a:text-is('再问一个问题')")
    expect(page.locator("#question")).to_have_value("还有一件事：要带公章吗？")


def leave_enquiry(chief, first, visitor):
    """The desk is closed: a question is registered, answered, and read on the visitor's page."""
    set_rules(chief, "")
    page = visitor.page
    visitor.open("/help/ask")
    expect(page.locator("h2")).to_contain_text("请留言")
    visitor.keep("ask-closed")
    page.fill("#words", "检验检测机构迁址要重新评审吗？")
    page.fill("#telephone", "没有")
    page.click("#enquiry form button")
    expect(page.locator("#telephone-fault")).to_be_visible()
    expect(page.locator("#name-fault")).to_be_visible()
    expect(page.locator("#words")).to_have_value("检验检测机构迁址要重新评审吗？")
    visitor.keep("ask-refused")
    page.fill("#name", "赵女士")
    page.fill("#telephone", "021-55667788")
    page.click("#enquiry form button")
    expect(page.locator(".number-to-keep")).to_be_visible()
    visitor.keep("chat-enquiry")
    number = page.locator(".number-to-keep").inner_text()
    first.open("/help/enquiries")
    first.keep("enquiries")
    first.page.click(f"a:text-is('{number}')")
    expect(first.page.locator("main")).to_contain_text("021-55667788")
    first.keep("enquiry")
    first.page.fill("#answer", "需要，按迁址变更办理，评审组现场核查。")
    first.page.click("form[action$='/answers'] button")
    expect(first.page.locator("main")).to_contain_text("按期答复")
    first.keep("enquiry-answered")
    page.reload()
    expect(page.locator("[data-part=after]")).to_contain_text("按迁址变更办理")
    visitor.keep("chat-enquiry-answered")
    set_rules(chief, "00:00-23:59")


def visit_business(first):
    page = first.page
    first.open("/help/visits/new")
    page.fill("#business", "沪东食品厂")
    page.fill("#problem", "不清楚延续申请的材料。")
    first.keep("new-visit")
    page.click("form[action='/help/visits'] button")
    for path, text in [("answers", "当场给了材料清单。"), ("follow-ups", "已提交申请。"), ("closures", "办结。")]:
        page.fill("#text", text)
        first.keep(f"visit-{path}")
        page.click(f"form[action$='/{path}'] button")
        page.wait_for_load_state()
    expect(page.locator("h1")).to_contain_text("已办结")
    first.keep("visit")


def look_round(chief):
    for name, path in [
            ("overview", "/help/overview"), ("console", "/help"), ("transcripts", "/help/transcripts"),
            ("enquiries", "/help/enquiries"), ("new-enquiry", "/help/enquiries/new"),
            ("visits", "/help/visits"), ("new-visit", "/help/visits/new"),
            ("settings", "/help/settings"), ("canned", "/help/canned")]:
        chief.open(path)
        chief.keep(f"chief-{name}")
    chief.open("/help/transcripts?search=延续")
    chief.page.click("tbody th a >> nth=0")
    chief.keep("chief-transcript")
    chief.page.click("a.language")
    chief.keep("chief-transcript-english")
    chief.page.click("a.language")


def side_by_side(wide, asking):
    """Two conversations at once: what is typed in one stays while the other is at hand, and what
    may help follows what the assistant writes."""
    page = wide.page

    def ask(number):
        visitor = asking[number - 1]
        visitor.open("/help/ask")
        visitor.page.fill("#question", f"第 {number} 位：怎么预约？")
        visitor.page.click("button:text-is('找人工')")
        expect(visitor.page.locator(".await [data-number]")).to_be_visible()

    ask(1)
    wide.open("/help")
    # A press holds although it takes the keyboard from a field, and somebody else comes meanwhile.
    page.focus("#about")
    page.hover(".wait button")
    page.mouse.down()
    ask(2)
    page.wait_for_timeout(1000)
    expect(page.locator(".wait button")).to_have_count(1)
    page.mouse.up()
    expect(page.locator("[data-column]")).to_have_count(1)
    page.wait_for_load_state()
    page.click(".wait button >> nth=0")
    expect(page.locator("[data-column]")).to_have_count(2)
    page.wait_for_load_state()
    columns = page.locator("[data-column]")
    for column in [0, 1]:
        expect(columns.nth(column)).to_be_visible()
        expect(columns.nth(column)).to_contain_text(f"第 {column + 1} 位")
    current = page.locator("[data-column][aria-current]")
    expect(current).to_have_count(1)
    columns.nth(0).locator("textarea").click()
    expect(columns.nth(0)).to_have_attribute("aria-current", "true")
    page.keyboard.type("食品生产许可证延续")
    expect(page.locator("[data-part=hints]")).to_contain_text("延续")
    wide.keep("console-beside")
    links = page.locator("[data-part=lines] .talks li")
    other = columns.nth(1).get_attribute("data-column")
    place = [one.get_attribute("data-conversation") for one in links.all()].index(other) + 1
    page.keyboard.press(f"Alt+{place}")
    expect(columns.nth(1)).to_have_attribute("aria-current", "true")
    expect(columns.nth(1).locator("textarea")).to_be_focused()
    page.keyboard.type("您好，请讲。")
    page.keyboard.press("Enter")
    expect(columns.nth(1).locator(".talk")).to_contain_text("您好，请讲。")
    expect(asking[1].page.locator(".talk")).to_contain_text("您好，请讲。")
    expect(columns.nth(0).locator("textarea")).to_have_value("食品生产许可证延续")
    # One at a time where there is no room.
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(columns.nth(0)).to_be_hidden()
    expect(columns.nth(1)).to_be_visible()
    wide.keep("console-narrow")
    columns.nth(1).locator("[data-end]").click()
    page.wait_for_load_state()
    left_alone(wide, asking[0])


def left_alone(assistant, visitor):
    """A visitor ends while the assistant writes, who sees it and loses nothing typed."""
    page = assistant.page
    page.click("[data-part=lines] .talks a")
    field = page.locator("[data-column][aria-current] form[data-say] textarea")
    expect(field).to_have_value("食品生产许可证延续")
    visitor.page.click(".end-chat button")
    expect(field).to_have_count(0)
    column = page.locator("[data-column][aria-current]")
    expect(column.locator("[data-end]")).to_have_count(0)
    expect(column.locator(".notice.words")).to_contain_text("食品生产许可证延续")
    assistant.keep("console-left-alone")


def close_on(chief, visitor):
    """The desk closes while somebody waits: their question is registered before their eyes, and
    they can leave a number, without a reload."""
    page = visitor.page
    soon = datetime.datetime.now(SHANGHAI) + datetime.timedelta(seconds=120)
    set_rules(chief, f"00:00-{soon:%H:%M}")
    visitor.open("/help/ask")
    page.fill("#question", "检验检测机构扩项要交哪些材料？")
    page.click("button:text-is('找人工')")
    expect(page.locator(".await [data-number]")).to_be_visible()
    expect(page.locator(".number-to-keep")).to_be_visible(timeout=180_000)
    expect(page.locator(".say, .end-chat")).to_have_count(0)
    visitor.keep("chat-closed-on")
    page.fill("#name", "钱先生")
    page.fill("#telephone", "13800001111")
    page.click("#contact button")
    expect(page.locator("#contact")).to_have_count(0)
    set_rules(chief, "00:00-23:59")


def erase(chief):
    page = chief.page
    chief.open("/help/transcripts?search=延续")
    page.click("tbody th a >> nth=0")
    page.click("summary:has-text('删除来访者的内容')")
    page.fill("#reason", "来访者要求")
    page.click("form[action$='/erasures'] button")
    expect(page.locator(".talk")).to_contain_text("内容已删除")
    expect(page.locator(".talk img")).to_have_count(0)
    chief.keep("transcript-erased")


def play(browser, centre, passwords, output, folder):
    windows = Windows(browser, centre, passwords, output)
    window, staff = windows.open, windows.staff
    chief, first, second = staff("chief"), staff("chen"), staff("wang")
    set_up(chief)
    for assistant in [first, second]:
        come_on_duty(assistant)
    visitor = window("phone")
    ask(visitor, "食品生产许可证快到期了，怎么延续？")
    ring(first, second)
    take(first, second, visitor)
    talk(first, visitor, folder)
    pass_on(first, second, visitor)
    end(second, visitor)
    leave_enquiry(chief, first, window("phone"))
    visit_business(first)
    side_by_side(staff("chen", "screen"), [window("phone"), window("phone")])
    close_on(chief, window("phone"))
    look_round(chief)
    look_round(staff("chief", "phone"))
    erase(chief)
    return windows.troubles


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/screenshots/help")
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as player:
        centre = Centre(program, str(pathlib.Path(data) / "centre"))
        passwords = {
            "chief": centre.hire("chief", "林主任", "hall-chief"),
            "chen": centre.hire("chen", "陈晨", "assistant"),
            "wang": centre.hire("wang", "王芳", "assistant")}
        centre.serve()
        browser = player.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"])
        try:
            troubles = play(browser, centre, passwords, output, pathlib.Path(data))
        finally:
            centre.stop()
    sys.exit(tell(troubles, output))


if __name__ == "__main__":
    main()
