import Kernel

extension HallInspection {
    /// Messages of a conversation stand without a gap, and are those that were acknowledged.
    mutating func checkMessages(_ reader: Reader, _ fold: HallFold) throws {
        var (said, places): ([String: [Int]], [String: Int]) = ([:], [:])
        let rows = try reader.rows(
            "SELECT conversation, ordinal, sender FROM help_message ORDER BY conversation, ordinal")
        for row in rows {
            let (id, sender): (String, String) = (try row("conversation"), try row("sender"))
            let ordinal: Int = try row("ordinal")
            places[id, default: 0] += 1
            try HallFinding.unless(
                ordinal == places[id], "message \(ordinal) of \(id) is not its next")
            if sender != "machine" { said[id, default: []].append(ordinal) }
        }
        try HallFinding.unless(said == fold.said, "said \(said), journalled \(fold.said)")
        let told = book.messages.filter { $0.value > 0 }
        try HallFinding.unless(
            said.mapValues(\.count) == told, "said \(said), acknowledged \(told)")
        figures.conversations = try count("help_conversation", reader)
        try HallFinding.unless(
            figures.conversations == book.messages.count,
            "\(figures.conversations) conversations, of \(book.messages.count) that were begun")
        figures.messages = rows.count
        let open = try count("help_conversation WHERE ended_at IS NULL", reader)
        try HallFinding.unless(open == 0, "\(open) conversations are still open at night")
    }

    /// Every call ended, as somebody was told, and waited as long as the clock on the wall says.
    mutating func checkCalls(_ reader: Reader, _ fold: HallFold) throws {
        let byVisitors = fold.calls.filter { $0.value.reason == "visitor" }
        for (id, call) in fold.calls {
            guard let end = call.endedAt else { throw HallFinding("call \(id) never ended") }
            let waited = try OpenTimeOnTheWall().milliseconds(from: call.at, through: end)
            try HallFinding.unless(
                waited == call.waited,
                "call \(id) waited \(waited), journalled \(String(describing: call.waited))")
            if call.reason == "visitor" { figures.waits.append(waited) }
        }
        figures.waits.sort()
        try checkKept(fold.calls, reader)
        try checkTold(Array(byVisitors.values))
        figures.calls = byVisitors.values.reduce(into: [:]) {
            $0[$1.outcome ?? "", default: 0] += 1
        }
        let observed = try reader.rows(
            """
            SELECT amount FROM observation WHERE measure = 'helpdesk.first_answer_seconds'
            ORDER BY amount
            """
        ).map { row -> Int64 in try row("amount") }
        try HallFinding.unless(
            observed == figures.waits.map { $0 * 10 },
            "observed \(observed), waited \(figures.waits)")
        let connected = try sums("helpdesk.connected", reader)
        let answered = Int64(figures.calls["answered"] ?? 0)
        try HallFinding.unless(
            connected.amount == answered * 10_000
                && connected.whole == Int64(byVisitors.count) * 10_000,
            "connected: \(connected), of \(figures.calls)")
    }

    private func checkKept(_ calls: [String: HallFold.Call], _ reader: Reader) throws {
        let rows = try reader.rows("SELECT id, outcome, called_at, closed_at FROM help_call")
        for row in rows {
            let id: String = try row("id")
            let (called, closed): (Instant, Instant?) = (try row("called_at"), try row("closed_at"))
            let outcome: String? = try row("outcome")
            let told = calls[id]
            try HallFinding.unless(
                told?.at == called && told?.endedAt == closed && told?.outcome == outcome,
                "call \(id) was \(String(describing: told)), kept as \(row)")
        }
        try HallFinding.unless(rows.count == calls.count, "\(rows.count) of \(calls.count) calls")
    }

    private func checkTold(_ calls: [HallFold.Call]) throws {
        try HallFinding.unless(
            Set(calls.map(\.conversation)) == book.calls && calls.count == book.calls.count,
            "\(calls.count) calls, \(book.calls.count) told")
        for call in calls where call.outcome == "answered" {
            try HallFinding.unless(
                book.answers[call.conversation] == call.endedAt,
                "answered at \(String(describing: call.endedAt)), told otherwise")
        }
        let abandoned = calls.filter { $0.outcome == "abandoned" }.map(\.conversation)
        try HallFinding.unless(
            Set(abandoned) == book.abandoned, "abandoned \(abandoned), told \(book.abandoned)")
    }

    /// Enquiries are those that somebody was told of and those of calls that the desk missed.
    mutating func checkEnquiries(_ reader: Reader) throws {
        let missed = figures.calls["missed"] ?? 0
        figures.enquiries = try count("help_enquiry", reader)
        figures.enquiriesAnswered = try count("help_enquiry WHERE answered_at IS NOT NULL", reader)
        try HallFinding.unless(
            figures.enquiries == book.enquiries + missed
                && figures.enquiriesAnswered == book.enquiriesAnswered,
            """
            \(figures.enquiries) enquiries, \(book.enquiries) and \(missed) told;
            \(figures.enquiriesAnswered) answered, \(book.enquiriesAnswered) told
            """)
        let share = try sums("helpdesk.enquiries_answered", reader)
        try HallFinding.unless(
            share.amount == Int64(figures.enquiriesAnswered) * 10_000
                && share.whole == Int64(figures.enquiries) * 10_000, "enquiries: \(share)")
    }

    mutating func checkRatings(_ reader: Reader) throws {
        figures.ratings = try count("rating", reader)
        figures.badReviews = try count("rating WHERE grade <= 2", reader)
        try HallFinding.unless(
            figures.ratings == book.ratings && figures.badReviews == book.badReviews,
            """
            \(figures.ratings) ratings, \(book.ratings) told; \(figures.badReviews) bad ones,
            \(book.badReviews) told
            """)
        let opened = try count("journal WHERE kind = 'satisfaction.review_opened'", reader)
        let putRight = try count("journal WHERE kind = 'satisfaction.review_put_right'", reader)
        try HallFinding.unless(
            opened == book.badReviews && putRight == book.badReviewsPutRight,
            "\(opened) bad reviews, \(putRight) put right of \(book.badReviewsPutRight)")
    }
}

/// The hours of a hall as they stand on its door.
private struct OpenTimeOnTheWall {
    private let calendar = WorkCalendar()
    /// Nine to half past eleven, half past one to five.
    private let stretches = [32_400..<41_400, 48_600..<61_200]

    func milliseconds(from start: Instant, through end: Instant) throws -> Int64 {
        var (sum, day): (Int64, Day) = (0, start.day)
        while day <= end.day {
            for stretch in stretches where try calendar.isWorking(day) {
                let opens = Instant(day, secondOfDay: stretch.lowerBound)
                let closes = Instant(day, secondOfDay: stretch.upperBound)
                let (from, until) = (max(start, opens), min(end, closes))
                if from < until { sum += until.milliseconds - from.milliseconds }
            }
            day = day + 1
        }
        return sum
    }
}
