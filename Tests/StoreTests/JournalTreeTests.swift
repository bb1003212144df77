import Crypto
import Kernel
import TestStores
import Testing

/// The tree over the journal against the plain definition of RFC 9162.
struct JournalTreeTests {
    private struct Noted: JournalEvent {
        static let kind = "test.noted"
        let number: Int
    }

    /// The root as the RFC writes it, over all leaves at once.
    private static func plain(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard leaves.count > 1 else { return leaves.first ?? Array(SHA256.hash(data: [UInt8]())) }
        var power = 1
        while power * 2 < leaves.count { power *= 2 }
        let middle = leaves.startIndex + power
        let pair: [UInt8] = [1] + plain(leaves[..<middle]) + plain(leaves[middle...])
        return Array(SHA256.hash(data: pair))
    }

    private func write(_ count: Int, _ centre: Centre) async throws {
        try await centre.write(as: "somebody") { transaction in
            for number in 0..<count {
                try transaction.record(Noted(number: number), about: Subject("test.thing", "1"))
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `kept blocks and what is computed give the same root`(store: TestStore) async throws {
        try await withCentre(on: store) { centre in
            for more in [1, 2, 253, 1, 300, 500] {
                try await write(more, centre)
                let before = try await Self.roots(centre)
                try await centre.extendJournalTree()
                let after = try await Self.roots(centre)
                #expect(before.0 == before.1 && after == before)
            }
            let kept = try await centre.read {
                try $0.rows("SELECT level, place FROM journal_tree").count
            }
            #expect(kept == 1057 / 256)
        }
    }

    private static func roots(_ centre: Centre) async throws -> (String, String) {
        try await centre.read { reader in
            let leaves = try reader.rows("SELECT digest FROM journal ORDER BY sequence")
                .map { try JournalTree.leaf($0("digest")) }
            var proof = try JournalProof(reader, size: Int64(leaves.count))
            return (try proof.root(), Hex.text(plain(leaves[...])))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what is hidden and what is shown are the whole journal`(store: TestStore) async throws {
        try await withCentre(on: store) { centre in
            try await write(700, centre)
            try await centre.extendJournalTree()
            for shown: [Int64] in [[], [1], [700], [255, 256, 257], [3, 90, 512, 513, 699]] {
                let parts = try await centre.read { reader in
                    var (proof, parts) = (try JournalProof(reader, size: 700), [HiddenPart]())
                    try proof.hiddenParts(besides: shown) { parts.append($0) }
                    return parts
                }
                let covered = parts.flatMap { Array($0.first...$0.last) } + shown
                #expect(covered.sorted() == Array(1...700))
                #expect(parts.count <= 1 + shown.count * 10)
            }
        }
    }
}
