import Foundation
import Kernel

/// Looks through a draft for what a reviewer would ask about; pure, so that it may run while
/// somebody types.
package struct DraftLint {
    let sheet: DraftSheet
    let year: Int
    let context: DraftContext

    package init(_ sheet: DraftSheet, year: Int, _ context: DraftContext = DraftContext()) {
        self.sheet = sheet
        self.year = year
        self.context = context
    }

    /// Everything found: what is about the whole form first, then in the order of the form.
    package var findings: [DraftFinding] {
        whole + weightFindings + headFindings + dateFindings + moneyFindings + goalFindings
            + lineFindings
    }

    private var headFindings: [DraftFinding] {
        let needed: [DraftField] = [.project, .nature, .category, .department, .unit]
        return needed.filter { sheet[$0].trimmed.isEmpty }.map { field in
            DraftFinding(
                field == .project ? .error : .warning, "blank", at: DraftPlace(field),
                "“\(field.title.zh)”没有填写。", "“\(field.title.en)” is blank.")
        }
    }

    private var whole: [DraftFinding] {
        if sheet.lines.isEmpty {
            return [
                DraftFinding(
                    .error, "no_indicators", at: .form, "还没有一项绩效指标。", "There is no indicator yet.")
            ]
        }
        guard !sheet.lines.contains(where: { $0[.level1] == "满意度指标" }) else { return [] }
        return [
            DraftFinding(
                .warning, "no_satisfaction", at: .form,
                "没有满意度指标，它的 10 分将归入效益指标。",
                "There is no satisfaction indicator; its 10 points go to the benefit ones.")
        ]
    }

    private var lineFindings: [DraftFinding] {
        let names = Dictionary(grouping: sheet.lines, by: { $0[.name].trimmed })
        return sheet.lines.flatMap { line in
            LineLint(line, self, isRepeated: (names[line[.name].trimmed]?.count ?? 0) > 1).findings
        }
    }
}

extension DraftLint {
    /// Days that are none, in the wrong order, or outside the year.
    fileprivate var dateFindings: [DraftFinding] {
        let unread = [DraftField.start, .end].compactMap(unreadDay)
        guard unread.isEmpty, let start = Day(sheet[.start].trimmed),
            let end = Day(sheet[.end].trimmed)
        else { return unread }
        if end < start {
            return [
                DraftFinding(
                    .error, "dates_out_of_order", at: DraftPlace(.end),
                    "完成日期 \(end) 早于开始日期 \(start)。", "The end \(end) is before the start \(start).",
                    fix: DraftFix(
                        "对调两个日期", "Swap the days",
                        [(DraftPlace(.start), "\(end)"), (DraftPlace(.end), "\(start)")]))
            ]
        }
        guard start.year > year || end.year < year else { return [] }
        return [
            DraftFinding(
                .warning, "outside_year", at: DraftPlace(end.year < year ? .end : .start),
                "计划时间 \(start) 至 \(end) 不在 \(year) 年度内。",
                "The time from \(start) to \(end) is not in \(year).")
        ]
    }

    private func unreadDay(_ field: DraftField) -> DraftFinding? {
        let (text, place) = (sheet[field].trimmed, DraftPlace(field))
        if text.isEmpty {
            return DraftFinding(
                .warning, "blank", at: place, "“\(field.title.zh)”没有填写。",
                "“\(field.title.en)” is blank.")
        }
        guard Day(text) == nil else { return nil }
        return DraftFinding(
            .error, "not_a_day", at: place, "“\(text)”不是日期，应写成 2026-01-01。",
            "“\(text)” is no day; write it as 2026-01-01.",
            fix: DraftNumbers.meantDay(text).map { .write("\($0)", at: place) })
    }

    /// Goals that state numbers which no indicator has; an indicator without a number in the goals
    /// is as it should be.
    fileprivate var goalFindings: [DraftFinding] {
        let known = Set(sheet.lines.compactMap { Quantity(DraftNumbers.plain($0[.target])) })
        let names = sheet.lines.map { DraftNumbers.plain($0[.name]) }
        let goals = [DraftField.goalTotal, .goalAnnual]
        let blank: [DraftFinding] =
            sheet[.goalAnnual].trimmed.isEmpty
            ? [
                DraftFinding(
                    .warning, "blank", at: DraftPlace(.goalAnnual), "“年度总体目标”没有填写。",
                    "The goal of the year is blank.")
            ] : []
        return blank + lastYear
            + goals.flatMap { field in
                let strays = DraftNumbers.stated(in: sheet[field]).filter { stated in
                    !known.contains(stated.value) && !names.contains { $0.contains(stated.text) }
                }
                return strays.isEmpty ? [] : [stray(strays.map(\.text), field)]
            }
    }

    /// The goal of the year that still speaks of the year before, as one copied from it does;
    /// a comparison with that year, or a span that begins in it, is meant.
    private var lastYear: [DraftFinding] {
        let goal = sheet[.goalAnnual]
        let parts = goal.components(separatedBy: "\(year - 1)年")
        let isCopied = zip(parts, parts.dropFirst()).contains { before, after in
            let isCompared = before.last.map { "-—至到比较同和".contains($0) } ?? false
            return !isCompared && after.first?.isNumber != true
        }
        guard isCopied else { return [] }
        let place = DraftPlace(.goalAnnual)
        let renewed = parts.joined(separator: "\(year)年")
        return [
            DraftFinding(
                .warning, "goal_of_last_year", at: place,
                "目标里写的还是 \(year - 1) 年。", "The goal still speaks of \(year - 1).",
                fix: DraftFix(
                    "把 \(year - 1) 年改为 \(year) 年", "Change \(year - 1) to \(year)",
                    [(place, renewed)]))
        ]
    }

    private func stray(_ numbers: [String], _ field: DraftField) -> DraftFinding {
        let list = numbers.joined(separator: "、")
        return DraftFinding(
            .warning, "number_without_indicator", at: DraftPlace(field),
            "目标里写了 \(list)，但没有哪项指标是这个数。",
            "The goal states \(numbers.joined(separator: ", ")), which no indicator has.")
    }
}
