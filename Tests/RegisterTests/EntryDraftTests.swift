import Kernel
import TestStores
import Testing

@testable import Register

@Suite struct EntryDraftTests {
    private let today = day("2025-10-17")

    private func measure(_ gathering: Gathering) -> Measure {
        Measure(
            name: "register.m", title: Words("度量", "measure"), unit: "件",
            gathering: gathering, desk: "register", proof: "登记表",
            scale: gathering == .grade ? ["优秀", "良好", "合格"] : [])
    }

    private func faults(_ draft: EntryDraft, _ gathering: Gathering) async throws -> [String] {
        try await TestStores.faults {
            _ = try draft.checked(measure(gathering), today: today)
        }
    }

    @Test(arguments: [
        "", "2025-02-30", "2025-13-01", "2025-1-31", "31/01/2025", "2025年1月31日", "20250131",
        "２０２５-01-31", "+025-01-31", "2025-+1-31", "昨天", " 2025-01-31",
    ])
    func `what is no day is refused at the day`(text: String) async throws {
        #expect(try await faults(.sound(on: text), .count) == ["bad_day@day"])
    }

    @Test(arguments: ["2025-10-18", "2026-01-01", "2027-03-01"])
    func `a day to come is refused at the day`(text: String) async throws {
        #expect(try await faults(.sound(on: text), .count) == ["day_in_future@day"])
    }

    @Test(arguments: ["2025-10-17", "2024-02-29", "2023-12-31"])
    func `today and any day before can be recorded`(text: String) async throws {
        #expect(try await faults(.sound(on: text), .count).isEmpty)
    }

    @Test(arguments: [
        ("", "not_a_number"), ("许多", "not_a_number"), ("1,000", "not_a_number"),
        ("1e3", "not_a_number"), ("３", "not_a_number"), ("+3", "not_a_number"),
        (".5", "not_a_number"), ("5.", "not_a_number"), ("1.23456", "not_a_number"),
        ("0x10", "not_a_number"), ("NaN", "not_a_number"), ("3 件", "not_a_number"),
        ("99999999999999999999", "not_a_number"), ("-1", "negative"), ("-0.0001", "negative"),
        ("10000000000.0001", "too_large"), ("99999999999", "too_large"),
    ])
    func `what is no amount is refused at the amount`(text: String, code: String) async throws {
        #expect(try await faults(.sound(text), .sum) == ["\(code)@amount"])
    }

    @Test(arguments: ["0", "-0", "0.0001", "10000000000", "19500.00", "007"])
    func `amounts of four decimals up to ten thousand million are in order`(
        text: String
    ) async throws {
        #expect(try await faults(.sound(text), .sum).isEmpty)
    }

    @Test func `pieces are whole`() async throws {
        #expect(try await faults(.sound("2.5"), .count) == ["not_whole@amount"])
        #expect(try await faults(.sound("2.0000"), .count).isEmpty)
    }

    @Test(arguments: ["良", "优秀 ", "3", ""])
    func `a grade is a level of its scale`(text: String) async throws {
        #expect(try await faults(.sound(text), .grade) == ["not_a_level@amount"])
    }

    @Test func `levels are recorded by their place, the worst as 1`() throws {
        let amounts = try ["优秀", "良好", "合格"].map {
            try EntryDraft.sound($0).checked(measure(.grade), today: today).observation.amount
        }
        #expect(amounts == [Quantity(3), Quantity(2), Quantity(1)])
    }

    @Test func `only shares and ratios have a denominator`() async throws {
        for gathering in Gathering.choices where !gathering.needsWhole && gathering != .grade {
            let found = try await faults(.sound("3", of: "4"), gathering)
            #expect(found == ["whole_not_wanted@of"], "\(gathering)")
        }
        for gathering in [Gathering.share, .ratio] {
            #expect(try await faults(.sound("3"), gathering) == ["whole_missing@of"])
            #expect(try await faults(.sound("3", of: "4"), gathering).isEmpty)
            #expect(try await faults(.sound("3", of: "四"), gathering) == ["not_a_number@of"])
            #expect(try await faults(.sound("3", of: "-4"), gathering) == ["negative@of"])
        }
    }

    @Test func `a part is not more than its whole, a cost may be`() async throws {
        #expect(try await faults(.sound("5", of: "4"), .share) == ["more_than_whole@amount"])
        #expect(try await faults(.sound("4", of: "4"), .share).isEmpty)
        #expect(try await faults(.sound("5", of: "4"), .ratio).isEmpty)
    }

    @Test func `nothing of nothing is in order`() async throws {
        #expect(try await faults(.sound("0", of: "0"), .share).isEmpty)
        #expect(try await faults(.sound("0", of: "0"), .ratio).isEmpty)
    }

    @Test(arguments: ["", " ", "\u{3000}"])
    func `an entry without a paper is refused`(document: String) async throws {
        let draft = EntryDraft.sound(document: document)
        #expect(try await faults(draft, .count) == ["missing@document"])
    }

    @Test func `two thousand characters are enough`() async throws {
        var draft = EntryDraft.sound()
        draft.note = String(repeating: "准", count: 2000)
        #expect(try await faults(draft, .count).isEmpty)
        draft.about = String(repeating: "准", count: 2001)
        #expect(try await faults(draft, .count) == ["too_long@note"])
    }

    @Test func `everything that is wrong is told at once`() async throws {
        let draft = EntryDraft.sound(on: "明天", "许多", of: "", document: "")
        #expect(
            try await faults(draft, .share)
                == ["bad_day@day", "missing@document", "not_a_number@amount", "whole_missing@of"])
    }
}

extension EntryDraft {
    fileprivate static func sound(_ amount: String, of whole: String = "") -> EntryDraft {
        sound("parcels", amount, of: whole)
    }

    fileprivate static func sound(on day: String) -> EntryDraft { sound("parcels", on: day) }
}
