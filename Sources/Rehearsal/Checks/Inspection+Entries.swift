import Kernel
import Register

extension RegisterEntry {
    /// Whether it is what the player was told; `documents` names entries by their ids.
    func isTold(by line: Book.Line, _ documents: [String: String]) -> Bool {
        let draft = line.drawn.draft
        let isSame =
            measure == draft.measure && day == line.drawn.day && amount == line.drawn.amount
            && whole == line.drawn.whole && about == draft.about && note == draft.note
            && recordedBy == line.recordedBy && paper == nil
        let told = correction.map { correction in
            Book.Correction(
                reason: correction.reason,
                replacedBy: correction.replacedBy.flatMap { documents[$0] },
                by: correction.correctedBy)
        }
        return isSame && (line.id ?? id) == id && told == line.correction
    }

    /// The entry as the journal should tell it.
    var folded: JournalFold.Kept {
        JournalFold.Kept(
            document: document, about: about, note: note,
            observation: Observation(measure: measure, day: day, amount: amount, of: whole),
            actor: recordedBy, sequence: sequence,
            correction: correction.map { correction in
                JournalFold.Correction(
                    reason: correction.reason, replacedBy: correction.replacedBy,
                    by: correction.correctedBy, sequence: correction.sequence)
            })
    }
}

extension Book.Line {
    /// What the entry is worth, as the player knows it; only the sequences are the store's.
    func piece(_ entry: RegisterEntry) -> NaiveFigures.Piece {
        NaiveFigures.Piece(
            measure: drawn.measure.name, day: drawn.day,
            amount: Int128(drawn.amount.tenThousandths),
            whole: Int128(drawn.whole?.tenThousandths ?? 0), sequence: entry.sequence,
            retractedBy: entry.correction?.sequence)
    }
}
