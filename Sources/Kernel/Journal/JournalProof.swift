/// A part of the journal that is not shown, and what it comes to in the tree.
package struct HiddenPart: Hashable, Sendable {
    /// Sequences, both included.
    package let first: Int64
    package let last: Int64
    /// Hexadecimal.
    package let hash: String
}

/// Reads the tree over the first entries of the journal.
package struct JournalProof {
    private let reader: Reader
    /// Over so many entries.
    package let size: Int64
    private let kept: [Int: Int64]
    private var groups: [Int: (group: Int64, hashes: [[UInt8]])] = [:]

    package init(_ reader: Reader, size: Int64) throws {
        self.reader = reader
        self.size = size
        var kept: [Int: Int64] = [:]
        for level in JournalTree.keptLevels { kept[level] = try reader.keptBlocks(level) }
        self.kept = kept
    }

    /// The root over all of them.
    package mutating func root() throws -> String {
        Hex.text(size == 0 ? JournalTree.root([]) : try hash(0, size))
    }

    /// Everything but the entries shown, in as few parts as can be.
    ///
    /// - Parameter shown: sequences, ascending.
    package mutating func hiddenParts(
        besides shown: [Int64], _ visit: (HiddenPart) throws -> Void
    ) throws {
        guard size > 0 else { return }
        try walk(0, size, shown[...], visit)
    }

    private mutating func walk(
        _ from: Int64, _ past: Int64, _ shown: ArraySlice<Int64>,
        _ visit: (HiddenPart) throws -> Void
    ) throws {
        guard !shown.isEmpty else {
            let hash = Hex.text(try hash(from, past))
            return try visit(HiddenPart(first: from + 1, last: past, hash: hash))
        }
        guard past - from > 1 else { return }
        let middle = from + JournalTree.split(past - from)
        let cut = shown.partition(after: middle)
        try walk(from, middle, shown[..<cut], visit)
        try walk(middle, past, shown[cut...], visit)
    }

    /// The hash over entries, counted from 0, the last excluded.
    private mutating func hash(_ from: Int64, _ past: Int64) throws -> [UInt8] {
        let level = baseLevel(from, past)
        let (first, end) = (from >> level, past >> level)
        guard end - first <= JournalTree.fan, first / 256 == (end - 1) / 256 else {
            let middle = from + JournalTree.split(past - from)
            return JournalTree.node(try hash(from, middle), try hash(middle, past))
        }
        let hashes = try group(level, first / 256)
        let start = first % 256
        guard Int(start + end - first) <= hashes.count else {
            throw Fault("the journal's tree has a gap at level \(level), \(first)")
        }
        return JournalTree.root(hashes[Int(start)..<Int(start + end - first)])
    }

    /// The highest level whose kept blocks make up the whole range.
    private func baseLevel(_ from: Int64, _ past: Int64) -> Int {
        JournalTree.keptLevels.last { level in
            let block: Int64 = 1 << level
            return from % block == 0 && past % block == 0 && past >> level <= kept[level] ?? 0
        } ?? 0
    }

    private mutating func group(_ level: Int, _ group: Int64) throws -> [[UInt8]] {
        if let known = groups[level], known.group == group { return known.hashes }
        let hashes = try reader.treeHashes(level, group: group)
        groups[level] = (group, hashes)
        return hashes
    }
}

extension ArraySlice<Int64> {
    /// The place of the first sequence beyond `middle` in an ascending list.
    fileprivate func partition(after middle: Int64) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let place = low + (high - low) / 2
            if self[place] > middle { high = place } else { low = place + 1 }
        }
        return low
    }
}
