/// The headings that official performance documents carry.
enum FormTitle {
    /// What a heading says the document is; nil if the text is no heading.
    static func kind(_ compact: String) -> FormKind? {
        for title in titles where Glyphs.holds(compact, title.text) { return title.kind }
        return nil
    }

    /// The headings, the most telling first.
    static let titles: [(text: String, kind: FormKind)] = [
        ("绩效运行监控表", .monitoring), ("绩效监控表", .monitoring), ("绩效目标监控表", .monitoring),
        ("绩效目标自评表", .selfEvaluation), ("绩效自评表", .selfEvaluation),
        ("绩效自评报告", .selfEvaluation), ("绩效自评价表", .selfEvaluation),
        ("项目自评表", .selfEvaluation), ("绩效评价自评表", .selfEvaluation),
        ("绩效自评情况表", .selfEvaluation), ("绩效目标完成情况表", .selfEvaluation),
        ("绩效目标申报表", .declaration), ("绩效目标汇总表", .targets), ("绩效目标表", .targets),
        ("绩效目标批复表", .targets),
    ]

    /// The year in a heading such as （2025年度）, 2021年中央…, ( 2021 年度).
    static func year(in compact: String) -> Int? {
        let scalars = Array(compact.unicodeScalars)
        for position in scalars.indices where scalars[position] == "年" && position >= 4 {
            let digits = scalars[position - 4..<position]
            guard digits.allSatisfy({ ("0"..."9").contains($0) }) else { continue }
            if position >= 5, ("0"..."9").contains(scalars[position - 5]) { continue }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: digits)
            if let year = Int(String(text)), (1990...2100).contains(year) { return year }
        }
        return nil
    }
}
