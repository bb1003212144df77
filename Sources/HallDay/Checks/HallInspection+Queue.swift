import Kernel

extension HallInspection {
    /// Every number of a day and letter once, from 1 and without a gap, as visitors were given it.
    mutating func checkNumbers(_ reader: Reader) throws {
        var kept: [String: [Int]] = [:]
        let rows = try reader.rows(
            "SELECT day, letter, number FROM queue_ticket ORDER BY day, letter, number")
        for row in rows {
            let (day, letter): (String, String) = (try row("day"), try row("letter"))
            kept["\(day) \(letter)", default: []].append(try row("number"))
        }
        for (series, numbers) in kept {
            try HallFinding.unless(
                numbers == Array(1...numbers.count), "numbers of \(series): \(numbers)")
        }
        try HallFinding.unless(
            kept == book.numbers.mapValues { $0.sorted() }, "given \(book.numbers), kept \(kept)")
        figures.tickets = rows.count
    }

    /// Every ticket ended as its visitor and the clerk were told, and as the journal says.
    mutating func checkTickets(_ reader: Reader, _ fold: HallFold) throws {
        var kept: [String: String] = [:]
        for row in try reader.rows("SELECT id, outcome FROM queue_ticket") {
            let outcome: String? = try row("outcome")
            kept[try row("id")] = outcome ?? "open"
        }
        try HallFinding.unless(kept == fold.ended, "ended \(kept), journalled \(fold.ended)")
        // Nobody is told of a ticket that lapses.
        let told = book.tickets.mapValues { $0 ?? "lapsed" }
        try HallFinding.unless(kept == told, "ended \(kept), told \(told)")
        figures.outcomes = kept.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let seats = try count("queue_seat WHERE clerk IS NOT NULL OR ticket IS NOT NULL", reader)
        try HallFinding.unless(seats == 0, "\(seats) counters are still taken at night")
    }

    /// What is counted is what came about.
    mutating func checkCounts(_ reader: Reader, _ fold: HallFold) throws {
        let tickets = try sums("queue.tickets", reader)
        try HallFinding.unless(
            tickets.amount == Int64(figures.tickets) * 10_000,
            "\(figures.tickets) tickets count as \(tickets.amount)")
        let receptions = try sums("queue.receptions", reader)
        let received = book.receptionTickets + book.guidings
        try HallFinding.unless(
            receptions.amount == Int64(received) * 10_000,
            "\(received) receptions count as \(receptions.amount)")
        let enquiries = try reader.rows(
            """
            SELECT id FROM help_enquiry WHERE audience = 'business' AND answered_at IS NOT NULL
            """
        ).map { row in
            let id: String = try row("id")
            return "helpdesk.enquiry/\(id)"
        }
        let served = fold.businesses.union(enquiries)
        let businesses = try sums("helpdesk.business_services", reader)
        try HallFinding.unless(
            businesses.amount == Int64(served.count) * 10_000,
            "\(served.count) businesses were served, and count as \(businesses.amount)")
        let visits = try count("help_visit", reader)
        try HallFinding.unless(
            visits == book.fieldVisits && visits == fold.visits, "\(visits) visits")
        figures.businesses = served.count
    }
}
