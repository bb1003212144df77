import Kernel

extension HallInspection {
    /// Every answer that was acknowledged is there once, behind one used link, and counts once the
    /// sample is large enough and not before.
    mutating func checkSurveys(_ reader: Reader) throws {
        for (survey, told) in book.surveyAnswers.sorted(by: { $0.key < $1.key }) {
            let kept = try count("survey_answer WHERE survey = \(survey)", reader)
            let used = try count("survey_invitation WHERE survey = \(survey) AND used = 1", reader)
            try HallFinding.unless(
                kept == told && used == told,
                "survey \(survey): \(kept) kept, \(used) links used, \(told) acknowledged")
            let counted = try count(
                "survey_answer WHERE survey = \(survey) AND observed IS NOT NULL", reader)
            let isLarge = try count(
                """
                survey WHERE id = \(survey) AND minimum_sample <= \(told)
                    AND counted_from IS NOT NULL
                """, reader)
            try HallFinding.unless(
                counted == (isLarge == 1 ? told : 0),
                "survey \(survey): \(counted) of \(told) answers count")
            figures.surveyAnswers += kept
        }
        let pieces = try reader.rows(
            """
            SELECT COUNT(*) AS n FROM observation o
            JOIN survey_answer a ON a.observed = o.sequence AND a.ordinal = o.ordinal
            """
        ).map { row -> Int in try row("n") }
        let counted = try count("survey_answer WHERE observed IS NOT NULL", reader)
        try HallFinding.unless(
            pieces == [counted], "\(counted) answers count, \(pieces) are observed")
    }

    /// Shifts stand as the journal tells and as everybody was told.
    mutating func checkShifts(_ reader: Reader, _ fold: HallFold) throws {
        guard !book.shifts.isEmpty else { return }
        var kept: [String: String] = [:]
        for row in try reader.rows("SELECT id, arrived_at, left_at, cancelled_at FROM shift") {
            let cancelled: Instant? = try row("cancelled_at")
            let (arrived, left): (Instant?, Instant?) = (try row("arrived_at"), try row("left_at"))
            let word = left != nil ? "left" : arrived != nil ? "arrived" : "planned"
            kept[try row("id")] = cancelled != nil ? "cancelled" : word
        }
        try HallFinding.unless(kept == fold.shifts, "shifts \(kept), journalled \(fold.shifts)")
        try HallFinding.unless(kept == book.shifts, "shifts \(kept), told \(book.shifts)")
        figures.shifts = kept.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
