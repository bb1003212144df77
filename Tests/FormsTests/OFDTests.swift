import Foundation
import Office
import Testing

@testable import Forms

/// Forms in OFD documents, and OFD documents that are none.
@Suite struct OFDTests {
    @Test(arguments: OFDCopy.Style.allCases)
    func `the printed grid gives its sixty-eight indicators`(style: OFDCopy.Style) async throws {
        let truth = try TrueIndicator.all()
        let page = OfficialPage(truth, budgets: [:], setting: .init(size: "10pt", align: "top"))
        let reading = try await OFDCopy.with(of: page.html, style) {
            try await FormReader.read(file: $0)
        }
        let found = TrueIndicator.read(from: reading.documents)
        #expect(found.count == 68)
        for (found, truth) in zip(found, truth) { #expect(found == truth) }
        for document in reading.documents {
            #expect(document.project.unit == "上海市市场监督管理局行政服务中心")
            #expect(document.project.nature == "其他经常性项目")
            #expect(document.project.end == "2025-12-31")
            #expect(document.project.goalAnnual.hasSuffix("按时按质完成。"))
        }
    }

    @Test func `a scan is refused as such`() async throws {
        let picture = "<ofd:ImageObject ID=\"1\" Boundary=\"0 0 9 9\" ResourceID=\"2\"/>"
        #expect(try await fault(OFDCopy.parts([picture]))?.reason == .scannedOFD)
    }

    @Test func `text that is no form is none`() async throws {
        let text =
            "<ofd:TextObject Boundary=\"0 0 9 9\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">通知"
            + "</ofd:TextCode></ofd:TextObject>"
        #expect(try await fault(OFDCopy.parts([text]))?.reason == .notAForm)
    }

    @Test func `without its first part an archive is no OFD`() async throws {
        let parts = OFDCopy.parts([""]).filter { $0.0 != "OFD.xml" }
        let fault = try #require(try await fault(parts))
        #expect(fault.reason == .otherArchive)
        #expect(fault.chinese.contains(".ofd"))
        #expect(fault.english.contains(".ofd"))
    }

    @Test func `a page that is missing is named in both languages`() async throws {
        let parts = OFDCopy.parts([""]).filter { !$0.0.hasSuffix("Content.xml") }
        let fault = try #require(try await fault(parts))
        #expect(fault.reason == .damagedArchive)
        #expect(fault.chinese.contains("已损坏") && fault.chinese.contains("Page_0/Content.xml"))
        #expect(fault.english.contains("damaged") && fault.english.contains("Page_0/Content.xml"))
    }

    private func fault(_ parts: [(String, String)]) async throws -> FormFault? {
        let file = FileManager.default.temporaryDirectory.appending(path: "ofd-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try OFDCopy.write(parts, to: file)
        return await #expect(throws: FormFault.self) { try await FormReader.read(file: file) }
    }
}
