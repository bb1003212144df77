import Kernel
import Testing
import TestStores

/// One way to change an entry that is already written.
enum Tampering: String, CaseIterable, Sendable {
    case sequence, instant, actor, kind, subject, detail, previous, digest

    /// Changes one byte, or one number, of the entry.
    func damage(_ sequence: Int64, in connection: any Connection) throws {
        let column = SQL(made: rawValue)
        let value: SQL =
            switch self {
            case .sequence: "sequence + 100000"
            case .instant: "instant + 1"
            case .previous, .digest:
                // Still hexadecimal, as a careful forger would have it.
                """
                CASE WHEN substr(\(part: column), 1, 1) = 'a' THEN 'b' ELSE 'a' END
                    || substr(\(part: column), 2)
                """
            default: "'X' || substr(\(part: column), 2)"
            }
        try connection.run(
            "UPDATE journal SET \(part: column) = \(part: value) WHERE sequence = \(sequence)")
    }
}

@Suite struct JournalTests {
    @Test(arguments: TestStore.allCases, Tampering.allCases)
    func `one changed byte is found where it is`(
        on kind: TestStore, _ tampering: Tampering
    ) async throws {
        try await withCentre(on: kind) { centre in
            for number in 1...40 { try await centre.note("note \(number)") }
            try await centre.expectSound(entries: 40)
            let victim = Int64.random(in: 1...40)
            try await centre.store.withConnection { try tampering.damage(victim, in: $0) }
            try await expectBroken(at: victim, in: centre)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `entries cut off at the end are missed`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            for number in 1...20 { try await centre.note("note \(number)") }
            try await centre.store.withConnection {
                _ = try $0.run("DELETE FROM journal WHERE sequence > 17")
            }
            try await expectBroken(at: 18, in: centre)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an entry cut out of the middle is missed`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            for number in 1...20 { try await centre.note("note \(number)") }
            try await centre.store.withConnection {
                _ = try $0.run("DELETE FROM journal WHERE sequence = 9")
            }
            try await expectBroken(at: 9, in: centre)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `entries are scanned in order, from one to another`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            for text in ["一", "two \"quoted\"", "line\nbreak", "emoji 🎯"] {
                try await centre.note(text)
            }
            let (scanned, read) = try await centre.read { reader in
                var scanned: [String] = []
                try reader.scanJournal(from: 2, through: 3) { entry in
                    let texts = entry.texts.map { String(decoding: $0, as: UTF8.self) }
                    scanned.append("\(entry.sequence) \(entry.instant) \(texts)")
                }
                let read = try reader.journalEntries(before: 4, limit: 2).reversed().map { entry in
                    let texts = [
                        entry.actor, entry.kind, entry.subject, entry.detail, entry.previous,
                        entry.digest,
                    ]
                    return "\(entry.sequence) \(entry.instant.milliseconds) \(texts)"
                }
                return (scanned, read)
            }
            #expect(scanned == read && scanned.count == 2)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a scan that is given up leaves the store usable`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            for number in 1...20 { try await centre.note("\(number)") }
            for _ in 0..<10 {
                await #expect(throws: Refusal.self) {
                    try await centre.read { reader in
                        try reader.scanJournal { _ in throw Refusal("enough", "够了", "Enough.") }
                    }
                }
            }
            try await centre.expectSound(entries: 20)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what the roles do not permit is refused and journalled`(
        on kind: TestStore
    ) async throws {
        try await withCentre(on: kind) { centre in
            let auditor = Actor(id: "li", roles: [.auditor])
            await #expect(throws: Refusal.notAllowed(.recordEntry)) {
                try await centre.write(by: auditor, may: .recordEntry) { try $0.note("never") }
            }
            await #expect(throws: Refusal.notAllowed(.managePeople)) {
                try await centre.require(.managePeople, of: auditor)
            }
            try await centre.require(.seeJournal, of: auditor)
            let entries = try await centre.read { try $0.journalEntries() }
            #expect(entries.map(\.kind) == Array(repeating: "kernel.permission_refused", count: 2))
            #expect(entries.map(\.actor) == ["li", "li"])
            #expect(entries.last?.detail.contains("record-entry") == true)
            try await centre.expectSound(entries: 2)
        }
    }

    private func expectBroken(at sequence: Int64, in centre: Centre) async throws {
        guard case .broken(let found, _) = try await centre.verification() else {
            Issue.record("the chain is sound though entry \(sequence) was tampered with")
            return
        }
        #expect(found == sequence)
    }
}
