/// A straight line that a page draws along or down its paper: what frames the cells of a table.
struct Rule: Hashable {
    /// Whether it runs from left to right.
    var isAcross: Bool
    var page: Int
    /// Where it stands: its height if it runs across, else how far from the left.
    var position: Double
    /// Where it begins and ends, along itself.
    var from: Double
    var to: Double

    /// What is thinner than this many points is a line, and lines closer than this are one.
    static let breadth = 3.0

    func covers(_ point: Double) -> Bool { from - 1 <= point && point <= to + 1 }

    /// Whether two lines touch or cross.
    func meets(_ other: Rule) -> Bool {
        isAcross != other.isAcross
            && from - Self.breadth <= other.position && other.position <= to + Self.breadth
            && other.from - Self.breadth <= position && position <= other.to + Self.breadth
    }

    /// The lines with those that lie on each other or go on in each other made one.
    static func merged(_ rules: [Rule]) -> [Rule] {
        var merged: [Rule] = []
        for isAcross in [true, false] {
            let some = rules.filter { $0.isAcross == isAcross }
            for cluster in clusters(some) { merged += joined(cluster) }
        }
        return merged
    }

    /// Lines that stand at one position.
    private static func clusters(_ rules: [Rule]) -> [[Rule]] {
        var clusters: [[Rule]] = []
        for rule in rules.sorted(by: { $0.position < $1.position }) {
            if let last = clusters.indices.last, let first = clusters[last].first,
                rule.position - first.position < breadth * 0.7
            {
                clusters[last].append(rule)
            } else {
                clusters.append([rule])
            }
        }
        return clusters
    }

    private static func joined(_ cluster: [Rule]) -> [Rule] {
        let position = cluster.reduce(0) { $0 + $1.position } / Double(cluster.count)
        var joined: [Rule] = []
        for var rule in cluster.sorted(by: { $0.from < $1.from }) {
            rule.position = position
            if let last = joined.indices.last, rule.from <= joined[last].to + breadth {
                joined[last].to = max(joined[last].to, rule.to)
            } else {
                joined.append(rule)
            }
        }
        return joined
    }
}

extension [Double] {
    /// The positions in order, those closer than a line is broad taken as one.
    var distinct: [Double] {
        var distinct: [Double] = []
        for value in sorted() where value - (distinct.last ?? -.infinity) > Rule.breadth * 0.9 {
            distinct.append(value)
        }
        return distinct
    }

    /// The position that is closest to a value; nil if there is none.
    func nearest(to value: Double) -> Int? {
        indices.min { abs(self[$0] - value) < abs(self[$1] - value) }
    }
}
