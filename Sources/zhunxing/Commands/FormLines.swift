import Forms
import Kernel
import Web

extension FormDocument {
    /// What was understood, line by line, for a person at the terminal.
    var lines: [String] {
        let year = year.map { "\($0) 年度" } ?? "年度不明"
        let annual = project.funds.annual.map { "，年度资金 \($0) 元" } ?? ""
        let head = "\(file) · \(kind.rawValue) · \(year) · \(project.name)\(annual)"
        return [head]
            + indicators.map { "  \($0.level1) · \($0.level2) · \($0.name)  \($0.printed)" }
            + doubts.map { "  [\($0.severity.rawValue)] \($0.place)：\($0.message)" }
    }

    /// What keeps it from being stored.
    func refusals(acceptingDoubts accepts: Bool) -> [Refusal] {
        guard !accepts else { return [] }
        return doubts.filter { $0.severity != .note }.map { doubt in
            Refusal(
                "doubt", "\(doubt.message)（核对后可加 --accept-doubts）",
                "A doubt about “\(project.name)”; check it, then add --accept-doubts.",
                at: "\(file) \(doubt.place)")
        }
    }
}

extension Refusal {
    /// Why a file could not be read as a form.
    init(_ fault: FormFault) {
        self.init(fault.reason.rawValue, fault.chinese, fault.english)
    }
}
