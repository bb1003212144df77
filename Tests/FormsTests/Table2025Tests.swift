import Foundation
import Testing

@testable import Forms

@Suite struct Table2025Tests {
    static func documents() throws -> [FormDocument] {
        let text = try SharedForms.text("shanghai-service-centre-2025")
        return try FormReader.read(text: text, file: "2025.txt").documents
    }

    @Test func `the table of 2025 reads as its sixty-eight indicators`() throws {
        let found = TrueIndicator.read(from: try Self.documents())
        let truth = try TrueIndicator.all()
        #expect(found.count == 68)
        for (found, truth) in zip(found, truth) { #expect(found == truth) }
    }

    @Test func `its heads give money, days and units`() throws {
        let documents = try Self.documents()
        #expect(
            documents.map(\.project.funds.annual) == [
                "144208.00", "242880.00", "557200.00", "610260.00", "3432000.00",
            ])
        #expect(
            documents.map(\.project.nature) == [
                "经常性专项业务费", "其他经常性项目", "其他经常性项目", "经常性专项业务费", "其他经常性项目",
            ])
        for document in documents {
            #expect(document.kind == .declaration)
            #expect(document.year == 2025)
            #expect(document.project.department == "上海市市场监督管理局")
            #expect(document.project.unit == "上海市市场监督管理局行政服务中心")
            #expect(document.project.start == "2025-01-01")
            #expect(document.project.end == "2025-12-31")
            #expect(document.project.funds.total == nil)
            #expect(document.project.funds.carryOver == "0.00")
        }
    }

    @Test func `it is read without errors or warnings`() throws {
        let doubts = try Self.documents().flatMap(\.doubts)
        #expect(doubts.allSatisfy { $0.severity == .note })
    }

    @Test func `the scrambled goal is put back in order`() throws {
        let goal = try #require(try Self.documents().first?.project.goalAnnual)
        #expect(goal.hasPrefix("一是"))
        #expect(goal.contains("二是完成窗口"))
        #expect(goal.contains("对策，进一步"))
    }

    @Test func `every key of the JSON is there, and absent values are null`() throws {
        let document = try #require(try Self.documents().first)
        let json = try JSONEncoder().encode(FormsReading(documents: [document]))
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let first = try #require((object["documents"] as? [[String: Any]])?.first)
        #expect(first["execution"] is NSNull)
        let indicator = try #require((first["indicators"] as? [[String: Any]])?.first)
        #expect(indicator.count == 11)
        #expect(indicator["weight"] is NSNull)
        let again = try JSONDecoder().decode(FormsReading.self, from: json)
        #expect(again.documents == [document])
        #expect(again.json.line == FormsReading(documents: [document]).json.line)
    }

    @Test func `line ends, a byte-order mark and a missing source line change nothing`() throws {
        let text = try SharedForms.text("shanghai-service-centre-2025")
        let windows = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
        let reading = try FormReader.read(text: windows, file: "2025.txt")
        #expect(TrueIndicator.read(from: reading.documents) == (try TrueIndicator.all()))
    }
}
