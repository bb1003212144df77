import Kernel

/// What the help desk came to in a period.
package struct HelpdeskFigures: Hashable, Sendable {
    /// Visitors' calls for a person.
    package let calls: Int
    /// Of these, those a person answered.
    package let answered: Int
    /// Seconds; nil without answers. `longest` knows the calls still open.
    package let longestSeconds: Figure?
    package let averageSeconds: Figure?
    /// Percent answered within the limit.
    package let inTime: Figure?
    /// Percent of the calls that a person answered.
    package let connected: Figure?
    /// Percent of the visitors who said, that said it helped.
    package let solved: Figure?
    package let enquiriesAnswered: Figure?
    /// Services to businesses, by channel.
    package let businesses: [BusinessServices.Channel: Int]
}

extension Reader {
    /// The figures of a period.
    ///
    /// - Parameter now: for the time so far of calls still open.
    package func helpdeskFigures(
        from: Day, through: Day, at now: Instant
    ) throws -> HelpdeskFigures {
        func evidence(_ measure: Measure, _ breakdown: String? = nil) -> Evidence {
            Evidence(of: [measure.name], breakdown: breakdown, from: from, through: through)
        }
        func figure(
            _ measure: Measure, _ gathering: Gathering? = nil, open: [Quantity] = []
        ) throws -> Figure? {
            try self.figure(gathering ?? measure.gathering, evidence(measure), open: open)
        }
        let calls = try summary(evidence(.connected))
        let open = now.day <= through ? try waiting(at: now) : []
        var businesses: [BusinessServices.Channel: Int] = [:]
        for channel in BusinessServices.Channel.allCases {
            let served = try summary(evidence(.businesses, channel.rawValue))
            businesses[channel] = served.map { Int($0.pieces) }
        }
        return HelpdeskFigures(
            calls: calls?.whole.count ?? 0, answered: calls?.amount.count ?? 0,
            longestSeconds: try figure(.firstAnswerSeconds, open: open),
            averageSeconds: try figure(.firstAnswerSeconds, .average),
            inTime: try figure(.answeredInTime), connected: try figure(.connected),
            solved: try figure(.solved), enquiriesAnswered: try figure(.enquiriesAnswered),
            businesses: businesses)
    }

    /// What the visitors' open calls have waited so far, in seconds.
    private func waiting(at now: Instant) throws -> [Quantity] {
        let clock = try callClock()
        return try openCalls().map(\.call).filter { $0.reason == .visitor }.map {
            Quantity(tenThousandths: try clock.waited($0, at: now) * 10)
        }
    }
}

extension Quantity {
    /// A whole amount as a number.
    fileprivate var count: Int { Int(tenThousandths / 10_000) }
}
