import Kernel

/// What people have typed for a month's monitoring of a project: remarks by their place.
package struct MonitoringDraft: Hashable, Codable, Sendable {
    package var remarks: [String: MonitoringReport.Remark]

    package init(remarks: [String: MonitoringReport.Remark] = [:]) { self.remarks = remarks }

    subscript(place: String) -> MonitoringReport.Remark { remarks[place] ?? .init() }

    /// What can be said of the draft alone.
    var refusals: [Refusal] {
        remarks.sorted { $0.key < $1.key }.flatMap { place, remark in
            [("reason", remark.reason), ("measure", remark.measure), ("note", remark.note)]
                .filter { $0.1.count > EvaluationDraft.longestText }
                .map { Refusal.textTooLong("\($0.0) \(place)") }
        }
    }
}

extension MonitoringReport {
    /// What a submission still lacks, each with the place it belongs to.
    package var missing: [Refusal] { lines.flatMap(\.missing) }
}

extension MonitoringReport.Line {
    fileprivate var missing: [Refusal] {
        var missing: [Refusal] = []
        func demand(_ field: String, _ isThere: Bool, _ refusal: Refusal) {
            if !isThere { missing.append(refusal.at("\(field) \(place)")) }
        }
        let name = indicator.name
        demand("possibility", remark.possibility != nil, .possibilityMissing(name))
        guard deviates else { return missing }
        demand("kinds", !remark.kinds.isEmpty, .kindMissing(name))
        demand("reason", !remark.reason.allSatisfy(\.isWhitespace), .lagReasonMissing(name))
        demand("measure", !remark.measure.allSatisfy(\.isWhitespace), .lagMeasureMissing(name))
        return missing
    }
}

extension Refusal {
    fileprivate static func possibilityMissing(_ name: String) -> Refusal {
        Refusal(
            "possibility_missing", "请确认“\(name)”完成目标的可能性。",
            "Confirm whether “\(name)” can still meet its target.")
    }

    fileprivate static func kindMissing(_ name: String) -> Refusal {
        Refusal(
            "kind_missing", "“\(name)”有偏差，请选择原因类别。",
            "“\(name)” lags: choose what kind of reason it has.")
    }

    fileprivate static func lagReasonMissing(_ name: String) -> Refusal {
        Refusal(
            "reason_missing", "“\(name)”有偏差，请说明原因。", "“\(name)” lags: give the reason.")
    }

    fileprivate static func lagMeasureMissing(_ name: String) -> Refusal {
        Refusal(
            "measure_missing", "“\(name)”有偏差，请填写纠偏措施。",
            "“\(name)” lags: say what will be done.")
    }

    static func badMonth(_ month: Int) -> Refusal {
        Refusal(
            "bad_month", "没有 \(month) 月，月份应为 1 至 12。", "There is no month \(month).",
            at: "month")
    }

    static func monthNotBegun(_ year: Int, _ month: Int) -> Refusal {
        Refusal(
            "month_not_begun", "\(year) 年 \(month) 月还没有开始，不能监控。",
            "Month \(month) of \(year) has not begun.", at: "month", conflict: true)
    }

    static let monitoringSubmitted = Refusal(
        "monitoring_submitted", "本月监控已经提交并冻结；要修改请先“重新开启”。",
        "This month's monitoring is submitted and frozen; reopen it to change it.",
        conflict: true)

    static let monitoringNotSubmitted = Refusal(
        "monitoring_not_submitted", "本月监控还没有提交，可以直接修改。",
        "This month's monitoring is not submitted; it can be changed as it is.", conflict: true)
}
