import Kernel
import Testing
import TestStores

/// Something that happened, for the tests' journal.
struct Noted: JournalEvent {
    static let kind = "test.noted"
    let text: String
}

extension Centre {
    /// Writes one line to the journal; returns its sequence.
    @discardableResult
    func note(_ text: String, worth observations: [Observation] = []) async throws -> Int64 {
        try await write(as: "zhao") { transaction in
            try transaction.note(text, worth: observations)
        }
    }

    /// What the journal says was noted, in order.
    func notes() async throws -> [String] {
        try await read { reader in
            try reader.rows("SELECT subject FROM journal ORDER BY sequence").map {
                try $0("subject")
            }
        }
    }

    func verification() async throws -> Verification {
        try await read { try $0.verifyJournal() }
    }

    /// Fails the test unless the chain is whole and has so many entries.
    func expectSound(
        entries: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await verification()
        guard case .sound(let count, _) = found else {
            Issue.record("the chain is broken: \(found)", sourceLocation: sourceLocation)
            return
        }
        #expect(count == Int64(entries), sourceLocation: sourceLocation)
    }
}

extension Transaction {
    /// Journals a note; its text is also its subject, to be found again by.
    @discardableResult
    func note(
        _ text: String, worth observations: [Observation] = [],
        retracting retracted: [ObservationID] = []
    ) throws -> Int64 {
        try record(
            Noted(text: text), about: Subject("note", text), worth: observations,
            retracting: retracted)
    }
}

/// Chance that can be played again: SplitMix64 from a seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
