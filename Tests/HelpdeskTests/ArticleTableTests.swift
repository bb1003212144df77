import Foundation
import Helpdesk
import Kernel
import Testing
import TestStores

@Suite struct ArticleTableTests {
    private static let head = ArticleTable.columns.joined(separator: ",")
    private static let good =
        "mail,证书可以邮寄吗,能寄吗|快递行不行,可以邮寄。,证书送达,guide,服务指南,大厅,2025-01-01,,综合科"

    @Test(arguments: TestStore.allCases)
    func `a table is drafted, and read again what it exported changes nothing`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let table = try ArticleTable(csv: "\(Self.head)\n\(Self.good)\n")
            let first = try await desk.draft(table, by: .qian)
            #expect(first.new == ["mail"])
            let version = try await centre.read { try $0.articleVersion("mail", 1) }
            #expect(version?.text.variants == ["能寄吗", "快递行不行"])
            let again = try ArticleTable(csv: ArticleTable.csv([try #require(version)]))
            #expect(try await desk.draft(again, by: .qian).unchanged == ["mail"])
            let changed = try ArticleTable(
                csv: "\(Self.head)\n\(Self.good.replacing("可以邮寄。", with: "可以。"))\n")
            #expect(try await desk.draft(changed, by: .qian).revised == ["mail"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `every fault of every line is told, and nothing is kept`(
        store: TestStore
    ) async throws {
        try await withKnowledge(on: store) { centre, desk, _ in
            let bad = [
                Self.good, ",,,答,主题,law,法,第一条,2025-01-01,,科",
                "mail,又一次,,答,主题,law,法,第一条,2025-01-01,,科",
                "Bad Code,问,,答,主题,law,法,第一条,昨天,,科", "x,问,,答,主题,law,法,第一条,昨天,,",
            ].joined(separator: "\n")
            let table = try ArticleTable(csv: "\(Self.head)\n\(bad)\n")
            #expect(
                try await faults { _ = try await desk.draft(table, by: .qian) } == [
                    "missing@line 3, question", "code_twice@line 4, code",
                    "bad_day@line 5, valid_from",
                    "missing@line 6, owner", "bad_day@line 6, valid_from",
                ])
            let count: Int? = try await centre.read { reader in
                try reader.first("SELECT COUNT(*) AS n FROM help_article")?("n")
            }
            #expect(count == 0)
        }
    }

    @Test(arguments: [
        ("", "empty_table@line 1"), ("code,question\n", "wrong_columns@line 1"),
        (ArticleTable.columns.joined(separator: ",") + "\na,b\n", "wrong_field_count@line 2"),
    ])
    func `a file that is not a table says so`(text: String, fault: String) async throws {
        #expect(try await faults { _ = try ArticleTable(csv: text) } == [fault])
    }

    @Test func `what is not a list of articles says so`() async throws {
        for text in ["{}", "[{\"question\":1}]", "nonsense"] {
            #expect(
                try await faults { _ = try ArticleTable(json: Data(text.utf8)) }
                    == ["articles_do_not_read@line 1"])
        }
    }
}
