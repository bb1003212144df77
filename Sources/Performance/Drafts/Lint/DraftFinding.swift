import Kernel

/// Something about a draft that somebody should look at; only the rules of storing refuse.
package struct DraftFinding: Hashable, Sendable {
    /// Stable name for programs, such as `weights_not_90`.
    package let code: String
    package let place: DraftPlace
    package let severity: Severity
    /// What is so, and why it matters.
    package let words: Words
    /// What would put it right, where that is known.
    package let fix: DraftFix?

    /// How much it matters.
    package enum Severity: String, Codable, CaseIterable, Sendable {
        /// The declaration cannot be right like this.
        case error
        /// Probably wrong; a reviewer would ask.
        case warning
        /// Worth knowing.
        case note
    }

    init(
        _ severity: Severity, _ code: String, at place: DraftPlace, _ zh: String, _ en: String,
        fix: DraftFix? = nil
    ) {
        self.code = code
        self.place = place
        self.severity = severity
        words = Words(zh, en)
        self.fix = fix
    }

    /// Its name on a page: a place has each finding once.
    package var id: String { "\(code)@\(place.text)" }
}

/// A change that puts a finding right, made with one click.
package struct DraftFix: Hashable, Sendable {
    package let title: Words
    package let edits: [Edit]

    /// A place and its new text.
    package struct Edit: Hashable, Codable, Sendable {
        package let place: DraftPlace
        package let text: String
    }

    init(_ zh: String, _ en: String, _ edits: [(DraftPlace, String)]) {
        title = Words(zh, en)
        self.edits = edits.map { Edit(place: $0, text: $1) }
    }

    /// Puts one text in one place.
    static func write(_ text: String, at place: DraftPlace) -> DraftFix {
        text.isEmpty
            ? DraftFix("清空", "Clear it", [(place, text)])
            : DraftFix("改为 \(text)", "Change to \(text)", [(place, text)])
    }
}

extension DraftSheet {
    /// The sheet once a finding is put right.
    package func with(_ fix: DraftFix) -> DraftSheet {
        var sheet = self
        for edit in fix.edits { sheet.put(edit.text, at: edit.place) }
        return sheet
    }
}

/// What is known besides the draft itself.
package struct DraftContext: Sendable {
    /// Every indicator that was declared before, with last year's figures.
    package var library: IndicatorLibrary
    /// The levels of the measures that are grades, by the measure's name.
    package var scales: [String: [String]]

    package init(library: IndicatorLibrary = .init(entries: []), scales: [String: [String]] = [:]) {
        self.library = library
        self.scales = scales
    }
}
