#!/usr/bin/env python3
"""Drafting a declaration in a real Chromium: by keyboard alone a line is added, filled from the
library and moved; findings appear while somebody types; two people in windows of their own edit the
same draft at once, each sees what the other changed and nothing is lost; the same field written
twice shows both texts; a deletion is undone. Then the same form without any script.

    editor.py PROGRAM [OUTPUT]
"""
import pathlib
import re
import sys
import tempfile

from browsing import CHROMIUM, ROOT, Centre, Windows, tell
from playwright.sync_api import expect, sync_playwright

FORM = ROOT.parent / "shared/forms/shanghai-service-centre-2025.txt"
PROJECT = "业务受理工作经费"


def saved(page):
    """Waits until what is typed is kept."""
    expect(page.locator("[data-state]")).to_contain_text("已保存")


def names(page):
    return page.eval_on_selector_all(
        "[data-lines] [data-library]", "fields => fields.map(field => field.value)")


def begin(visit):
    """From the list of drafts to the form, copied from the year before."""
    page = visit.page
    visit.open("/drafts?year=2026")
    visit.keep("drafts")
    page.click(f"li:has-text('{PROJECT}') button")
    page.wait_for_url(re.compile("/drafts/[0-9a-f]+$"))
    expect(page.locator("#project")).to_have_value(PROJECT)
    expect(page.locator("#start")).to_have_value("2026-01-01")
    expect(page.locator("[data-finds=annual]")).to_contain_text("请核对")
    visit.keep("draft")
    return page.url.rsplit("/", 1)[1]


def type_by_keyboard(visit):
    """No mouse: adds a line below the first, chooses from the library, moves it up and down."""
    page = visit.page
    before = names(page)
    page.locator("[data-lines] [data-library]").first.focus()
    page.keyboard.press("Alt+Enter")
    expect(page.locator("[data-lines] > li")).to_have_count(len(before) + 1)
    page.keyboard.type("线上帮办")
    expect(page.locator("[data-choices] [role=option]").first).to_be_visible()
    page.screenshot(path=str(visit.output / f"draft-library-{visit.name}.png"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.evaluate("document.activeElement.id")
    assert chosen.endswith(".target"), f"the focus is on {chosen}"
    line = chosen.removesuffix(".target")
    expect(page.locator(f"[id='{line}.name']")).to_have_value("线上帮办响应时限")
    expect(page.locator(f"[id='{line}.comparator']")).to_have_value("≤")
    expect(page.locator(f"[id='{line}.unit']")).to_have_value("秒")
    page.keyboard.type("45")
    here = names(page).index("线上帮办响应时限")
    page.keyboard.press("Alt+ArrowUp")
    assert names(page).index("线上帮办响应时限") == here - 1, names(page)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    assert names(page).index("线上帮办响应时限") == here + 1, names(page)
    assert page.evaluate("document.activeElement.id") == chosen, "a move lost the focus"
    saved(page)
    page.reload()
    assert names(page).index("线上帮办响应时限") == here + 1, "the move was not kept"
    expect(page.locator(f"[id='{line}.target']")).to_have_value("45")


def see_findings(visit):
    """What is wrong is said while it is typed, and put right with one click."""
    page = visit.page
    unit = page.locator("[data-lines] > li").nth(3).locator("input[name$='.unit']")
    was = unit.input_value()
    finds = page.locator("[data-lines] > li").nth(3).locator(".goal-value .finds")
    unit.fill("")
    expect(finds).to_contain_text("没有计量单位")
    finds.locator("button").click()
    expect(unit).to_have_value(was)
    expect(finds).not_to_contain_text("没有计量单位")
    page.fill("#carryOver", "1000")
    expect(page.locator("[data-finds=annual]")).to_contain_text("相差")
    weights = page.locator("[data-lines] .weighed input")
    for place in range(weights.count()):
        weights.nth(place).fill("5")
    expect(page.locator("[data-sums]")).to_contain_text("还差")
    visit.keep("draft-findings")
    for place in range(weights.count()):
        weights.nth(place).fill("")
    page.fill("#carryOver", "0")
    expect(page.locator("[data-sums]")).to_contain_text("默认")
    saved(page)


def undo(visit):
    page = visit.page
    before = names(page)
    page.locator("[data-lines] [data-library]").nth(2).focus()
    page.keyboard.press("Alt+Delete")
    expect(page.locator("[data-lines] > li")).to_have_count(len(before) - 1)
    page.keyboard.press("Alt+z")
    assert names(page) == before, names(page)
    page.keyboard.press("Alt+Delete")
    saved(page)
    page.reload()
    page.locator("[data-gone] button").first.click()
    expect(page.locator("[data-lines] > li")).to_have_count(len(before))
    assert names(page) == before, names(page)


def edit_together(first, second, draft):
    """Two people at once: different fields, then a line each, then the same field."""
    one, two = first.page, second.page
    for visit in (first, second):
        visit.open(f"/drafts/{draft}")
        expect(visit.page.locator("html")).to_have_attribute("data-live", "open")
    goal = two.locator("#goalAnnual")
    goal.fill(goal.input_value() + "第二人写的话")
    target = one.locator("[data-lines] > li").first.locator("input[name$='.target']")
    place = target.get_attribute("id")
    target.fill("17777")
    saved(one)
    saved(two)
    expect(two.locator(f"[id='{place}']")).to_have_value("17777")
    expect(one.locator("#goalAnnual")).to_have_value(re.compile("第二人写的话$"))
    expect(two.locator("[data-news]")).to_contain_text("17777")
    second.keep("draft-two-people")
    # Both add a line before either hears of the other's.
    count = len(names(one))
    for page, name in ((one, "第一人的指标"), (two, "第二人的指标")):
        page.locator("[data-add='效益指标']").click()
        page.keyboard.type(name)
    for page in (one, two):
        expect(page.locator("[data-lines] > li")).to_have_count(count + 2)
        saved(page)
    for page in (one, two):
        assert {"第一人的指标", "第二人的指标"} <= set(names(page)), names(page)
    assert names(one) == names(two), (names(one), names(two))
    # The same field: neither text is lost, and either may choose.
    one.fill("#goalTotal", "第一人的总目标")
    two.fill("#goalTotal", "第二人的总目标")
    rival = two.locator("[data-place=goalTotal] .rival, [data-place=goalTotal] .rival")
    for page in (one, two):
        expect(page.locator("[data-place=goalTotal] .rival")).to_have_count(1)
    seen = one.locator("[data-place=goalTotal]").inner_text() + one.input_value("#goalTotal")
    assert "第一人的总目标" in seen and "第二人的总目标" in seen, seen
    second.keep("draft-two-texts")
    kept = "第一人的总目标" if "第一人" in rival.inner_text() else "第二人的总目标"
    rival.locator("button").first.click()
    for page in (one, two):
        expect(page.locator("#goalTotal")).to_have_value(kept)
        expect(page.locator("[data-place=goalTotal] .rival")).to_have_count(0)


def lose_the_line(visit):
    """What is typed while there is no connection is kept once there is."""
    page = visit.page
    visit.context.set_offline(True)
    page.fill("#unit", "断网时改的单位")
    expect(page.locator("[data-state]")).to_contain_text("没有连上")
    visit.context.set_offline(False)
    saved(page)
    page.reload()
    expect(page.locator("#unit")).to_have_value("断网时改的单位")
    visit.troubles[:] = [one for one in visit.troubles if "ERR_INTERNET_DISCONNECTED" not in one]


def another(visit):
    """A new draft of another project, with nothing in it but its name."""
    page = visit.page
    visit.open("/drafts?year=2026")
    page.locator("form:has([name=way][value=new]) [name=project]").fill("另一个项目")
    page.locator("form:has([name=way][value=new]) button").click()
    page.wait_for_url(re.compile("/drafts/[0-9a-f]+$"))
    return page.url.rsplit("/", 1)[1]


def open_together(draft, *visits):
    for visit in visits:
        visit.open(f"/drafts/{draft}")
        expect(visit.page.locator("html")).to_have_attribute("data-live", "open")


def refuse_to_leave(page):
    """A page with texts that are nowhere else asks before it goes."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.evaluate("location.href = '/drafts'")
    assert asked == ["beforeunload"], asked


def discarded_by_another(first, second, director):
    """Whoever still writes when another discards the draft is told so, calmly; the form is shut,
    and what was not saved yet is there to be copied. Whoever only reads is told too."""
    draft = another(first)
    open_together(draft, first, second, director)
    one, two = first.page, second.page
    # What is typed from now on does not reach the server before the draft ends.
    two.evaluate("""() => void (window.fetch = ((real) => (url, options) =>
        String(url).endsWith("/revisions") && !window.isBack
            ? Promise.reject(new TypeError("no connection")) : real(url, options))(window.fetch))""")
    two.locator("[data-add='产出指标']").click()
    two.keyboard.type("没存上的指标")
    two.fill("#goalAnnual", "还没有存上的年度目标")
    one.locator("details.discard summary").click()
    one.locator("details.discard button").click()
    one.wait_for_url(re.compile("/drafts(\\?|$)"))
    two.evaluate("window.isBack = true")
    note = two.locator(".notice.ended")
    expect(note).to_contain_text("赵敏")
    expect(note).to_contain_text("作废了这份草稿")
    unsaved = two.locator("#unsaved")
    expect(unsaved).to_have_value(re.compile("还没有存上的年度目标"))
    expect(unsaved).to_have_value(re.compile("没存上的指标"))
    expect(two.locator("#goalAnnual")).to_be_disabled()
    expect(two.locator("#goalAnnual")).to_have_value("还没有存上的年度目标")
    expect(two.locator("details.discard")).to_be_hidden()
    expect(director.page.locator(".notice.ended")).to_contain_text("作废了这份草稿")
    expect(director.page.locator("#unsaved")).to_be_hidden()
    second.keep("draft-discarded")
    refuse_to_leave(two)
    note.locator("button").click()
    expect(note).to_contain_text("已复制")
    two.locator(".notice.ended a").click()
    two.wait_for_url(re.compile("/drafts\\?year=2026"))


def submitted_by_another(first, second, director):
    """Whoever has everything saved sees which version it became, and goes there."""
    first.open("/drafts?year=2026")
    first.page.click("li:has-text('新闻宣传专项经费') button")
    first.page.wait_for_url(re.compile("/drafts/[0-9a-f]+$"))
    draft = first.page.url.rsplit("/", 1)[1]
    open_together(draft, first, second, director)
    two = second.page
    director.page.locator("#submission button").click()
    director.page.wait_for_url(re.compile("/cycle/versions/[0-9a-f]+$"))
    for page in (first.page, two):
        expect(page.locator(".notice.ended")).to_contain_text("提交了这份草稿，成为第 1 版")
        expect(page.locator("#unsaved")).to_be_hidden()
        expect(page.locator("#goalAnnual")).to_be_disabled()
    second.keep("draft-submitted")
    two.locator(".notice.ended a").click()
    two.wait_for_url(director.page.url)


def without_script(windows, draft):
    visit = windows.open("desktop", java_script_enabled=False)
    visit.sign_in("officer", windows.passwords["officer"], f"/drafts/{draft}")
    page = visit.page
    page.fill("#goalTotal", "没有脚本时写的总目标")
    page.locator("[data-lines] > li").first.locator("button[value^='down:']").click()
    page.wait_for_load_state()
    expect(page.locator("#goalTotal")).to_have_value("没有脚本时写的总目标")
    page.fill("#annual", "1")
    page.click("button[data-save]")
    page.wait_for_load_state()
    expect(page.locator("[data-finds=annual]")).to_contain_text("相差")
    page.locator("[data-finds=annual] button").first.click()
    page.wait_for_load_state()
    expect(page.locator("[data-finds=annual]")).not_to_contain_text("相差")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/screenshots")
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as player:
        centre = Centre(program, data)
        passwords = {
            "officer": centre.hire("officer", "赵敏", "performance-officer"),
            "second": centre.hire("second", "李晓", "performance-officer"),
            "director": centre.hire("director", "周主任", "director"),
        }
        centre.run("forms", "import", str(FORM), "--accept-doubts")
        centre.serve()
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        windows = Windows(browser, centre, passwords, output)
        try:
            first = windows.staff("officer")
            draft = begin(first)
            type_by_keyboard(first)
            see_findings(first)
            undo(first)
            second = windows.staff("second")
            edit_together(first, second, draft)
            lose_the_line(first)
            phone = windows.staff("officer", "phone")
            phone.open(f"/drafts/{draft}")
            phone.keep("draft")
            phone.open("/drafts?year=2026")
            phone.keep("drafts")
            without_script(windows, draft)
            director = windows.staff("director")
            discarded_by_another(first, second, director)
            submitted_by_another(first, second, director)
        finally:
            centre.stop()
    sys.exit(tell(windows.troubles, output))


main()
