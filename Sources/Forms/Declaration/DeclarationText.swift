/// Reads a declaration from text without cells: labels and figures in the order of some extractor.
struct DeclarationText {
    private let segment: FormSegment
    private let ink: Ink
    private let fundsStart: Int
    private let goalStart: Int
    private let tableStart: Int

    init(_ segment: FormSegment) {
        self.segment = segment
        let ink = Ink(segment.lines)
        self.ink = ink
        let table = ink.find("一级指标")?.lowerBound ?? ink.count
        let goal = ink.fields([.goalTotal, .goalAnnual], in: 0..<table).first
        let goalStart = goal?.label.lowerBound ?? table
        let funds = ink.fields([.funds, .total, .annual], in: 0..<goalStart).first
        tableStart = table
        self.goalStart = goalStart
        fundsStart = funds?.label.lowerBound ?? goalStart
    }

    /// The document, except the name of its file.
    func document() -> FormDocument {
        var document = FormDocument(
            file: "", kind: segment.kind ?? .declaration, year: segment.year,
            project: FormProject(), indicators: [], execution: nil, doubts: [])
        head(&document)
        money(&document)
        goals(&document)
        let table = IndicatorText(segment.lines[ink.line(at: tableStart)...])
        document.indicators = table.indicators
        document.doubts += table.doubts
        return document
    }

    private func head(_ document: inout FormDocument) {
        var head = HeadReading()
        let end = ink.line(at: fundsStart)
        let visual = HeadLines(segment.lines[segment.lines.startIndex..<end])
        for find in visual.finds { head.take(find.field, find.text, at: find.place) }
        if visual.finds.isEmpty {
            for find in ink.fields(Field.head, in: 0..<fundsStart) {
                let place = ink.place(at: find.label.lowerBound)
                head.take(find.field, ink.text(find.value), at: place)
            }
        }
        document.project = head.project
        document.doubts += head.doubts + visual.doubts
    }

    private func money(_ document: inout FormDocument) {
        let range = fundsStart..<goalStart
        let tenThousands = ink.find("万元)", from: fundsStart, to: goalStart) != nil
        var reading = FundsReading(tenThousands: tenThousands)
        var others: [Int] = []
        for find in ink.fields(Field.money, in: range) {
            let place = ink.place(at: find.label.lowerBound)
            let text = ink.compact(find.value).replacing("(元)", with: "")
                .replacing("项目绩效", with: "").replacing("项目资金", with: "")
            reading.take(find.field, figure(in: text), at: place)
            if find.field == .other { others.append(ink.line(at: find.label.lowerBound)) }
        }
        let place = ink.place(at: fundsStart)
        if others.count == 2, others[0] == others[1] { reading.shareZero(at: place) }
        document.project.funds = reading.funds
        document.doubts += reading.doubts + FundsCheck.doubts(reading.funds, at: place)
    }

    /// The figure at the beginning of the text beside a label; side labels may follow it.
    private func figure(in text: String) -> String {
        let body = text.drop { ":".contains($0) }
        return String(body.prefix { $0.isNumber || ",.-万亿元".contains($0) })
    }

    private func goals(_ document: inout FormDocument) {
        let labels = ink.fields([.goalTotal, .goalAnnual], in: goalStart..<tableStart)
        guard let last = labels.last else { return }
        let from = ink.line(at: last.label.upperBound - 1) + 1
        let to = ink.line(at: tableStart)
        guard from < to else { return }
        let hasTotal = document.project.funds.total != nil
        let goals = GoalText(Array(segment.lines[from..<to]), hasTotal: hasTotal)
        document.project.goalTotal = goals.total
        document.project.goalAnnual = goals.annual
        document.doubts += goals.doubts
    }
}
