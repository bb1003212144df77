/// The columns of the execution block.
enum ExecutionHeading: Hashable, CaseIterable {
    case initial, budget, spent, weight, rate, points, expected

    /// What a cell heads; nil if it is no heading.
    static func column(_ text: String) -> ExecutionHeading? {
        var compact = Glyphs.compact(text)
        if let bracket = compact.firstIndex(of: "("), bracket != compact.startIndex {
            compact = String(compact[..<bracket])
        }
        return columns[compact] ?? (MonthSpan.rest(of: compact) == "月执行数" ? .spent : nil)
    }

    /// Whether a cell begins the row of the whole.
    static func isWhole(_ text: String) -> Bool {
        let compact = Glyphs.compact(text)
        return ["年度资金总额", "总额", "年度财政资金总额", "资金总额", "年度资金总额:"].contains(compact)
    }

    private static let columns: [String: ExecutionHeading] = {
        let spellings: [(ExecutionHeading, [String])] = [
            (.initial, ["年初预算数", "年初预算"]),
            (.budget, ["全年预算数", "调整预算数", "调整后预算数", "调整后预算", "预算数", "全年预算"]),
            (.spent, ["全年执行数", "预算执行数", "执行数", "实际执行数", "全年执行"]),
            (.weight, ["分值", "权重"]), (.rate, ["执行率", "预算执行率"]), (.points, ["得分", "自评得分"]),
            (.expected, ["全年预计执行数"]),
        ]
        let pairs = spellings.flatMap { column, texts in texts.map { ($0, column) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
