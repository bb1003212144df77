import Kernel
import Register
import TestStores
import Testing

@Suite struct EntryTableTests {
    private let header = "measure,day,amount,of,subject,document,note"

    private func table(_ lines: String..., newline: String = "\n") throws -> EntryTable {
        try EntryTable(csv: ([header] + lines).joined(separator: newline))
    }

    private func faults(_ text: String) async throws -> [String] {
        try await TestStores.faults { _ = try EntryTable(csv: text) }
    }

    @Test func `fields go where their columns say`() throws {
        let table = try table("register.a,2025-01-31,3,4,主题,单据,备注")
        let draft = EntryDraft(
            measure: "register.a", day: "2025-01-31", amount: "3", whole: "4", about: "主题",
            document: "单据", note: "备注")
        #expect(table.drafts.map(\.draft) == [draft])
        #expect(table.drafts.map(\.line) == [2])
    }

    @Test(arguments: ["\n", "\r\n"])
    func `lines end either way, and the last one need not end`(newline: String) throws {
        let row = "a,2025-01-31,3,,,d,"
        for end in ["", newline, newline + newline] {
            let table = try table(row, row + end, newline: newline)
            #expect(table.drafts.map(\.line) == [2, 3])
            #expect(table.drafts.map(\.draft.document) == ["d", "d"])
        }
    }

    @Test func `a byte-order mark is passed over, as is the case of the columns`() throws {
        let text = "\u{FEFF}Measure,Day,Amount,Of,Subject,Document,Note\na,b,c,d,e,f,g"
        #expect(try EntryTable(csv: text).drafts.map(\.draft.measure) == ["a"])
    }

    @Test func `spaces around a field are not part of it, within quotes they are`() throws {
        let table = try table("a , 2025-01-31,  3,, x y ,\" d \",")
        let draft = try #require(table.drafts.first?.draft)
        #expect(draft.measure == "a" && draft.day == "2025-01-31" && draft.amount == "3")
        #expect(draft.about == "x y" && draft.document == " d ")
    }

    @Test func `quotes hold commas, quotes and line ends, and line numbers stay right`() throws {
        let table = try table(
            "a,b,1,,\"one\ntwo\r\nthree\",d,", "", "b,b,2,,\"say \"\"hi\"\", please\",d,",
            "c,b,3,,,d,")
        #expect(table.drafts.map(\.line) == [2, 6, 7])
        #expect(table.drafts.first?.draft.about == "one\ntwo\r\nthree")
        #expect(table.drafts.dropFirst().first?.draft.about == "say \"hi\", please")
    }

    @Test func `an empty file, or one of other columns, is refused at line 1`() async throws {
        #expect(try await faults("") == ["empty_table@line 1"])
        #expect(try await faults("\u{FEFF}") == ["empty_table@line 1"])
        #expect(try await faults("measure,day,amount") == ["wrong_columns@line 1"])
        #expect(try await faults(header + ",more\n") == ["wrong_columns@line 1"])
        #expect(
            try await faults("day,measure,amount,of,subject,document,note")
                == ["wrong_columns@line 1"])
        #expect(try await faults("measure;day;amount;of;subject") == ["wrong_columns@line 1"])
    }

    @Test func `every line with too few or too many fields is told`() async throws {
        let text = "\(header)\na,b,c\na,b,c,d,e,f,g\n\n1,2,3,4,5,6,7,8\n"
        #expect(
            try await faults(text) == ["wrong_field_count@line 2", "wrong_field_count@line 5"])
    }

    @Test func `a quote that is never closed is told by the line it opens on`() async throws {
        let text = "\(header)\na,b,1,,x,d,\na,b,1,,\"x,d,\na,b,1,,x,d,\n"
        #expect(try await faults(text) == ["quote_not_closed@line 3"])
    }

    @Test func `text after a quote is told by its line`() async throws {
        let text = "\(header)\na,b,1,,\"x\"y,d,\n"
        #expect(try await faults(text) == ["text_after_quote@line 2"])
    }

    @Test func `a zero byte is told by its line`() async throws {
        for field in ["a\0", "\"a\0\""] {
            let text = "\(header)\na,b,1,,,d,\n\(field),b,1,,,d,\n"
            #expect(try await faults(text) == ["zero_byte@line 3"])
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a hundred thousand lines are read in good time`() throws {
        let rows = (0..<100_000).map { "register.a,2025-01-31,\($0),,主题 \($0),\"单据, \($0)\"," }
        let table = try EntryTable(csv: ([header] + rows).joined(separator: "\r\n"))
        #expect(table.drafts.count == 100_000)
        #expect(table.drafts.last?.line == 100_001)
        #expect(table.drafts.last?.draft.document == "单据, 99999")
    }
}
