import Crypto

/// The digests of the journal's entries under one root (RFC 9162, section 2.1), so that a few
/// entries can be shown to be part of the journal without showing the others.
///
/// Full blocks of 256, 65,536 and 16,777,216 entries are kept in a table; the rest is computed.
package enum JournalTree {
    /// How many entries' digests a block of a kept level brings together, as powers of two.
    static let keptLevels = [8, 16, 24]
    /// A block brings together so many blocks of the kept level below.
    static let fan: Int64 = 256

    /// The hash of an entry, from the digest that chains it.
    package static func leaf(_ digest: String) throws -> [UInt8] {
        guard let bytes = Hex.bytes(digest), bytes.count == 32 else {
            throw Fault("the journal holds a digest that is none")
        }
        return Array(SHA256.hash(data: [0] + bytes))
    }

    /// The hash of two neighbours.
    package static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: [1] + left + right))
    }

    /// The root over neighbours, of which there is at least one.
    package static func root(_ hashes: ArraySlice<[UInt8]>) -> [UInt8] {
        guard hashes.count > 1 else { return hashes.first ?? Array(SHA256.hash(data: [UInt8]())) }
        let middle = hashes.startIndex + Int(split(Int64(hashes.count)))
        return node(root(hashes[..<middle]), root(hashes[middle...]))
    }

    /// The greatest power of two below a count.
    package static func split(_ count: Int64) -> Int64 {
        var power: Int64 = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    static let table: SQL = """
        CREATE TABLE journal_tree (
            level BIGINT NOT NULL, place BIGINT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (level, place))
        """
}

extension Centre {
    /// Brings the kept blocks up to the journal's head; costs what was written since last time.
    ///
    /// In pieces, so that nobody who writes waits for long.
    package func extendJournalTree() async throws {
        while try await write(as: "operator", { try $0.extendJournalTree(by: 128) }) {}
    }
}

extension Transaction {
    /// Keeps at most so many blocks of each level; returns whether there may be more.
    func extendJournalTree(by limit: Int64) throws -> Bool {
        var isMore = false
        for (index, level) in JournalTree.keptLevels.enumerated() {
            let kept = try reader.keptBlocks(level)
            let below =
                index == 0
                ? try reader.journalLength()
                : try reader.keptBlocks(JournalTree.keptLevels[index - 1])
            let full = below / JournalTree.fan
            guard kept < full else { continue }
            let last = min(full, kept + limit)
            try extend(level, from: kept, to: last, below: level - 8)
            isMore = isMore || last < full || index < JournalTree.keptLevels.count - 1
        }
        return isMore
    }

    private func extend(_ level: Int, from first: Int64, to past: Int64, below: Int) throws {
        for place in first..<past {
            let hashes = try reader.treeHashes(below, group: place)
            let hash = Hex.text(JournalTree.root(hashes[...]))
            try run(
                "INSERT INTO journal_tree (level, place, hash) VALUES (\(level), \(place), \(hash))"
            )
        }
    }
}

extension Reader {
    func journalLength() throws -> Int64 {
        try first("SELECT sequence FROM journal_head")?("sequence") ?? 0
    }

    func keptBlocks(_ level: Int) throws -> Int64 {
        let row = try first(
            "SELECT COALESCE(MAX(place) + 1, 0) AS kept FROM journal_tree WHERE level = \(level)")
        return try row?("kept") ?? 0
    }

    /// The hashes of one group of 256 at a level; those of level 0 are the entries' own.
    func treeHashes(_ level: Int, group: Int64) throws -> [[UInt8]] {
        let (first, past) = (group * JournalTree.fan, (group + 1) * JournalTree.fan)
        guard level == 0 else {
            return try rows(
                """
                SELECT hash FROM journal_tree
                WHERE level = \(level) AND place >= \(first) AND place < \(past) ORDER BY place
                """
            ).map { row in
                let text: String = try row("hash")
                guard let bytes = Hex.bytes(text) else { throw Fault("the tree is damaged") }
                return bytes
            }
        }
        return try rows(
            """
            SELECT digest FROM journal
            WHERE sequence > \(first) AND sequence <= \(past) ORDER BY sequence
            """
        ).map { try JournalTree.leaf($0("digest")) }
    }
}

extension Hex {
    /// The bytes of hexadecimal text; nil for anything else.
    package static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for character in text.utf8 {
            guard let value = value(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func value(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
