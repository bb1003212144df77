import Kernel
import Performance
import Testing
import TestStores

/// What people say about a figure.
@Suite struct CommentTests {
    private static let draft = CommentDraft(
        measure: "register.parcels", day: "2025-03-03", words: " 春节后积压的证书集中交寄 ")

    private func comments(_ centre: Centre) async throws -> [FigureComment] {
        try await centre.read {
            try $0.comments(
                on: ["register.parcels", "register.other"], from: day("2025-01-01"),
                through: day("2025-12-31"))
        }
    }

    private func refused(
        _ codes: [String], _ act: () async throws -> Void
    ) async throws {
        let found = try await faults(act)
        #expect(found == codes)
    }

    @Test(arguments: TestStore.allCases)
    func `a comment stands on its day, and is journalled with its words`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let id = try await CommentDesk(declared.centre).comment(Self.draft, by: .zhao)
            let found = try await comments(declared.centre)
            #expect(found.map(\.id) == [id] && found.first?.author == "zhao")
            #expect(found.first?.words == "春节后积压的证书集中交寄")
            #expect(found.first?.day == day("2025-03-03") && found.first?.withdrawal == nil)
            let entry = try await declared.centre.read { try $0.journalEntries(limit: 1).first }
            #expect(entry?.kind == "performance.figure_commented")
            #expect(entry?.detail.contains("春节后积压") == true)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a comment may be withdrawn once, by its author, and is not deleted`(
        store: TestStore
    ) async throws {
        try await withDeclaration(on: store) { declared in
            let desk = CommentDesk(declared.centre)
            let id = try await desk.comment(Self.draft, by: .zhao)
            let other = Actor(id: "qian", roles: [.director])
            try await refused(["not_your_comment"]) { try await desk.withdraw(id, by: other) }
            try await desk.withdraw(id, by: .zhao)
            let found = try await comments(declared.centre)
            #expect(found.first?.withdrawal?.by == "zhao" && found.first?.words.isEmpty == false)
            try await refused(["comment_withdrawn"]) { try await desk.withdraw(id, by: .zhao) }
            try await refused(["no_such_comment"]) { try await desk.withdraw("x", by: .zhao) }
        }
    }

    @Test func `everything that is wrong is told at once, and only some may comment`() async throws
    {
        try await withDeclaration(on: .sqlite) { declared in
            let desk = CommentDesk(declared.centre)
            var draft = CommentDraft(measure: "register.parcels", day: "2025-02-30", words: " ")
            try await refused(["bad_comment_day@day", "comment_empty@words"]) {
                _ = try await desk.comment(draft, by: .zhao)
            }
            draft.day = "2026-01-01"
            draft.words = String(repeating: "长", count: 501)
            try await refused(["comment_ahead@day", "comment_too_long@words"]) {
                _ = try await desk.comment(draft, by: .zhao)
            }
            try await refused(["not_allowed"]) { _ = try await desk.comment(Self.draft, by: .wu) }
            let unknown = CommentDraft(measure: "nothing", day: "2025-03-03", words: "说明")
            try await refused(["no_such_measure@measure"]) {
                _ = try await desk.comment(unknown, by: .zhao)
            }
        }
    }
}
