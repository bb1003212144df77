/// What recomputing the whole chain found.
package enum Verification: Hashable, Sendable {
    /// Every entry is as it was written; the head is the newest one's digest.
    case sound(entries: Int64, head: String)
    /// The first entry that is not what was written, and why.
    case broken(sequence: Int64, reason: Words)
}

extension Connection {
    /// Recomputes every digest from the rows themselves; nothing stored is taken on trust.
    package func verifyJournal() throws -> Verification {
        var check = ChainCheck()
        try scanJournal(from: 1, through: .max) { entry in
            if check.broken == nil { check.visit(entry) }
        }
        if let broken = check.broken { return broken }
        // Entries cut off at the end leave a chain that is sound in itself.
        guard let head = try rows("SELECT sequence, digest FROM journal_head").first else {
            return .sound(entries: 0, head: Chain.origin)
        }
        let kept: Int64 = try head("sequence")
        guard kept == check.last else {
            return .broken(
                sequence: check.last + 1,
                reason: Words(
                    "第 \(check.last + 1) 条起的记录不见了，应有 \(kept) 条",
                    "entries from \(check.last + 1) on are gone; there should be \(kept)"))
        }
        guard try head("digest") == check.digest else {
            return .broken(
                sequence: check.last,
                reason: Words("与日志末尾的摘要不符", "it differs from the digest of the journal's head"))
        }
        return .sound(entries: check.last, head: check.digest)
    }
}

/// Follows the chain entry by entry, up to the first one that is broken.
private struct ChainCheck {
    var last: Int64 = 0
    var digest: String { String(decoding: previous, as: UTF8.self) }
    var broken: Verification?
    private var previous = Array(Chain.origin.utf8)
    private var chain = Chain()

    mutating func visit(_ entry: borrowing RawEntry) {
        let expected = last + 1
        guard entry.sequence == expected else {
            fail(expected, Words("缺少这一条", "this entry is missing"))
            return
        }
        guard chain.isSound(entry) else {
            fail(expected, Words("内容与摘要不符", "its content does not match its digest"))
            return
        }
        guard entry.texts[4].elementsEqual(previous) else {
            fail(expected, Words("与前一条不相连", "it does not follow from the entry before"))
            return
        }
        last = expected
        previous.withUnsafeMutableBytes { $0.copyMemory(from: entry.texts[5]) }
    }

    private mutating func fail(_ sequence: Int64, _ reason: Words) {
        broken = .broken(sequence: sequence, reason: reason)
    }
}
