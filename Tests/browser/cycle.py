#!/usr/bin/env python3
"""Targets on their way in a real Chromium, as three people: the unit fills the form and submits it,
the supervising department returns it with an opinion, the unit puts it right and submits it again,
the department passes it, the finance authority approves it, and the unit publishes it; then it is
adjusted by a deputy of whoever is away.

    cycle.py PROGRAM [OUTPUT]
"""
import datetime
import pathlib
import re
import sys
import tempfile

from browsing import CHROMIUM, ROOT, Centre, Windows, tell
from playwright.sync_api import expect, sync_playwright

YEAR = datetime.date.today().year
PROJECT = "窗口服务提升经费"
OPINION = "年度目标没有写明服务对象满意度，请补充。"
LINES = [
    ("成本指标", "窗口改造成本", "≤", "200000", "元"),
    ("产出指标", "改造窗口数量", "≥", "12", "个"),
    ("效益指标", "办事等候时间缩短", "≥", "20", "%"),
    ("满意度指标", "办事企业满意度", "≥", "95", "%"),
]


def saved(page):
    """Waits until what is typed is kept."""
    expect(page.locator("[data-state]")).to_contain_text("已保存")


def heading(page, text):
    expect(page.locator("main h1")).to_contain_text(text)


def declare(visit):
    """A new project in the form, line by line; returns the version's address."""
    page = visit.page
    visit.open(f"/drafts?year={YEAR}")
    page.fill("#project", PROJECT)
    page.click("form:has(#project) button")
    page.wait_for_url(re.compile("/drafts/[0-9a-f]+"))
    for field, text in [
            ("department", "市场监督管理局"), ("unit", "行政服务中心"), ("annual", "250000.00"),
            ("annualFiscal", "250000.00"), ("goalAnnual", "改造窗口 12 个，等候时间缩短两成。")]:
        page.fill(f"#{field}", text)
    for place, (level, name, sign, target, unit) in enumerate(LINES):
        page.locator(f"[data-add='{level}']").click()
        expect(page.locator("[data-lines] > li")).to_have_count(place + 1)
        line = page.locator("[data-lines] > li").filter(
            has=page.locator("[data-library]")).nth(place)
        line.locator("input[name$='.name']").fill(name)
        line.locator("select[name$='.comparator']").select_option(sign)
        line.locator("input[name$='.target']").fill(target)
        line.locator("input[name$='.unit']").fill(unit)
    saved(page)
    page.reload()
    expect(page.locator("#annual")).to_have_value("250000.00")
    visit.keep("cycle-draft")
    return submit(visit)


def submit(visit, reason=""):
    page = visit.page
    if reason:
        page.fill("#reason", reason)
    page.click("#submission button")
    page.wait_for_url(re.compile("/cycle/versions/[0-9a-f]+$"))
    heading(page, "待审核")
    return page.url.removeprefix(visit.centre.url(""))


def from_worklist(visit, path):
    """Opens what waits from the worklist, as a person would."""
    visit.open("/worklist")
    visit.page.click(f"a[href='{path}']")
    heading(visit.page, PROJECT)


def send_back(visit, path):
    page = visit.page
    from_worklist(visit, path)
    visit.keep("cycle-to-review")
    page.check("[name=decision][value=return]")
    page.check("[name=grade][value=中]")
    page.click("#decide button")
    expect(page.locator("#opinion-fault")).to_be_visible()
    expect(page.locator("[name=decision][value=return]")).to_be_checked()
    expect(page.locator("[name=grade][value=中]")).to_be_checked()
    visit.keep("cycle-refused")
    page.fill("#opinion", OPINION)
    page.click("#decide button")
    heading(page, "被退回")
    visit.keep("cycle-returned")


def put_right(visit, path):
    page = visit.page
    from_worklist(visit, path)
    expect(page.locator("main")).to_contain_text(OPINION)
    page.click("button:has-text('继续编辑')")
    page.wait_for_url(re.compile("/drafts/[0-9a-f]+"))
    goal = page.locator("#goalAnnual")
    goal.fill(goal.input_value() + "办事企业满意度不低于 95%。")
    saved(page)
    again = submit(visit)
    page.click("a[href*='/comparison']")
    expect(page.locator("main ins")).to_contain_text("满意度不低于")
    visit.keep("cycle-comparison")
    return again


def decide(visit, path, decision, state, grade=None):
    page = visit.page
    from_worklist(visit, path)
    page.check(f"[name=decision][value={decision}]")
    if grade:
        page.check(f"[name=grade][value={grade}]")
    page.fill("#opinion", "同意。")
    page.click("#decide button")
    heading(page, state)


def publish(visit, path):
    page = visit.page
    visit.open("/worklist")
    expect(page.locator(f"tr:has(a[href='{path}'])")).to_contain_text("公开")
    visit.open(f"/years/{YEAR}/publication")
    expect(page.locator("main")).to_contain_text(PROJECT)
    visit.keep("cycle-to-publish")
    page.check("[name=stage][value=targets]")
    page.click("form.stack button")
    page.wait_for_load_state()
    visit.open(f"/cycle/{YEAR}")
    expect(page.locator("main tbody")).to_contain_text("已公开")
    visit.keep("cycle-year")
    visit.open(f"/public/years/{YEAR}")
    expect(page.locator("main")).to_contain_text("办事企业满意度")


def hand_on(visit, deputy):
    """Whoever is away names a deputy for today."""
    page = visit.page
    visit.open("/account/delegations")
    page.select_option("#deputy", label=deputy)
    page.check("[name=permissions]")
    page.fill("#last_day", page.input_value("#first_day"))
    page.click("form.stack button")
    expect(page.locator("main .delegations").first).to_contain_text("生效中")
    visit.keep("cycle-delegation")


def adjust(unit, deputy, path):
    page = unit.page
    unit.open(path)
    page.click("button:has-text('调整')")
    page.wait_for_url(re.compile("/drafts/[0-9a-f]+"))
    page.locator("[data-lines] > li input[name$='.target']").nth(1).fill("15")
    saved(page)
    version = submit(unit, "新增三个窗口。")
    from_worklist(deputy, version)
    expect(deputy.page.locator("#decide")).to_contain_text("受他人委托")
    decide(deputy, version, "pass", "待批复", "优")
    expect(deputy.page.locator("main")).to_contain_text("（代 主管部门老陈）")
    deputy.keep("cycle-by-deputy")
    return version


def look_by_phone(windows, path):
    visit = windows.staff("officer", "phone")
    for name, address in [
            ("cycle-year", f"/cycle/{YEAR}"), ("cycle-version", path),
            ("cycle-comparison", f"{path}/comparison"),
            ("cycle-delegation", "/account/delegations")]:
        visit.open(address)
        visit.keep(name)
    visit = windows.staff("treasury", "phone")
    visit.open(path)
    visit.keep("cycle-to-approve")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    output = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/screenshots")
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as player:
        centre = Centre(program, data)
        passwords = {
            "officer": centre.hire("officer", "赵敏", "performance-officer"),
            "department": centre.hire("department", "主管部门老陈", "supervisor"),
            "treasury": centre.hire("treasury", "财政小林", "finance-authority"),
        }
        centre.run("role", "grant", "officer", "director")
        centre.serve()
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        windows = Windows(browser, centre, passwords, output)
        try:
            unit, department, treasury = (
                windows.staff(login) for login in ("officer", "department", "treasury"))
            first = declare(unit)
            send_back(department, first)
            second = put_right(unit, first)
            decide(department, second, "pass", "待批复", "良")
            decide(treasury, second, "pass", "已批复")
            treasury.keep("cycle-approved")
            publish(unit, second)
            hand_on(department, "财政小林")
            third = adjust(unit, treasury, second)
            look_by_phone(windows, third)
        finally:
            centre.stop()
    sys.exit(tell(windows.troubles, output))


main()
