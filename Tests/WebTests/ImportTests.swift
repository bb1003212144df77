import Forms
import Foundation
import HTTPTypes
import Kernel
import Office
import Performance
import Testing
import Web

/// Documents that are read, looked at, and stored.
struct ImportTests {
    /// A declaration as text, with a target that gives no comparator.
    private static let text = """
        财政项目支出绩效目标申报表

        （2026年度）

        项目名称 宣传经费 项目性质 经常性专项业务费 项目类别 特定目标类
        主管部门 市局 实施单位 服务中心
        计划开始日期 2026-01-01 计划完成日期 2026-12-31
        项目资金（元） 项目资金总额： 年度资金申请总额： 1,000.00
        其中：财政资金 其中：当年财政拨款 1,000.00
        上年结转资金 0.00
        其他资金 其他资金 0.00
        项目绩效目标 项目总目标 年度总体目标
        做好宣传工作。
        绩效指标 一级指标 二级指标 三级指标 年度(/项目)指标值
        产出指标 数量指标 发布数量 ≥200.00(条)
        质量指标 合规率 100.00(%)
        """

    /// The same as bytes, for other tests.
    static var sample: [UInt8] { Array(text.utf8) }

    @Test func `a document is read, shown with its doubts, and stored only when accepted`()
        async throws
    {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let before = try await small.count("declarations")
            let sent = try await browser.upload(
                "/imports", file: "file", named: "../宣传.txt", Array(Self.text.utf8))
            #expect(sent.status == 303)
            let path = try #require(sent.location)
            let page = try await browser.get(path)
            for fact in ["宣传经费", "发布数量", "≥200.00(条)", "class=\"doubt ", "宣传.txt"] {
                #expect(page.text.contains(fact), "\(fact)")
            }
            #expect(try await small.count("declarations") == before)
            let action = path.prefix { $0 != "?" } + "/declarations"
            let refused = try await browser.post(String(action), [("name", "宣传.txt")])
            #expect(refused.status == 422 && refused.text.contains("处存疑"))
            #expect(try await small.count("declarations") == before)
            let stored = try await browser.post(
                String(action), [("name", "宣传.txt"), ("accept", "yes")])
            let project = try await browser.get(try #require(stored.location))
            #expect(project.text.contains("宣传经费") && project.text.contains("宣传.txt"))
            #expect(try await small.count("declarations") == before + 1)
        }
    }

    @Test func `an archive that swells is refused in words before it is unpacked, and not kept`()
        async throws
    {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let folder = FileManager.default.temporaryDirectory.appending(path: "bomb-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = folder.appending(path: "bomb.xlsx").path(percentEncoded: false)
            let zip = try ZIPWriter(path: path)
            try zip.add("xl/workbook.xml", [UInt8](repeating: 0x20, count: 200 << 20))
            try zip.finish()
            var bomb = try [UInt8](Data(contentsOf: URL(filePath: path)))
            // Whoever unpacked it would find it damaged.
            bomb.replaceSubrange(60..<1000, with: repeatElement(0xFF, count: 940))
            let refused = try await browser.upload("/imports", file: "file", named: "a.pdf", bomb)
            #expect(refused.status == 422 && refused.text.contains("解开后过大"))
            #expect(!small.keepsFiles)
        }
    }

    @Test func `what is no form is refused in words and not kept`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            for bytes in [Array("请假条".utf8), [], [0, 1, 2, 255]] {
                let answer = try await browser.upload(
                    "/imports", file: "file", named: "a.txt", bytes)
                #expect(answer.status == 422 && answer.text.contains("id=\"file-fault\""))
            }
            #expect(!small.keepsFiles)
        }
    }

    @Test func `a paper is shown as what its bytes are, never as a page`() async throws {
        try await SmallCentre.with(.performanceOfficer) { browser, small in
            let digest = try small.centre.files.keep(Data("<script>alert(1)</script>".utf8))
            let paper = try await browser.get("/papers/\(digest)")
            #expect(paper.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(paper.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        }
    }

    @Test func `a document without a year is refused`() throws {
        let reading = try FormReader.read(
            text: Self.text.replacing("（2026年度）", with: ""), file: "a.txt")
        #expect(throws: Refusals.self) { try Declaration(reading.documents[0]) }
    }

    @Test func `a document becomes the declaration that it prints`() throws {
        let document = try FormReader.read(text: Self.text, file: "a.txt").documents[0]
        let declaration = try Declaration(document)
        #expect(declaration.year == 2026 && declaration.project == "宣传经费")
        #expect(declaration.funds.annual == Money(yuan: "1000.00"))
        #expect(declaration.indicators.map(\.comparator) == [.atLeast, nil])
        #expect(declaration.indicators.map(\.target) == ["200.00", "100.00"])
    }
}
