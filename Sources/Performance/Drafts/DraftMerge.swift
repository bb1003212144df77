import Kernel

/// Three versions made one: what two people changed since both looked at the same draft.
///
/// Every field and every field of a line counts for itself, and so do order, adding and deleting.
/// Where both changed the same field, mine stands and theirs is a clash, to be shown beside it.
package struct DraftMerge: Hashable, Sendable {
    package private(set) var sheet: DraftSheet
    /// What could not be kept in the sheet.
    package private(set) var clashes: [Clash] = []

    /// A place where both sides want something else.
    package struct Clash: Hashable, Sendable {
        package let place: DraftPlace
        /// What does not stand in the sheet; of a line that one side deleted and the other changed
        /// nil: the line stands.
        package let other: String?
        /// Whether it is mine that does not stand in the sheet.
        package let isMine: Bool
    }

    package init(base: DraftSheet, mine: DraftSheet, theirs: DraftSheet) {
        sheet = mine
        for field in DraftField.allCases {
            sheet[field] = pick(
                DraftPlace(field), base: base[field], mine: mine[field], theirs: theirs[field])
        }
        let (before, other) = (base.byID, theirs.byID)
        var lines = mine.lines.reduce(into: [:]) { lines, line in
            lines[line.id] = merged(line, before[line.id], other[line.id])
        }
        for line in theirs.lines where mine.line(line.id) == nil {
            lines[line.id] = added(line, before[line.id])
        }
        sheet.lines = DraftOrder.merge(
            base: base.lines.map(\.id), mine: mine.lines.map(\.id),
            theirs: theirs.lines.map(\.id), keeping: Set(lines.keys)
        ).compactMap { lines[$0] }
    }

    private mutating func pick(
        _ place: DraftPlace, base: String, mine: String, theirs: String
    ) -> String {
        if mine == theirs || theirs == base { return mine }
        if mine == base { return theirs }
        clashes.append(Clash(place: place, other: theirs, isMine: false))
        return mine
    }

    /// A line that I still have.
    private mutating func merged(
        _ mine: DraftLine, _ base: DraftLine?, _ theirs: DraftLine?
    ) -> DraftLine? {
        guard let theirs else {
            guard let base else { return mine }
            if mine == base { return nil }
            clashes.append(
                Clash(place: DraftPlace(mine.id, nil), other: nil, isMine: false))
            return mine
        }
        var line = mine
        for field in LineField.allCases {
            line[field] = pick(
                DraftPlace(mine.id, field), base: base?[field] ?? "", mine: mine[field],
                theirs: theirs[field])
        }
        return line
    }

    /// A line that only they have: new, or deleted by me.
    private mutating func added(_ theirs: DraftLine, _ base: DraftLine?) -> DraftLine? {
        guard let base else { return theirs }
        if theirs == base { return nil }
        clashes.append(Clash(place: DraftPlace(theirs.id, nil), other: nil, isMine: true))
        return theirs
    }
}

extension DraftSheet {
    var byID: [String: DraftLine] {
        Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
