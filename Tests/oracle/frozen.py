"""Holds papers against the frozen document they were made from.

    frozen.py DOCUMENT.json FILE…

DOCUMENT.json is a self-evaluation or a month's monitoring as it was submitted, or the report of a
year, whose form is the unit's summary. What its form has to say, cell by cell under its heading, is worked out here from that document alone. A PDF is read with
pdftotext, an OFD document as the XML it is, a workbook with openpyxl, a Word document with
python-docx; a file that ends in .json is what `forms read --json` said of one. Prints what a paper does not say, and of each paper how many
cells were compared.
"""

import json
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

import docx
import ofd
import openpyxl
from paper import cell, plain, tight

SOURCES = {
    "fiscal": ("当年财政拨款", "annualFiscal"),
    "carry-over": ("上年结转资金", "carryOver"),
    "other": ("其他资金", "annualOther"),
}
DEVIATIONS = {
    "money": "经费保障",
    "rules": "制度保障",
    "people": "人员保障",
    "equipment": "硬件条件保障",
    "other": "其他",
}
POSSIBILITIES = {"certain": "确定能", "possible": "有可能", "impossible": "完全不可能"}


def unit(line):
    gathering = (line.get("binding") or {}).get("gathering")
    return "" if gathering == "grade" else line["indicator"]["unit"]


def span(expected):
    """The range of an estimate; nothing once it cannot move."""
    low, high = expected["low"], expected["high"]
    return "" if low == high else f"（{low}–{high}）"


def percent(text):
    return text + "%" if text else None


class SelfEvaluation:
    """项目支出绩效自评表."""

    def __init__(self, document):
        self.said = document
        self.head = {
            "项目名称": document["project"],
            "主管部门": document["department"],
            "实施单位": document["unit"],
        }
        self.goals = {"预期目标": document["goalDeclared"], "实际完成情况": document["goalActual"]}
        self.money = [self.whole()] + [self.source(*each) for each in SOURCES.items()]
        self.lines = [self.line(line) for line in document["lines"]]
        total = document["total"]
        self.total = {"分值": "100.00", "得分": total["points"]}
        self.grade = total.get("grade")

    def whole(self):
        money = self.said["execution"]
        return "年度资金总额", {
            "年初预算数": money.get("initial"),
            "全年预算数": money.get("budget"),
            "全年执行数": money.get("spent"),
            "分值": f"{Decimal(money['points']['weight']).normalize():f}",
            "执行率": percent(money.get("rate")),
            "得分": money["points"].get("given"),
        }

    def source(self, source, names):
        title, field = names
        money = self.said["execution"]
        initial = money["funds"].get(field)
        change = money["changedBySource"].get(source)
        budget = initial if change is None else str(Decimal(initial or 0) + Decimal(change))
        spent = money["spentBySource"].get(source)
        rate = None
        if spent is not None and budget is not None and Decimal(budget) > 0:
            exact = Decimal(spent) * 100 / Decimal(budget)
            rate = f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
        columns = {"年初预算数": initial, "全年预算数": budget, "全年执行数": spent, "执行率": rate}
        return ("其中：" if source == "fiscal" else "") + title, columns

    def line(self, line):
        indicator, points, remark = line["indicator"], line["points"], line["remark"]
        said = "；".join(text for text in (remark["reason"], remark["measure"]) if text)
        given = points.get("given")
        lost = given is None or Decimal(given) < Decimal(points["weight"])
        if not said and (lost or line["isFarOver"]):
            said = points["because"]["zh"]
        actual = line.get("actual")
        return {
            "一级指标": indicator["level1"],
            "二级指标": indicator["level2"],
            "三级指标": indicator["name"],
            "年度指标值": indicator["printed"],
            "实际完成值": actual + unit(line) if actual is not None else None,
            "分值": points["weight"],
            "得分": given,
            "偏差原因分析及改进措施": said,
        }


class Monitoring:
    """绩效运行监控表."""

    total, grade = None, None

    def __init__(self, document):
        self.head = {
            "项目名称": document["project"],
            "主管部门": document["department"],
            "实施单位": document["unit"],
        }
        self.goals = {"年度总体目标": document["goalDeclared"]}
        month = document["month"]
        self.months = "1月" if month == 1 else f"1–{month}月"
        self.money = [self.row(row) for row in document["money"]]
        self.lines = [self.line(line) for line in document["lines"]]

    def row(self, row):
        source = row.get("source")
        title = {None: "年度资金总额", "fiscal": "其中：本年财政拨款"}.get(source)
        expected = row.get("expected")
        return title or SOURCES[source][0], {
            "年初预算数": row.get("budget"),
            f"{self.months}执行数": row.get("spent"),
            "执行率": percent(row.get("rate")),
            "全年预计执行数": expected and f"{Decimal(expected['middle']):.2f}",
        }

    def line(self, line):
        indicator, remark, expected = line["indicator"], line["remark"], line.get("expected")
        actual = line.get("actual")
        silence = (line.get("silence") or {}).get("zh")
        columns = {
            "一级指标": indicator["level1"],
            "二级指标": indicator["level2"],
            "三级指标": indicator["name"],
            "年度指标值": indicator["printed"],
            f"{self.months}执行情况": actual + unit(line) if actual is not None else "未测量",
            "全年预计完成情况": expected["middle"] + unit(line) + span(expected)
            if expected
            else silence,
        }
        for kind, title in DEVIATIONS.items():
            columns[title] = "√" if kind in remark["kinds"] else None
        columns["原因说明"] = "；".join(
            text for text in (remark["reason"], remark["measure"]) if text
        )
        for possibility, title in POSSIBILITIES.items():
            columns[title] = "√" if remark.get("possibility") == possibility else None
        columns["备注"] = remark["note"]
        return columns


class Summary:
    """项目绩效目标汇总表."""

    def __init__(self, report):
        self.unit = report["unit"]
        self.projects = [self.project(project) for project in report["projects"]]
        self.lines = [line for project in self.projects for line in project["lines"]]

    def project(self, project):
        lines = [self.line(line) for line in project["indicators"]]
        lines[0] |= {"项目名称": project["name"], "年度资金（元）": project["execution"]["budget"]}
        return {"name": project["name"], "lines": lines}

    def line(self, line):
        unit = "" if line["gathering"] == "grade" else line["unit"]
        return {
            "一级指标": line["level1"],
            "二级指标": line["level2"],
            "三级指标": line["name"],
            "实际完成值": line["actual"] + unit if line["actual"] is not None else None,
            "得分": line["points"],
        }


def same(left, right):
    return plain(left or "") == plain(right or "")


class Table:
    """A form as rows of cells in their columns: a workbook's sheet, a Word document."""

    def __init__(self, name, rows):
        self.name = name
        self.rows = [[tight(text) for text in row] for row in rows]
        self.compared = 0

    def headings(self, *needed):
        for number, row in enumerate(self.rows):
            if all(heading in row for heading in needed):
                return number, {text: index for index, text in enumerate(row) if text}
        return None, {}

    def check(self, form):
        if isinstance(form, Summary):
            yield from self.summary(form)
            return
        for label, text in form.head.items():
            yield from self.beside(label, text)
        yield from self.wide_goals(form.goals)
        yield from self.block("money", form.money)
        yield from self.table(form)

    def beside(self, label, text):
        self.compared += 1
        for row in self.rows:
            if label in row:
                after = [one for one in row[row.index(label) + 1 :] if one and one != label]
                if not after or after[0] != tight(text):
                    yield f"{self.name}: {label} is {after[:1]}, should be {text}"
                return
        yield f"{self.name}: no {label}"

    def wide_goals(self, goals):
        start, columns = self.headings(*goals)
        for label, text in goals.items():
            if len(goals) == 1:
                yield from self.beside(label, text)
                continue
            self.compared += 1
            found = self.rows[start + 1][columns[label]] if start is not None else None
            if found != tight(text):
                yield f"{self.name}: {label} is {found}, should be {text}"

    def block(self, what, rows):
        first = rows[0][1]
        start, columns = self.headings(*first)
        if start is None:
            yield f"{self.name}: no headings of {what}"
            return
        for (label, wanted), row in zip(rows, self.rows[start + 1 :]):
            if tight(label) not in row:
                yield f"{self.name}: {what} has no row {label}: {row}"
            for heading, value in wanted.items():
                yield from self.compare(label, heading, row[columns[heading]], value)

    def table(self, form):
        start, columns = self.headings("一级指标", "三级指标")
        if start is None:
            yield f"{self.name}: no table of indicators"
            return
        for row in self.rows[start + 1 : start + 2]:
            if "原因说明" in row:
                columns.update({text: index for index, text in enumerate(row) if text})
                start += 1
        levels = {"一级指标": "", "二级指标": ""}
        body = self.rows[start + 1 :]
        for wanted, row in zip(form.lines, body):
            for level in levels:
                found = row[columns[level]]
                if found:
                    levels[level] = found
            for heading, value in wanted.items():
                found = levels.get(heading) or row[columns[heading]]
                yield from self.compare(wanted["三级指标"], heading, found, value)
        if form.total:
            row = body[len(form.lines)] if len(body) > len(form.lines) else []
            if "总分" not in row:
                yield f"{self.name}: no total after {len(form.lines)} lines"
                return
            for heading, value in form.total.items():
                yield from self.compare("总分", heading, row[columns[heading]], value)
            if form.grade and f"等级：{form.grade}" not in row:
                yield f"{self.name}: no grade {form.grade}"

    def summary(self, form):
        start, columns = self.headings("项目名称", "三级指标")
        body = self.rows[start + 1 :]
        if len(body) < len(form.lines):
            yield f"{self.name}: {len(body)} rows for {len(form.lines)} lines"
        for wanted, row in zip(form.lines, body):
            for heading, value in wanted.items():
                found = row[columns[heading]]
                yield from self.compare(wanted["三级指标"], heading, found, value)

    def compare(self, label, heading, found, wanted):
        self.compared += 1
        if not same("" if found == "—" else found, wanted):
            yield f"{self.name}: {label}, {heading} is {found!r}, should be {wanted!r}"


class Text:
    """A PDF or an OFD document as its text in the order in which it was set: cell after cell, row
    after row."""

    def __init__(self, name, text):
        self.name = name
        self.text = tight(text)
        self.place = 0
        self.compared = 0

    def check(self, form):
        if isinstance(form, Summary):
            yield from self.summary(form)
            return
        for label, text in form.head.items():
            yield from self.find(label, [text])
        for label, wanted in form.money:
            yield from self.find(*self.printed_money(label, wanted))
        yield from self.find("".join(form.goals), list(form.goals.values()))
        for line in form.lines:
            cells = [text for heading, text in line.items() if heading not in ("一级指标", "二级指标")]
            yield from self.find(cells[0], cells[1:])
        if form.total:
            yield from self.find("总分", [*form.total.values(), f"等级：{form.grade}"])

    def printed_money(self, label, wanted):
        """Yuan are printed with commas; what a source cannot have is a dash."""
        shown = []
        for heading in wanted:
            value = wanted[heading]
            if value and heading not in ("分值", "执行率", "得分"):
                value = f"{Decimal(value):,.2f}"
            shown.append(value)
        if "分值" not in wanted and "全年预算数" in wanted:
            shown = [*shown[:3], "—", *shown[3:], "—"]
        return label, shown

    def summary(self, form):
        yield from self.find("填报单位：", [form.unit])
        for line in form.lines:
            name = line.get("项目名称")
            if name:
                yield from self.find(name, [f"{Decimal(line['年度资金（元）']):,.2f}"])
            levels = [line[heading] for heading in ("二级指标", "三级指标")]
            yield from self.find(line["一级指标"], levels)
            yield from self.find(line["实际完成值"] or "", [line["得分"]])

    def find(self, label, cells):
        self.compared += len(cells)
        wanted = "".join(tight(text) for text in [label, *cells])
        found = self.text.find(wanted, self.place)
        if found < 0:
            yield f"{self.name}: nowhere after {self.text[self.place - 20 : self.place]!r}: {wanted}"
        else:
            self.place = found + len(wanted)


class Reading:
    """What the program itself read."""

    def __init__(self, name, path):
        self.name = name
        self.compared = 0
        with open(path, encoding="utf-8") as file:
            self.documents = json.load(file)["documents"]

    def check(self, form):
        if isinstance(form, Summary):
            yield from self.summary(form)
            return
        if len(self.documents) != 1:
            yield f"{self.name}: {len(self.documents)} documents"
            return
        document = self.documents[0]
        project = document["project"]
        for label, key in (("项目名称", "name"), ("主管部门", "department"), ("实施单位", "unit")):
            yield from self.compare("head", label, project[key], form.head[label])
        goals = (project["goal_annual"], document["goal_actual"])
        for found, (label, text) in zip(goals, form.goals.items()):
            yield from self.compare("goals", label, found, text)
        yield from self.execution(document["execution"], form)
        yield from self.money(document["money"], form)
        if form.total:
            total = document["total"] or {}
            yield from self.compare("总分", "得分", total.get("points"), form.total["得分"])
            yield from self.compare("总分", "等级", total.get("grade"), form.grade)
        if len(document["indicators"]) != len(form.lines):
            yield f"{self.name}: {len(document['indicators'])} lines, not {len(form.lines)}"
        for found, wanted in zip(document["indicators"], form.lines):
            yield from self.line(found, wanted)
        if isinstance(form, Monitoring):
            yield from self.outlooks(document["outlooks"], form)

    def execution(self, found, form):
        keys = {"年初预算数": "initial", "全年预算数": "budget", "执行率": "rate"}
        keys |= {"分值": "weight", "得分": "points", "全年执行数": "spent"}
        for heading, value in form.money[0][1].items():
            key = "spent" if heading.endswith("月执行数") else keys.get(heading)
            if key:
                value = value.rstrip("%") if value else value
                yield from self.compare("年度资金总额", heading, found[key], value)

    def money(self, found, form):
        if len(found) != len(form.money):
            yield f"{self.name}: {len(found)} rows of money, not {len(form.money)}"
        keys = {"年初预算数": "initial", "全年预算数": "budget", "全年预计执行数": "expected"}
        keys |= {"全年执行数": "spent", "执行率": "rate"}
        for row, (label, wanted) in zip(found, form.money):
            yield from self.compare("money", "name", row["name"], label)
            for heading, value in wanted.items():
                key = "spent" if heading.endswith("月执行数") else keys.get(heading)
                if key:
                    value = value.rstrip("%") if value else value
                    yield from self.compare(label, heading, row[key], value)

    def summary(self, form):
        if len(self.documents) != len(form.projects):
            yield f"{self.name}: {len(self.documents)} documents"
        for document, project in zip(self.documents, form.projects):
            budget = project["lines"][0]["年度资金（元）"]
            found = document["project"]["funds"]["annual"]
            yield from self.compare(project["name"], "年度资金", found, budget)
            yield from self.compare("项目名称", "name", document["project"]["name"], project["name"])
            if len(document["indicators"]) != len(project["lines"]):
                yield f"{self.name}: {project['name']} has {len(document['indicators'])} lines"
            for found, wanted in zip(document["indicators"], project["lines"]):
                yield from self.line(found, wanted)

    def line(self, found, wanted):
        keys = {"一级指标": "level1", "二级指标": "level2", "三级指标": "name"}
        keys |= {"年度指标值": "printed", "实际完成值": "actual", "分值": "weight", "得分": "points"}
        keys |= {"偏差原因分析及改进措施": "note", "备注": "note"}
        for heading, value in wanted.items():
            key = "actual" if heading.endswith("月执行情况") else keys.get(heading)
            if key:
                yield from self.compare(wanted["三级指标"], heading, found[key], value)

    def outlooks(self, found, form):
        if len(found) != len(form.lines):
            yield f"{self.name}: {len(found)} outlooks, not {len(form.lines)}"
        for said, wanted in zip(found, form.lines):
            name = wanted["三级指标"]
            for key, heading in (("expected", "全年预计完成情况"), ("reason", "原因说明")):
                yield from self.compare(name, heading, said[key], wanted[heading])
            ticked = [title for title in DEVIATIONS.values() if wanted[title]]
            chance = [title for title in POSSIBILITIES.values() if wanted[title]]
            yield from self.compare(name, "偏差原因", "".join(said["deviations"]), "".join(ticked))
            yield from self.compare(name, "可能性", said["possibility"], "".join(chance))

    def compare(self, label, heading, found, wanted):
        self.compared += 1
        if not same(found, wanted):
            yield f"{self.name}: {label}, {heading} is {found!r}, should be {wanted!r}"


def opened(path):
    name = re.sub(r".*/", "", path)
    if path.endswith(".json"):
        return Reading(name, path)
    if path.endswith(".pdf"):
        run = ["pdftotext", "-raw", "-nopgbrk", path, "-"]
        return Text(name, subprocess.run(run, check=True, capture_output=True).stdout.decode())
    if path.endswith(".ofd"):
        return Text(name, ofd.Paper(path).text)
    if path.endswith(".xlsx"):
        sheet = openpyxl.load_workbook(path).active
        rows = [[cell(one.value, one.number_format) for one in row] for row in sheet.iter_rows()]
    else:
        tables = docx.Document(path).tables
        rows = [[one.text for one in row.cells] for table in tables for row in table.rows]
    return Table(name, rows)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        said = json.load(file)
    form = said.get("format", "")
    kind = SelfEvaluation if form.startswith("zhunxing.evaluation/") else Summary
    kind = Monitoring if form.startswith("zhunxing.monitoring/") else kind
    for path in sys.argv[2:]:
        paper = opened(path)
        for fault in paper.check(kind(said)):
            print(fault)
        print(f"{paper.name}: {paper.compared} compared")


if __name__ == "__main__":
    main()
