/// A case with a clock: what a worklist shows, what a page explains day by day, and what a case
/// that is still open is worth so far to its measure.
package struct TimedCase: Hashable, Sendable {
    package let subject: Subject
    /// Which of the case's clocks, such as `contact` or `rectification`; unique within the case.
    package let clock: String
    /// What the case is and what is due: `差评 · 联系评价人`. No personal data.
    package let title: Words
    package let deadline: Deadline
    /// The measure that its time counts for, and the part of it; nil when it counts for none.
    package let measure: String?
    package let breakdown: String
    /// When what was due was done; nil while it is open.
    package let endedAt: Instant?
    /// Whose worklist it is on: those who may do this.
    package let permission: Permission
    /// The account it belongs to, where it is somebody's own.
    package let assignee: String?
    /// The page on which it is worked on, such as `/reviews/0192…`.
    package let path: String

    package init(
        _ subject: Subject, clock: String, title: Words, deadline: Deadline,
        measure: String? = nil, breakdown: String = "", endedAt: Instant? = nil,
        permission: Permission, assignee: String? = nil, path: String
    ) {
        self.subject = subject
        self.clock = clock
        self.title = title
        self.deadline = deadline
        self.measure = measure
        self.breakdown = breakdown
        self.endedAt = endedAt
        self.permission = permission
        self.assignee = assignee
        self.path = path
    }

    /// Time so far, or time taken, in the limit's unit.
    package func elapsed(at now: Instant, _ calendar: WorkCalendar) throws(Refusal) -> Quantity {
        try deadline.elapsed(at: endedAt ?? now, calendar)
    }
}

/// The timed cases of one desk.
package struct CaseClocks: Sendable {
    /// Those that were open at a moment: begun by then, and not ended by then. Its cost must grow
    /// with the open cases only when the moment is now.
    package let open: @Sendable (Reader, Instant) throws -> [TimedCase]
    /// Every clock of one case, ended ones too; empty when the subject is not this desk's.
    package let of: @Sendable (Reader, Subject) throws -> [TimedCase]

    package init(
        open: @escaping @Sendable (Reader, Instant) throws -> [TimedCase],
        of: @escaping @Sendable (Reader, Subject) throws -> [TimedCase]
    ) {
        self.open = open
        self.of = of
    }

    /// The cases of two parts of one desk.
    package func joined(with other: CaseClocks) -> CaseClocks {
        CaseClocks(
            open: { try open($0, $1) + other.open($0, $1) },
            of: { try of($0, $1) + other.of($0, $1) })
    }

    /// A desk without timed cases.
    package static let none = CaseClocks(open: { _, _ in [] }, of: { _, _ in [] })
}
