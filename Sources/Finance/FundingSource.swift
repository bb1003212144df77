import Kernel

/// Where money comes from, as the official forms divide a project's annual funds.
package enum FundingSource: String, Codable, CaseIterable, Sendable {
    /// 当年财政拨款
    case fiscal
    /// 上年结转资金
    case carryOver = "carry-over"
    /// 其他资金
    case other

    package var title: Words {
        switch self {
        case .fiscal: Words("当年财政拨款", "Appropriation of the year")
        case .carryOver: Words("上年结转资金", "Carried over from last year")
        case .other: Words("其他资金", "Other funds")
        }
    }

    /// A source as a table or a form names it; the appropriation where it names none.
    ///
    /// - Throws: `Refusal` for a source that the forms do not know.
    init(named text: String) throws(Refusal) {
        if text.isEmpty {
            self = .fiscal
            return
        }
        let found = Self.allCases.first {
            [$0.rawValue, $0.title.zh, $0.title.en].contains(text)
        }
        guard let found else { throw .unknownSource(text) }
        self = found
    }
}

extension Refusal {
    fileprivate static func unknownSource(_ text: String) -> Refusal {
        let known = FundingSource.allCases
        return Refusal(
            "unknown_source",
            "没有“\(text)”这种资金来源，应为：\(known.map(\.title.zh).joined(separator: "、"))。",
            "There is no source “\(text)”; use \(known.map(\.rawValue).joined(separator: ", ")).",
            at: "source")
    }
}
