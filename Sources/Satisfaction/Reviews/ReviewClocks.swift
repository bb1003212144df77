import Kernel

extension CaseClocks {
    /// Contact and rectification of bad reviews.
    static let badReviews = CaseClocks(
        open: { reader, instant in
            try reader.clocks(ofReviews: BadReview.openAt(instant))
                .filter { $0.deadline.start <= instant }
                .filter { $0.endedAt.map { $0 > instant } ?? true }
        },
        of: { reader, subject in
            guard subject.kind == "satisfaction.review" else { return [] }
            return try reader.clocks(ofReviews: "b.id = \(subject.id)")
        })
}

extension BadReview {
    /// An upheld objection takes a review out of every time, past ones too. A review that is put
    /// right is open for nobody but whoever asks for the past.
    fileprivate static func openAt(_ instant: Instant) -> SQL {
        """
        b.state <> \(State.dismissed.rawValue) AND b.opened_at <= \(instant) AND (
            b.put_right_at IS NULL OR b.put_right_at > \(instant)
            OR b.contacted_at > \(instant))
        """
    }

    fileprivate var timedCases: [TimedCase] {
        func clock(
            _ name: String, _ due: Words, _ deadline: Deadline, _ measure: MeasureName?,
            _ endedAt: Instant?
        ) -> TimedCase {
            TimedCase(
                BadReview.subject(id), clock: name,
                title: Words("差评（\(matter)）· \(due.zh)", "Bad review (\(matter)): \(due.en)"),
                deadline: deadline, measure: measure?.rawValue,
                breakdown: measure == nil ? "" : matter,
                endedAt: endedAt ?? (state == .dismissed ? closedAt : nil),
                permission: .handleReview, assignee: handler, path: "/satisfaction/reviews/\(id)")
        }
        return [
            clock("contact", Words("联系评价人", "contact the visitor"), contact, nil, contactedAt),
            clock(
                "rectification", Words("整改", "put it right"), rectification,
                state == .dismissed ? nil : .rectificationWorkingDays, putRightAt),
        ]
    }
}

extension Reader {
    fileprivate func clocks(ofReviews condition: SQL) throws -> [TimedCase] {
        try rows("\(part: BadReview.selection) WHERE \(part: condition) ORDER BY b.opened_at")
            .map(BadReview.init(row:)).flatMap(\.timedCases)
    }
}
