import Kernel

extension SurveyDesk {
    /// Brings in a list of people to draw from; names and contacts go to the vault.
    package func importFrame(
        _ table: FrameTable, to id: String, by actor: Actor
    ) async throws {
        let vault = centre.vault
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            let survey = try transaction.requireSurvey(id)
            guard survey.state != .closed else { throw Refusal.notOpen }
            let row = try transaction.first(
                "SELECT COUNT(*) AS n FROM survey_member WHERE survey = \(id)")
            let first = try row.map { try $0("n") + 1 } ?? 1
            for (index, listed) in table.members.enumerated() {
                let member = Identifier.make(at: transaction.instant)
                try transaction.run(
                    """
                    INSERT INTO survey_member (id, survey, number, part)
                    VALUES (\(member), \(id), \(first + index), \(listed.part))
                    """)
                try vault.seal(
                    Person(name: listed.name, telephone: listed.contact),
                    as: Self.person(member), in: transaction)
            }
            let count = table.members.count
            try transaction.record(
                SurveyFrameImported(count: count, first: first, last: first + count - 1),
                about: survey.subject)
        }
    }

    /// The id of a member in the vault.
    static func person(_ member: String) -> String { "satisfaction.member/\(member)" }

    /// Draws by lot from those of the list who were not drawn yet, and asks nobody so far.
    ///
    /// - Parameter seed: any text; one is made where it is empty.
    /// - Returns: the numbers drawn.
    @discardableResult
    package func draw(
        _ count: Int, of id: String, seed: String = "", by actor: Actor
    ) async throws -> [Int] {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            let survey = try transaction.requireSurvey(id)
            guard survey.state != .closed else { throw Refusal.notOpen }
            let frame: [Int] = try transaction.rows(
                """
                SELECT number FROM survey_member WHERE survey = \(id) AND drawn IS NULL
                ORDER BY number
                """
            ).map { try $0("number") }
            guard count > 0, count <= frame.count else {
                throw Refusal.drawnTooMany(frame.count)
            }
            guard seed.count <= 100, !seed.contains("\0") else {
                throw Refusal.tooLong("seed", 100)
            }
            let seed = seed.isBlank ? Token.make() : seed.trimmingSpaces
            let drawn = Draw.numbers(seed: seed, from: frame, count: count)
            let sequence = try transaction.record(
                SurveySampleDrawn(seed: seed, frame: frame.count, drawn: drawn),
                about: survey.subject)
            for number in drawn {
                try transaction.run(
                    """
                    UPDATE survey_member SET drawn = \(sequence)
                    WHERE survey = \(id) AND number = \(number)
                    """)
            }
            return drawn
        }
    }

    /// Asks everybody drawn who has not answered: a link for those who have none yet, and again
    /// for the others; returns who and by which link, for sending.
    package func invite(_ id: String, by actor: Actor) async throws -> [Asked] {
        let vault = centre.vault
        return try await centre.write(by: actor, may: .runSurvey) { transaction in
            let survey = try transaction.requireSurvey(id)
            guard survey.state == .open else { throw Refusal.notOpen }
            let day = transaction.instant.day
            let again = try transaction.run(
                """
                UPDATE survey_invitation SET asked = asked + 1, asked_on = \(day)
                WHERE survey = \(id) AND used = 0
                """)
            let new: [String] = try transaction.rows(
                """
                SELECT m.id FROM survey_member m
                LEFT JOIN survey_invitation i ON i.member = m.id
                WHERE m.survey = \(id) AND m.drawn IS NOT NULL AND i.member IS NULL
                """
            ).map { try $0("id") }
            for member in new {
                try transaction.run(
                    """
                    INSERT INTO survey_invitation (member, survey, token, asked, asked_on, used)
                    VALUES (\(member), \(id), \(Token.make()), 1, \(day), 0)
                    """)
            }
            try transaction.record(
                SurveyInvitationsSent(first: new.count, again: again), about: survey.subject)
            return try transaction.reader.unanswered(id).map { asked in
                var asked = asked
                asked.person = try vault.open(Self.person(asked.member), in: transaction.reader)
                return asked
            }
        }
    }

    /// Makes an open link, for a poster or an event; returns its token.
    package func makeLink(
        _ label: String, of id: String, by actor: Actor
    ) async throws -> String {
        try await centre.write(by: actor, may: .runSurvey) { transaction in
            let survey = try transaction.requireSurvey(id)
            guard survey.state != .closed else { throw Refusal.notOpen }
            var faults: [Refusal] = []
            faults.check(label, "label", "名称", "label", limit: 60)
            try faults.throwAny()
            let (link, token) = (Identifier.make(at: transaction.instant), Token.make())
            let sequence = try transaction.record(
                SurveyLinkMade(label: label), about: survey.subject)
            try transaction.run(
                """
                INSERT INTO survey_link (id, survey, token, label, sequence)
                VALUES (\(link), \(id), \(token), \(label.trimmingSpaces), \(sequence))
                """)
            return token
        }
    }
}

/// Somebody who was drawn and asked, and has not answered.
package struct Asked: Hashable, Sendable {
    package let member: String
    /// The place in the list.
    package let number: Int
    package let token: String
    package let times: Int
    package let askedOn: Day
    /// Nil once erased.
    package internal(set) var person: Person?
}

extension Reader {
    /// How many people are on the list of a survey.
    package func frameSize(of survey: String) throws -> Int {
        let row = try first("SELECT COUNT(*) AS n FROM survey_member WHERE survey = \(survey)")
        return try row?("n") ?? 0
    }

    fileprivate func unanswered(_ survey: String) throws -> [Asked] {
        try rows(
            """
            SELECT i.member, m.number, i.token, i.asked, i.asked_on FROM survey_invitation i
            JOIN survey_member m ON m.id = i.member
            WHERE i.survey = \(survey) AND i.used = 0 ORDER BY m.number
            """
        ).map {
            try Asked(
                member: $0("member"), number: $0("number"), token: $0("token"),
                times: $0("asked"), askedOn: $0("asked_on"))
        }
    }
}

extension Refusal {
    fileprivate static func drawnTooMany(_ frame: Int) -> Refusal {
        Refusal(
            "drawn_too_many", "名单中还有 \(frame) 人可抽，请填 1 至 \(frame)。",
            "The list has \(frame) left to draw; give 1 to \(frame).", at: "count")
    }
}
