import Kernel

/// Reads the observations and the entries of a pack, a thousand at a time.
struct PackEvidence {
    let reader: Reader
    let request: ReportRequest
    /// In the order of the pack.
    let scopes: [PackScope]
    private static let page = 1000

    init(_ reader: Reader, _ request: ReportRequest, _ scopes: Set<PackScope>) {
        self.reader = reader
        self.request = request
        self.scopes = scopes.sorted {
            ($0.measure, $0.breakdown ?? "") < ($1.measure, $1.breakdown ?? "")
        }
    }

    /// Every observation of the scopes, those that were taken back included.
    func observations(_ visit: (PackObservation) throws -> Void) throws {
        for scope in scopes {
            var after = (day: "", sequence: Int64(0), ordinal: Int64(0))
            while true {
                let found = try page(scope, after: after)
                for observation in found { try visit(observation) }
                guard found.count == Self.page, let last = found.last else { break }
                after = (last.day.description, last.sequence, Int64(last.ordinal))
            }
        }
    }

    private func page(
        _ scope: PackScope, after last: (day: String, sequence: Int64, ordinal: Int64)
    ) throws -> [PackObservation] {
        let known = request.knownAt ?? .max
        let part: SQL = scope.breakdown.map { "AND o.breakdown = \($0)" } ?? ""
        return try reader.rows(
            """
            SELECT o.sequence, o.ordinal, o.measure, o.breakdown, o.day, o.amount, o.whole,
                o.subject, r.by_sequence
            FROM observation o
            LEFT JOIN retraction r ON r.sequence = o.sequence AND r.ordinal = o.ordinal
                AND r.by_sequence <= \(known)
            WHERE o.measure = \(scope.measure) \(part: part)
                AND o.day >= \(Day.first(of: request.year)) AND o.day <= \(request.asOf)
                AND o.sequence <= \(known)
                AND (o.day, o.sequence, o.ordinal) > (\(last.day), \(last.sequence),
                    \(last.ordinal))
            ORDER BY o.day, o.sequence, o.ordinal LIMIT \(Self.page)
            """
        ).map(PackObservation.init(row:))
    }

    /// The entries of ascending sequences.
    func entries(_ sequences: [Int64], _ visit: (Entry) throws -> Void) throws {
        var rest = sequences[...]
        while let first = rest.first {
            let some = rest.prefix(Self.page)
            rest = rest.dropFirst(Self.page)
            let others = some.dropFirst().reduce("" as SQL) { "\(part: $0), \($1)" }
            let rows = try reader.rows(
                """
                SELECT \(part: Entry.columns) FROM journal
                WHERE sequence IN (\(first)\(part: others)) ORDER BY sequence
                """)
            for row in rows { try visit(Entry(row: row)) }
        }
    }
}

extension PackObservation {
    fileprivate init(row: Row) throws {
        try self.init(
            sequence: row("sequence"), ordinal: row("ordinal"), measure: row("measure"),
            breakdown: row("breakdown"), day: row("day"), amount: row("amount"), of: row("whole"),
            subject: row("subject"), retractedBy: row("by_sequence"))
    }
}
