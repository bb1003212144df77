import Foundation
import Testing

@testable import Forms

/// Forms whose cells stand in tables: web pages, workbooks and Word documents.
@Suite struct TableFormTests {
    private static let budgets = ["业务受理工作经费": "144,208.00"]

    private func read(_ text: String) async throws -> [FormDocument] {
        let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try await FormReader.read(file: file).documents
    }

    @Test func `the table of 2025 as a web page reads as its sixty-eight indicators`() async throws
    {
        let truth = try TrueIndicator.all()
        let page = OfficialPage(truth, budgets: Self.budgets, setting: .init())
        let documents = try await read(page.html)
        #expect(TrueIndicator.read(from: documents) == truth)
        #expect(documents.allSatisfy { $0.kind == .declaration && $0.year == 2025 })
        #expect(documents.first?.project.funds.annual == "144208.00")
        #expect(documents.first?.project.funds.total == nil)
        #expect(documents.first?.project.goalAnnual.hasSuffix("按时按质完成。") == true)
        #expect(documents.flatMap(\.doubts).filter { $0.severity != .note } == [])
    }

    @Test func `expectation and result are told apart, however short`() async throws {
        let form = try #require(
            try await read(
                """
                <html><h1>项目支出绩效自评表</h1><p>（2024年度）</p><table>
                <tr><td>项目名称<td colspan=3>甲<tr><td rowspan=2>年度总体目标<td>预期目标
                <td colspan=2>实际完成情况<tr><td>建成<td colspan=2>已经建成并投入使用
                <tr><td>一级指标<td>三级指标<td>年度指标值<td>实际完成值
                <tr><td>自定的一级<td>建成数量<td>≥1(座)<td>1座</table></html>
                """
            ).first)
        #expect(form.project.goalAnnual == "建成")
        #expect(form.indicators.map(\.level1) == ["自定的一级"])
        #expect(form.indicators.first?.actual == "1座")
    }

    @Test func `a summary is one document for each project`() async throws {
        let documents = try await read(
            """
            <table><caption>项目绩效目标汇总表</caption><tr><td colspan=5>（2025年度）
            <tr><td>填报单位：<td colspan=4>某中心<tr><th>项目名称<th>年度资金（万元）<th>一级指标
            <th>三级指标<th>指标值<tr><td rowspan=2>甲<td rowspan=2>3.5<td>产出指标<td>一<td>≥2(次)
            <tr><td>效益指标<td>二<td>优秀<tr><td>乙<td><td>产出指标<td>三<td>≤1(元)</table>
            """)
        #expect(documents.map(\.project.name) == ["甲", "乙"])
        #expect(documents.map(\.indicators.count) == [2, 1])
        #expect(documents.map(\.project.funds.annual) == ["35000.00", nil])
        #expect(documents.allSatisfy { $0.kind == .targets && $0.year == 2025 })
        #expect(documents.map(\.project.unit) == ["某中心", "某中心"])
    }

    @Test func `an archive that is no document says what was expected`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data([0x50, 0x4B, 3, 4, 0, 0]).write(to: file)
        let fault = await #expect(throws: FormFault.self) { try await FormReader.read(file: file) }
        #expect(fault?.reason == .damagedArchive)
        try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).write(to: file)
        let old = await #expect(throws: FormFault.self) { try await FormReader.read(file: file) }
        #expect(old?.reason == .oldOffice)
        #expect(old?.chinese.contains(".xlsx") == true)
    }
}
