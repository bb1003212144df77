import Kernel

/// 草稿: a project's declaration while people work on it, before it becomes a version.
package struct Draft: Hashable, Sendable {
    package let id: String
    package let year: Int
    /// The version it began from; nil for a new project.
    package let base: String?
    /// From 1; every save that changes something is one more.
    package internal(set) var revision: Int
    package internal(set) var sheet: DraftSheet
    /// Where two people wanted something else, and nobody has chosen yet.
    package internal(set) var disputes: [Dispute]
    /// What was deleted last, the newest first, so that it can come back.
    package internal(set) var deleted: [DeletedLine]
    package let opened: DraftStamp
    package internal(set) var saved: DraftStamp
    /// Set once nobody works on it any more.
    package internal(set) var closing: Closing?

    package var project: String { sheet[.project] }

    var subject: Subject { Draft.subject(id) }

    package static func subject(_ id: String) -> Subject { Subject("performance.draft", id) }

    /// How work on a draft ended.
    package struct Closing: Hashable, Sendable {
        package let outcome: Outcome
        package let stamp: DraftStamp
    }

    /// What became of a draft.
    package enum Outcome: String, Codable, Sendable {
        /// Thrown away; it stays readable.
        case discarded
        /// Stored as a version of the declaration.
        case stored
    }
}

/// Who did something to a draft, and when.
package struct DraftStamp: Hashable, Sendable {
    package let by: String
    package let at: Instant

    package init(by: String, at: Instant) {
        self.by = by
        self.at = at
    }
}

/// A line that was deleted, and behind which one it stood.
package struct DeletedLine: Hashable, Codable, Sendable {
    package let line: DraftLine
    /// Nil where it was the first.
    package let after: String?

    /// How many a draft keeps.
    static let limit = 20
}

/// What somebody wrote in a place where somebody else wrote something different; kept beside the
/// field until one of them chooses.
package struct Dispute: Hashable, Codable, Sendable {
    package let place: DraftPlace
    /// What does not stand in the sheet; nil where somebody deleted a line that another changed.
    package let value: String?
    /// Who wrote it.
    package let by: String

    package init(place: DraftPlace, value: String?, by: String) {
        self.place = place
        self.value = value
        self.by = by
    }
}

extension Draft {
    /// Merges what somebody typed while others may have saved.
    ///
    /// - Parameter base: what the draft said when they began.
    /// - Returns: whether anything is different now.
    mutating func take(
        _ mine: DraftSheet, since base: DraftSheet, by stamp: DraftStamp
    ) -> Bool {
        let before = self
        let merge = DraftMerge(base: base, mine: mine, theirs: sheet)
        for clash in merge.clashes {
            let dispute = Dispute(
                place: clash.place, value: clash.other, by: clash.isMine ? stamp.by : saved.by)
            // Of one writer only the newest text is a question.
            disputes.removeAll { $0.place == dispute.place && $0.by == dispute.by }
            disputes.append(dispute)
        }
        replace(with: merge.sheet)
        guard self != before else { return false }
        revision += 1
        saved = stamp
        return true
    }

    /// Chooses between what stands in the sheet and what somebody else wrote.
    ///
    /// - Parameter takes: whether the other text takes the place; else the question is closed.
    mutating func settle(
        _ place: DraftPlace, of author: String, takes: Bool, by stamp: DraftStamp
    ) throws(Refusal) {
        guard let dispute = disputes.first(where: { $0.place == place && $0.by == author }) else {
            throw .noSuchDispute
        }
        disputes.removeAll { $0 == dispute }
        if takes {
            if let value = dispute.value {
                sheet.put(value, at: place)
            } else {
                var rest = sheet
                rest.lines.removeAll { $0.id == place.line }
                replace(with: rest)
            }
        }
        tidyDisputes()
        revision += 1
        saved = stamp
    }

    /// Puts a deleted line back behind the one it stood behind, or at the end.
    ///
    /// - Returns: the sheet with it; nil when it is not among the deleted ones.
    func restoring(_ id: String) -> DraftSheet? {
        guard let gone = deleted.first(where: { $0.line.id == id }) else { return nil }
        var sheet = sheet
        let before = gone.after.flatMap { id in sheet.lines.firstIndex { $0.id == id } }
        let end = gone.after == nil ? 0 : sheet.lines.count
        sheet.lines.insert(gone.line, at: before.map { $0 + 1 } ?? end)
        return sheet
    }

    /// Takes another sheet, and keeps the lines that it has not.
    private mutating func replace(with newer: DraftSheet) {
        let there = newer.byID
        for (place, line) in sheet.lines.enumerated() where there[line.id] == nil {
            let after = sheet.lines[..<place].last { there[$0.id] != nil }?.id
            deleted.insert(DeletedLine(line: line, after: after), at: 0)
        }
        deleted.removeAll { there[$0.line.id] != nil }
        deleted.removeLast(max(0, deleted.count - DeletedLine.limit))
        sheet = newer
        tidyDisputes()
    }

    /// Nothing is asked about lines that are gone, or where both want the same by now.
    private mutating func tidyDisputes() {
        let sheet = sheet
        disputes.removeAll { dispute in
            guard let text = sheet.text(at: dispute.place) else { return true }
            return dispute.value == text && dispute.place.field != nil
        }
    }
}
