import Testing

@testable import Forms

@Suite struct PlacedCheckTests {
    @Test(arguments: ["≤42000.00(元)", "优秀"])
    func `a printed value that no indicator took is an error`(printed: String) throws {
        let text = try SharedForms.text("shanghai-service-centre-2025")
        let lines = SourceText(text).lines
        let segments = FormSegment.segments(of: lines)
        var lost = 0
        for segment in segments {
            var document = segment.document()
            #expect(PlacedCheck(document, lines: segment.lines).doubts.isEmpty)
            guard let index = document.indicators.firstIndex(where: { $0.printed == printed })
            else { continue }
            document.indicators.remove(at: index)
            let doubts = PlacedCheck(document, lines: segment.lines).doubts
            #expect(doubts.map(\.severity) == [.error])
            #expect(doubts.first?.message.contains("有1个值") == true)
            lost += 1
        }
        #expect(lost > 0)
    }

    @Test func `two values in one indicator leave one without a place`() throws {
        let lines = SourceText("一级指标 二级指标 三级指标 指标值\n邮电成本 ≤42.00(元)\n印刷成本 ≤30.00(元)").lines
        let merged = FormIndicator(
            level1: "", level2: "", name: "邮电成本印刷成本",
            value: PrintedValue("≤42.00(元)≤30.00(元)"))
        let document = FormDocument(
            file: "", kind: .declaration, year: 2025, project: FormProject(),
            indicators: [merged], execution: nil, doubts: [])
        let doubt = try #require(PlacedCheck(document, lines: lines).doubts.first)
        #expect(doubt.severity == .error)
        #expect(doubt.place == "page 1, line 3")
    }

    @Test(arguments: [
        ("≥ 95.00(%)  =1,500.00(次)", ["≥95.00", "＝1500.00"]), ("＞=9０%", ["≥90"]),
        ("A>B", []), ("≥", []),
    ])
    func `signed figures are found in a line`(line: String, figures: [String]) {
        #expect(SignedFigure.all(in: line).map(\.text) == figures)
    }
}
