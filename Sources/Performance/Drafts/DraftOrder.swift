/// The order of lines after two people have moved some: each move is kept.
enum DraftOrder {
    /// Merges two orders that began as one.
    ///
    /// Lines that neither side moved stay as they were and are the anchors; what a side moved or
    /// added stands behind the anchor it has on that side. Both sides are treated alike.
    ///
    /// - Parameter kept: the lines of the result; others are left out.
    static func merge(
        base: [String], mine: [String], theirs: [String], keeping kept: Set<String>
    ) -> [String] {
        let movedByMe = moved(from: base, to: mine)
        let movedByThem = moved(from: base, to: theirs)
        let isAnchor = Set(base).intersection(kept).subtracting(movedByMe).subtracting(movedByThem)
        let known = Set(base)
        let chains = [(mine, movedByMe), (theirs, movedByThem)].map { side, moved in
            self.chains(side, isAnchor) {
                kept.contains($0) && (moved.contains($0) || !known.contains($0))
            }
        }
        var (merged, placed): ([String], Set<String>) = ([], isAnchor)
        for anchor in [nil] + base.filter(isAnchor.contains).map(Optional.some) {
            if let anchor { merged.append(anchor) }
            let here = chains.compactMap { $0[anchor] }.sorted {
                ($0.first ?? "") < ($1.first ?? "")
            }
            for line in here.joined() where placed.insert(line).inserted { merged.append(line) }
        }
        return merged
    }

    /// The lines that a side moved: those outside the longest run that kept its order.
    static func moved(from base: [String], to side: [String]) -> Set<String> {
        let place = Dictionary(uniqueKeysWithValues: base.enumerated().map { ($1, $0) })
        let common = side.filter { place[$0] != nil }
        let places = common.compactMap { place[$0] }
        // The longest rising run, by the length that ends at each place.
        var (length, before): ([Int], [Int?]) = ([], [])
        for (index, value) in places.enumerated() {
            let best = (0..<index).filter { places[$0] < value }.max { length[$0] < length[$1] }
            length.append((best.map { length[$0] } ?? 0) + 1)
            before.append(best)
        }
        var moved = Set(common)
        var index = length.indices.max { length[$0] < length[$1] }
        while let one = index {
            moved.remove(common[one])
            index = before[one]
        }
        return moved
    }

    /// What follows each anchor on one side; nil is the head of the form.
    private static func chains(
        _ side: [String], _ isAnchor: Set<String>, _ isOwn: (String) -> Bool
    ) -> [String?: [String]] {
        var (anchor, chains): (String?, [String?: [String]]) = (nil, [:])
        for line in side {
            if isAnchor.contains(line) {
                anchor = line
            } else if isOwn(line) {
                chains[anchor, default: []].append(line)
            }
        }
        return chains
    }
}
