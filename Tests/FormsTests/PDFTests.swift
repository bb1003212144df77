import Foundation
import TestStores
import Testing

@testable import Forms

@Suite(.serialized) struct PDFTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "forms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private static let budgets = [
        "业务受理工作经费": "144,208.00", "新闻宣传专项经费": "242,880.00", "质量发展专项经费": "557,200.00",
        "行政许可管理经费": "610,260.00", "政府聘用辅助人员经费": "3,432,000.00",
    ]

    @Test(arguments: [
        OfficialPage.Setting(), .init(size: "14pt", padding: "4pt", bottom: "9cm"),
        .init(size: "10pt", align: "top"),
        .init(size: "12pt", padding: "1pt", bottom: "10cm", align: "top"),
    ])
    func `a printed grid gives its sixty-eight indicators`(setting: OfficialPage.Setting)
        async throws
    {
        try await expectTruth(setting) { try pdf(of: $0) }
    }

    @Test(arguments: [
        OfficialPage.Setting(), .init(size: "10.5px", padding: "5px 7px", names: "left"),
        .init(size: "14pt", padding: "4pt", bottom: "9cm", names: "left"),
    ])
    func `a grid that Chromium printed gives its sixty-eight indicators`(
        setting: OfficialPage.Setting
    ) async throws {
        try await expectTruth(setting) { try chromium($0) }
    }

    @Test func `a PDF that is cut off is refused`() async throws {
        let whole = try Data(contentsOf: try pdf(of: "<p>财政项目支出绩效目标申报表"))
        #expect(
            try await reason(of: whole.prefix(whole.count / 2), named: "cut.pdf") == .damagedPDF)
    }

    @Test func `a PDF without text is refused as a scan`() async throws {
        let blank = try Data(
            contentsOf: try pdf(of: "<div style='height:5cm;background:#ccc'></div>"))
        #expect(try await reason(of: blank, named: "scan.pdf") == .scannedPDF)
    }

    @Test func `an encrypted PDF is refused as such`() async throws {
        let open = try pdf(of: "<p>财政项目支出绩效目标申报表")
        let locked = folder.appending(path: "locked.pdf")
        try run("qpdf", ["--encrypt", "a", "b", "256", "--", open.path, locked.path])
        #expect(try await reason(of: Data(contentsOf: locked), named: "b.pdf") == .encryptedPDF)
    }

    @Test(arguments: [
        ("a.pdf", Data("只是一些文字".utf8), FormFault.Reason.notAForm), ("b.pdf", Data(), .empty),
        ("c.png", Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1]), .notText),
    ])
    func `content decides, not the name`(
        name: String, data: Data, expected: FormFault.Reason
    ) async throws {
        #expect(try await reason(of: data, named: name) == expected)
    }

    @Test func `a text in GB18030 is read`() async throws {
        let text = try SharedForms.text("real-01")
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        let file = folder.appending(path: "gb.txt")
        try #require(text.data(using: encoding)).write(to: file)
        let reading = try await FormReader.read(file: file)
        #expect(reading.documents.first?.indicators.count == 9)
    }

    private func expectTruth(
        _ setting: OfficialPage.Setting, print: (String) throws -> URL
    ) async throws {
        let truth = try TrueIndicator.all()
        let page = OfficialPage(truth, budgets: Self.budgets, setting: setting)
        let reading = try await FormReader.read(file: try print(page.html))
        let found = TrueIndicator.read(from: reading.documents)
        #expect(found.count == 68)
        for (found, truth) in zip(found, truth) { #expect(found == truth) }
        for document in reading.documents {
            let budget = Self.budgets[document.project.name]?.replacing(",", with: "")
            #expect(document.project.funds.annual == budget)
            #expect(document.project.nature == "其他经常性项目")
            #expect(document.project.end == "2025-12-31")
            #expect(document.project.unit == "上海市市场监督管理局行政服务中心")
            #expect(document.project.goalTotal == "")
            #expect(document.project.goalAnnual.hasSuffix("按时按质完成。"))
            #expect(document.doubts.filter { $0.severity != .note } == [])
        }
        try FileManager.default.removeItem(at: folder)
    }

    private func reason(of data: Data, named name: String) async throws -> FormFault.Reason? {
        let file = folder.appending(path: name)
        try data.write(to: file)
        let fault = await #expect(throws: FormFault.self) { try await FormReader.read(file: file) }
        return fault?.reason
    }

    private func pdf(of html: String) throws -> URL {
        let page = folder.appending(path: "page.html")
        let file = folder.appending(path: "page.pdf")
        try html.write(to: page, atomically: true, encoding: .utf8)
        try run("weasyprint", ["-q", page.path, file.path])
        return file
    }

    private func chromium(_ html: String) throws -> URL {
        let page = folder.appending(path: "page.html")
        let file = folder.appending(path: "page.pdf")
        try html.write(to: page, atomically: true, encoding: .utf8)
        try run(
            "chromium",
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(file.path)", page.path,
            ])
        return file
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        try Shell.run(["/usr/bin/env", tool] + arguments)
    }
}
