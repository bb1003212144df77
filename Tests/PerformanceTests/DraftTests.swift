import Kernel
import Performance
import Testing
import TestStores

extension Actor {
    fileprivate static let li = Actor(id: "li", roles: [.performanceOfficer])
}

extension DeclaredCentre {
    fileprivate var desk: DraftDesk { DraftDesk(centre) }

    fileprivate func draft(_ id: String) async throws -> Draft {
        try #require(try await centre.read { try $0.draft(id) })
    }

    /// A draft of the small declaration as it stands.
    fileprivate func openSmall() async throws -> Draft {
        let stored = try #require(try await stored())
        return try await draft(desk.open(.version(id: stored.id), by: .zhao))
    }

    fileprivate func kinds() async throws -> [String] {
        try await centre.read { try $0.journalEntries().map(\.kind) }
    }
}

/// Drafts of declarations, and two people who work on one.
@Suite struct DraftTests {
    @Test(arguments: TestStore.allCases)
    func `a draft of a version says what the version says, with its bindings`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let stored = try #require(try await declared.stored())
            let draft = try await declared.openSmall()
            #expect(draft.year == 2025 && draft.base == stored.id && draft.revision == 1)
            #expect(draft.sheet.lines.map(\.id) == stored.indicators.map(\.id))
            #expect(draft.sheet.lines.map(\.proposedBinding) == stored.indicators.map(\.binding))
            #expect(draft.sheet[.annual] == "250000.00" && draft.sheet[.start] == "2025-01-01")
            #expect(try await declared.kinds().first == "performance.draft_opened")
            // Somebody else joins the draft that is there.
            let again = try await declared.desk.open(.version(id: stored.id), by: .li)
            #expect(again == draft.id)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `last year's is copied with its targets, and its dates moved on`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let id = try await declared.desk.open(
                .lastYear(project: "业务受理工作经费", to: 2026), by: .zhao)
            let draft = try await declared.draft(id)
            #expect(draft.year == 2026 && draft.base == nil)
            #expect(draft.sheet[.start] == "2026-01-01" && draft.sheet[.end] == "2026-12-31")
            #expect(draft.sheet[.moneyChecked] == "no")
            #expect(
                draft.sheet.lines.map { $0[.target] } == Declaration.small.indicators.map(\.target))
            let missing = try await faults {
                _ = try await declared.desk.open(.lastYear(project: "没有", to: 2026), by: .zhao)
            }
            #expect(missing == ["nothing_last_year@project"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `two people edit at once: the second sees the first's change, and both survive`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let draft = try await declared.openSmall()
            var first = draft.sheet
            first.lines[0][.target] = "41000"
            first.lines.swapAt(1, 2)
            _ = try await declared.desk.save(draft.id, from: 1, first, by: .zhao)
            var second = draft.sheet
            second[.goalAnnual] = "送达更快"
            second.lines[1][.name] = "邮寄件数"
            var added = DraftLine(id: "new-1")
            added[.name] = "套印份数"
            second.lines.append(added)
            let saving = try await declared.desk.save(draft.id, from: 1, second, by: .li)
            #expect(saving.other == "zhao")
            #expect(saving.others.map(\.words.zh).contains("邮电成本 · 指标值：42000.00 → 41000"))
            let merged = try await declared.draft(draft.id)
            #expect(merged == saving.draft && merged.revision == 3 && merged.disputes.isEmpty)
            #expect(merged.sheet[.goalAnnual] == "送达更快" && merged.saved.by == "li")
            #expect(
                merged.sheet.lines.map { $0[.name] } == [
                    "邮电成本", "邮寄妥投率", "邮寄件数", "证书送达时间", "课题评级等级", "服务企业满意度",
                    "套印份数",
                ])
            #expect(merged.sheet.lines[0][.target] == "41000")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `one field with two texts keeps both until somebody chooses`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let draft = try await declared.openSmall()
            let place = DraftPlace(draft.sheet.lines[0].id, .target)
            var (first, second) = (draft.sheet, draft.sheet)
            first.lines[0][.target] = "41000"
            second.lines[0][.target] = "43000"
            _ = try await declared.desk.save(draft.id, from: 1, first, by: .zhao)
            let saving = try await declared.desk.save(draft.id, from: 1, second, by: .li)
            #expect(saving.draft.sheet.text(at: place) == "43000")
            #expect(
                saving.draft.disputes == [Dispute(place: place, value: "41000", by: "zhao")])
            // Typing on elsewhere does not close the question.
            second[.unit] = "中心"
            _ = try await declared.desk.save(draft.id, from: 3, second, by: .li)
            try await declared.desk.settle(draft.id, place, of: "zhao", takes: true, by: .li)
            let settled = try await declared.draft(draft.id)
            #expect(settled.sheet.text(at: place) == "41000" && settled.disputes.isEmpty)
            #expect(settled.revision == 5)
            let again = try await faults {
                try await declared.desk.settle(draft.id, place, of: "zhao", takes: true, by: .li)
            }
            #expect(again == ["no_such_dispute"])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a line deleted by one and changed by the other stays, and is asked about`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let draft = try await declared.openSmall()
            let line = draft.sheet.lines[2].id
            var (first, second) = (draft.sheet, draft.sheet)
            first.lines[2][.target] = "98"
            second.lines.remove(at: 2)
            _ = try await declared.desk.save(draft.id, from: 1, first, by: .zhao)
            let saving = try await declared.desk.save(draft.id, from: 1, second, by: .li)
            #expect(saving.draft.sheet.line(line)?[.target] == "98")
            let place = DraftPlace(line, nil)
            #expect(saving.draft.disputes == [Dispute(place: place, value: nil, by: "li")])
            try await declared.desk.settle(draft.id, place, of: "li", takes: true, by: .zhao)
            #expect(try await declared.draft(draft.id).sheet.line(line) == nil)
            try await declared.desk.restore(draft.id, line: line, by: .zhao)
            let restored = try await declared.draft(draft.id)
            #expect(restored.sheet.lines.map(\.id) == draft.sheet.lines.map(\.id))
            #expect(restored.sheet.line(line)?[.target] == "98")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `each save is journalled with what changed, and nothing new is no save`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let draft = try await declared.openSmall()
            var sheet = draft.sheet
            sheet[.goalTotal] = "三年内全程网办"
            _ = try await declared.desk.save(draft.id, from: 1, sheet, by: .zhao)
            let before = try await declared.newestSequence()
            let same = try await declared.desk.save(draft.id, from: 2, sheet, by: .zhao)
            let late = try await declared.desk.save(draft.id, from: 1, sheet, by: .zhao)
            #expect(same.draft.revision == 2 && late.draft.revision == 2)
            #expect(try await declared.newestSequence() == before)
            let entry = try await declared.centre.read { try $0.journalEntries(limit: 1).first }
            #expect(entry?.kind == "performance.draft_saved")
            #expect(entry?.subject == "performance.draft/\(draft.id)")
            #expect(entry?.detail.contains("三年内全程网办") == true)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is discarded is not changed any more, and another may be opened`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let draft = try await declared.openSmall()
            try await declared.desk.discard(draft.id, by: .zhao)
            let found = try await faults {
                _ = try await declared.desk.save(draft.id, from: 1, DraftSheet(), by: .zhao)
            }
            #expect(found == ["draft_discarded"])
            #expect(try await declared.draft(draft.id).closing?.outcome == .discarded)
            #expect(try await declared.centre.read { try $0.drafts(year: 2025) }.isEmpty)
            #expect(try await declared.openSmall().id != draft.id)
        }
    }

    @Test func `what cannot be kept is refused with its place, and only some may draft`()
        async throws
    {
        try await withDeclaration(on: .sqlite) { declared in
            let draft = try await declared.openSmall()
            var sheet = draft.sheet
            sheet[.goalAnnual] = String(repeating: "长", count: 4001)
            sheet.lines.append(DraftLine(id: "a b"))
            sheet.lines.append(DraftLine(id: sheet.lines[0].id))
            let found = try await faults { [sheet] in
                _ = try await declared.desk.save(draft.id, from: 1, sheet, by: .zhao)
            }
            #expect(
                found == [
                    "draft_text_too_long@goalAnnual", "repeated_line@lines", "bad_line_id@lines",
                ])
            let other = try await faults {
                _ = try await declared.desk.save(draft.id, from: 9, draft.sheet, by: .zhao)
            }
            #expect(other == ["no_such_revision@revision"])
            let barred = try await faults {
                _ = try await declared.desk.open(.new(year: 2026, project: ""), by: .wu)
            }
            #expect(barred == ["not_allowed"])
            let year = try await faults {
                _ = try await declared.desk.open(.new(year: 1900, project: ""), by: .zhao)
            }
            #expect(year == ["bad_year@year"])
        }
    }
}
