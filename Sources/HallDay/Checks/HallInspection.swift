import Kernel

/// Looks at everything that a simulated hall should hold once a day is over: by plain queries and
/// by folding the journal, with nothing of the desks' own.
package struct HallInspection: Sendable {
    let book: HallBook
    var figures = HallFigures()

    package init(_ book: HallBook) { self.book = book }

    /// - Throws: `HallFinding` for the first thing that is not as it should be.
    package static func inspect(_ reader: Reader, _ book: HallBook) throws -> HallFigures {
        var inspection = HallInspection(book)
        let fold = try HallFold(reader)
        try inspection.checkNumbers(reader)
        try inspection.checkTickets(reader, fold)
        try inspection.checkMessages(reader, fold)
        try inspection.checkCalls(reader, fold)
        try inspection.checkEnquiries(reader)
        try inspection.checkRatings(reader)
        try inspection.checkSurveys(reader)
        try inspection.checkShifts(reader, fold)
        try inspection.checkCounts(reader, fold)
        try inspection.checkTallies(reader)
        try inspection.checkJournal(reader)
        return inspection.figures
    }

    private mutating func checkJournal(_ reader: Reader) throws {
        guard case .sound(let entries, _) = try reader.verifyJournal() else {
            throw HallFinding("the journal's chain is broken")
        }
        figures.journal = entries
    }

    /// What the observations of a measure come to that nobody took back.
    func sums(
        _ measure: String, _ reader: Reader
    ) throws -> (pieces: Int, amount: Int64, whole: Int64) {
        let row = try reader.first(
            """
            SELECT COUNT(*) AS pieces, CAST(COALESCE(SUM(o.amount), 0) AS BIGINT) AS amount,
                CAST(COALESCE(SUM(o.whole), 0) AS BIGINT) AS whole
            FROM observation o
            WHERE o.measure = \(measure) AND NOT EXISTS (
                SELECT 1 FROM retraction r
                WHERE r.sequence = o.sequence AND r.ordinal = o.ordinal)
            """)
        guard let row else { throw HallFinding("no sum of \(measure)") }
        return (try row("pieces"), try row("amount"), try row("whole"))
    }

    func count(_ sql: SQL, _ reader: Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS n FROM \(part: sql)")?("n") ?? 0
    }
}
