import Foundation
import Kernel

extension Reader {
    /// One draft; nil when there is none.
    package func draft(_ id: String) throws -> Draft? {
        try first("SELECT * FROM declaration_draft WHERE id = \(id)").map(Draft.init(row:))
    }

    /// The drafts of a year that somebody works on, the newest first.
    package func drafts(year: Int) throws -> [Draft] {
        try rows(
            """
            SELECT * FROM declaration_draft WHERE year = \(year) AND outcome IS NULL
            ORDER BY saved_at DESC, id DESC
            """
        ).map(Draft.init(row:))
    }

    /// The years that have open drafts, newest first.
    package func draftYears() throws -> [Int] {
        try rows(
            "SELECT DISTINCT year FROM declaration_draft WHERE outcome IS NULL ORDER BY year DESC"
        ).map { try $0("year") }
    }

    /// What a draft said at one of its revisions; nil when it has none of that number.
    package func sheet(of draft: String, revision: Int) throws -> DraftSheet? {
        try first(
            """
            SELECT content FROM declaration_draft_revision
            WHERE draft = \(draft) AND revision = \(revision)
            """
        ).map { try DraftJSON.read($0("content")) }
    }
}

extension Transaction {
    func insert(_ draft: Draft, _ sequence: Int64) throws {
        let content = try DraftJSON.text(draft.sheet)
        try run(
            """
            INSERT INTO declaration_draft (id, year, project, base, revision, content, disputes,
                deleted, opened_by, opened_at, saved_by, saved_at, sequence)
            VALUES (\(draft.id), \(draft.year), \(draft.project), \(draft.base),
                \(draft.revision), \(content), \(try DraftJSON.text(draft.disputes)),
                \(try DraftJSON.text(draft.deleted)), \(draft.opened.by), \(draft.opened.at),
                \(draft.saved.by), \(draft.saved.at), \(sequence))
            """)
        try insertRevision(of: draft, content, sequence)
    }

    func update(_ draft: Draft, _ sequence: Int64) throws {
        let content = try DraftJSON.text(draft.sheet)
        try run(
            """
            UPDATE declaration_draft SET project = \(draft.project), revision = \(draft.revision),
                content = \(content), disputes = \(try DraftJSON.text(draft.disputes)),
                deleted = \(try DraftJSON.text(draft.deleted)),
                saved_by = \(draft.saved.by), saved_at = \(draft.saved.at),
                sequence = \(sequence) WHERE id = \(draft.id)
            """)
        try insertRevision(of: draft, content, sequence)
    }

    private func insertRevision(of draft: Draft, _ content: String, _ sequence: Int64) throws {
        try run(
            """
            INSERT INTO declaration_draft_revision (draft, revision, content, saved_by, saved_at,
                sequence)
            VALUES (\(draft.id), \(draft.revision), \(content), \(draft.saved.by),
                \(draft.saved.at), \(sequence))
            """)
    }

    /// Ends the work on a draft; nothing changes it any more.
    ///
    /// - Throws: `no_such_draft`, `draft_stored`, `draft_discarded`.
    package func close(_ id: String, as outcome: Draft.Outcome, _ sequence: Int64) throws {
        _ = try openDraft(id)
        try run(
            """
            UPDATE declaration_draft SET outcome = \(outcome.rawValue), closed_by = \(actor),
                closed_at = \(instant), sequence = \(sequence) WHERE id = \(id)
            """)
    }

    /// A draft that can still be changed.
    ///
    /// - Throws: `no_such_draft`, `draft_stored`, `draft_discarded`.
    package func openDraft(_ id: String) throws -> Draft {
        guard let draft = try reader.draft(id) else { throw Refusal.noSuchDraft }
        if let closing = draft.closing { throw Refusal.draftClosed(closing.outcome) }
        return draft
    }
}

/// How drafts are kept in a column.
private enum DraftJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}

extension Draft {
    fileprivate init(row: Row) throws {
        id = try row("id")
        year = try row("year")
        base = try row("base")
        revision = try row("revision")
        sheet = try DraftJSON.read(row("content"))
        disputes = try DraftJSON.read(row("disputes"))
        deleted = try DraftJSON.read(row("deleted"))
        opened = try DraftStamp(by: row("opened_by"), at: row("opened_at"))
        saved = try DraftStamp(by: row("saved_by"), at: row("saved_at"))
        let text: String? = try row("outcome")
        if let outcome = text.flatMap(Outcome.init) {
            closing = try Closing(
                outcome: outcome, stamp: DraftStamp(by: row("closed_by"), at: row("closed_at")))
        }
    }
}
