import Kernel

/// Which enquiries are looked for.
package struct EnquiryFilter: Hashable, Sendable {
    package var isAnswered: Bool?
    package var channel: Enquiry.Channel?
    package var topic: String?
    package var assignee: String?
    package var from: Day?
    package var through: Day?
    /// Part of the number, the question or the answer.
    package var text = ""

    package init() {}

    fileprivate var conditions: SQL {
        var all: SQL = "1 = 1"
        func add(_ next: SQL?) { if let next { all = "\(part: all) AND \(part: next)" } }
        add(isAnswered.map { $0 ? "answered_at IS NOT NULL" : "answered_at IS NULL" })
        add(channel.map { "channel = \($0.rawValue)" })
        add(topic.map { "topic = \($0)" })
        add(assignee.map { "assignee = \($0)" })
        add(from.map { "received_at >= \(Instant($0))" })
        add(through.map { "received_at < \(Instant($0 + 1))" })
        add(text.isEmpty ? nil : .contains(text, in: ["number", "question", "answer"]))
        return all
    }
}

extension SQL {
    /// Whether one of the columns holds a text; its wildcards stand for themselves, and case is
    /// folded alike on both databases.
    static func contains(_ text: String, in columns: [SQL]) -> SQL {
        let plain = text.replacing("!", with: "!!").replacing("%", with: "!%")
        let pattern = "%\(plain.replacing("_", with: "!_"))%"
        let each = columns.map { column -> SQL in
            "lower(\(part: column)) LIKE lower(\(pattern)) ESCAPE '!'"
        }
        guard let first = each.first else { return "1 = 1" }
        let any = each.dropFirst().reduce(first) { "\(part: $0) OR \(part: $1)" }
        return "(\(part: any))"
    }
}

extension Reader {
    /// Enquiries that fit, newest first.
    ///
    /// - Parameter before: only those with a smaller id; for the next page.
    package func enquiries(
        _ filter: EnquiryFilter, before: String? = nil, limit: Int = 50
    ) throws -> [Enquiry] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try rows(
            """
            SELECT * FROM help_enquiry WHERE \(part: filter.conditions) \(part: older)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map(Enquiry.init(row:))
    }
}
