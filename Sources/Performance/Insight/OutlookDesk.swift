import Kernel

/// Works out where every indicator will stand at the end of its year: once a day and when its
/// evidence has changed, some at a time, so that no page has to.
package struct OutlookDesk: Sendable {
    private let centre: Centre
    /// How many are worked out between two writes.
    private let batch: Int
    /// How many entries of the journal may be looked through for changes before what is still true
    /// is marked as such.
    private static let farBehind: Int64 = 5_000

    package init(_ centre: Centre, batch: Int = 50) {
        self.centre = centre
        self.batch = batch
    }

    /// Brings the newest year's outlooks up to today and to the evidence there is.
    ///
    /// - Returns: how many were made.
    @discardableResult
    package func bringUpToDate() async throws -> Int {
        guard let year = try await centre.read({ try $0.years().first }) else { return 0 }
        let request = try ReportRequest(year: year, today: centre.clock.today)
        let due = try await due(request)
        for batch in due.indicators.batches(of: batch) {
            let outlooks = try await read(batch, request)
            try await centre.write(as: "performance") { transaction in
                for outlook in outlooks { try transaction.keep(outlook) }
            }
        }
        if due.isFarBehind {
            _ = try await centre.write(as: "performance") { transaction in
                try transaction.confirmOutlooks(asOf: request.asOf, knownAt: due.head)
            }
        }
        return due.indicators.count
    }

    private struct Due: Sendable {
        let indicators: [StoredIndicator]
        /// Where the journal stood when it was looked at.
        let head: Int64
        let isFarBehind: Bool
    }

    /// What was not worked out today, or is no longer true.
    private func due(_ request: ReportRequest) async throws -> Due {
        let midnight = Instant(centre.clock.today)
        return try await centre.read { reader in
            let head = try reader.journalEnd().sequence
            let fresh = try reader.freshOutlooks(asOf: request.asOf, year: request.year)
                .filter { $0.value.madeAt >= midnight }
            let oldest = fresh.values.map(\.knownAt).min() ?? head
            return Due(
                indicators: try reader.declarations(year: request.year).flatMap(\.indicators)
                    .filter { fresh[$0.id] == nil },
                head: head, isFarBehind: head - oldest > Self.farBehind)
        }
    }

    private func read(
        _ indicators: [StoredIndicator], _ request: ReportRequest
    ) async throws -> [KeptOutlook] {
        let now = centre.clock.now()
        return try await centre.read { reader in
            let measures = try centre.measures(reader)
            let reading = try OutlookReading(reader, request)
            let head = try reader.journalEnd().sequence
            return try indicators.map { indicator in
                let outlook = try indicator.binding.map(reading.outlook(of:))
                return KeptOutlook(
                    indicator, outlook ?? .notMeasured,
                    target: indicator.indicator.number(
                        on: indicator.binding.flatMap { measures[$0.measure] }),
                    asOf: request.asOf, madeAt: now, knownAt: head)
            }
        }
    }
}

extension Indicator {
    /// The target as a number: levels by their place on the measure's scale; nil where it is words.
    func number(on measure: Measure?) -> Ratio? {
        if comparator == .qualitative { return measure?.amount(ofLevel: target).map { Ratio($0) } }
        return Quantity(target).map { Ratio($0) }
    }
}

extension Chore {
    /// Looks every minute; what is worked out already costs one statement.
    static let outlooks = Chore(
        "performance.outlooks", everySeconds: 60, worksAhead: true
    ) { centre in
        do { try await OutlookDesk(centre).bringUpToDate() } catch is Refusal {
            // A year whose holidays are not published has no forecast yet.
        }
    }
}
