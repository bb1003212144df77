import Kernel

extension Enquiry {
    init(row: Row) throws {
        id = try row("id")
        number = try row("number")
        channel = try row.word("channel")
        audience = try row.word("audience")
        topic = try row("topic")
        receivedAt = try row("received_at")
        workingDays = try row("working_days")
        question = try row("question")
        contact = try row("contact")
        conversation = try row("conversation")
        assignee = try row("assignee")
        let answeredAt: Instant? = try row("answered_at")
        answer = try answeredAt.map { at in
            try Answer(
                at: at, by: row("answered_by"), channel: row.word("answer_channel"),
                text: row("answer"))
        }
        erasedAt = try row("erased_at")
    }
}

extension Reader {
    /// The enquiry of an id; nil when there is none.
    package func enquiry(_ id: String) throws -> Enquiry? {
        try first("SELECT * FROM help_enquiry WHERE id = \(id)").map(Enquiry.init(row:))
    }

    /// Enquiries open at a moment; the cost grows with these alone when it is now.
    func enquiries(openAt instant: Instant) throws -> [Enquiry] {
        try rows(
            """
            SELECT * FROM help_enquiry WHERE answered_at IS NULL AND received_at <= \(instant)
            UNION ALL
            SELECT * FROM help_enquiry
            WHERE answered_at > \(instant) AND received_at <= \(instant)
            """
        ).map(Enquiry.init(row:))
    }
}

extension Transaction {
    /// - Throws: `no_such_enquiry`.
    func mustFindEnquiry(_ id: String) throws -> Enquiry {
        guard let found = try reader.enquiry(id) else { throw Refusal.noSuchEnquiry }
        return found
    }

    /// The next number of a yearly series: 咨2025-00012.
    func nextNumber(_ series: String) throws -> String {
        let year = instant.day.year
        let row = try first(
            """
            INSERT INTO help_series (name, year, last) VALUES (\(series), \(year), 1)
            ON CONFLICT (name, year) DO UPDATE SET last = help_series.last + 1 RETURNING last
            """)
        guard let row else { throw Fault("the series \(series) gave no number") }
        let number: Int = try row("last")
        let digits = String(number)
        return
            "\(series)\(year)-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits)"
    }

    /// Registers an enquiry; from now on it counts among those to be answered.
    func register(
        _ draft: EnquiryDraft, contact: String?, conversation: String? = nil
    ) throws -> Enquiry {
        let rules = try reader.helpRuleBook().rules(at: instant)
        let enquiry = Enquiry(
            id: Identifier.make(at: instant), number: try nextNumber("咨"),
            channel: draft.channel, audience: draft.audience, topic: draft.topic,
            receivedAt: instant, workingDays: rules.enquiryWorkingDays,
            question: draft.question, contact: contact, conversation: conversation)
        try insert(enquiry)
        try record(
            EnquiryReceived(
                number: enquiry.number, channel: enquiry.channel, audience: enquiry.audience,
                topic: enquiry.topic, workingDays: enquiry.workingDays,
                length: enquiry.question.count, conversation: conversation),
            about: enquiry.subject,
            worth: [
                .part(
                    .enquiriesAnswered, 0, of: 1, on: instant.day, enquiry.channel.rawValue)
            ])
        return enquiry
    }

    private func insert(_ enquiry: Enquiry) throws {
        try run(
            """
            INSERT INTO help_enquiry (id, number, channel, audience, topic, received_at,
                working_days, question, contact, conversation)
            VALUES (\(enquiry.id), \(enquiry.number), \(enquiry.channel.rawValue),
                \(enquiry.audience.rawValue), \(enquiry.topic), \(enquiry.receivedAt),
                \(enquiry.workingDays), \(enquiry.question), \(enquiry.contact),
                \(enquiry.conversation))
            """)
    }

    func save(_ enquiry: Enquiry) throws {
        let answer = enquiry.answer
        try run(
            """
            UPDATE help_enquiry SET question = \(enquiry.question), contact = \(enquiry.contact),
                assignee = \(enquiry.assignee), answered_at = \(answer?.at),
                answered_by = \(answer?.by), answer_channel = \(answer?.channel.rawValue),
                answer = \(answer?.text), erased_at = \(enquiry.erasedAt)
            WHERE id = \(enquiry.id)
            """)
    }
}
