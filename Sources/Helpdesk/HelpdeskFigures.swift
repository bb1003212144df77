import Kernel

/// What the help desk came to in a period.
package struct HelpdeskFigures: Hashable, Sendable {
    /// Calls of visitors for a person.
    package let calls: Int
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
    ) throws -> HelpdeskFigures { throw Fault("not built") }
}
