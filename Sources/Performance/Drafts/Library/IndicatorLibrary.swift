import Kernel

/// 指标库: every indicator that was declared before, with what it is measured by and how it went.
package struct IndicatorLibrary: Sendable {
    /// The newest of each name and place first.
    package let entries: [Entry]

    package init(entries: [Entry]) { self.entries = entries }

    /// One indicator as it was last declared.
    package struct Entry: Hashable, Sendable {
        package let project: String
        package let year: Int
        package let level1: String
        package let level2: String
        package let name: String
        package let comparator: Comparator?
        package let unit: String
        /// The last target, as it was declared.
        package let target: String
        package let binding: Binding?
        /// The measure's name for people; nil where it is bound to nothing.
        package let measure: Words?
        /// What was reached in that year, as it is printed; nil where nothing was measured.
        package let actual: String?
        /// The same as a number; nil for a grade.
        package let actualValue: Ratio?

        package init(
            _ indicator: Indicator, project: String, year: Int, binding: Binding? = nil,
            measure: Words? = nil, actual: String? = nil, actualValue: Ratio? = nil
        ) {
            self.project = project
            self.year = year
            level1 = indicator.level1
            level2 = indicator.level2
            name = indicator.name
            comparator = indicator.comparator
            unit = indicator.unit
            target = indicator.target
            self.binding = binding
            self.measure = measure
            self.actual = actual
            self.actualValue = actualValue
        }
    }
}

extension IndicatorLibrary {
    /// The entries that have every word that was typed, the likeliest first; the newest of all
    /// where nothing is typed.
    package func search(_ words: String, limit: Int = 12) -> [Entry] {
        let wanted = words.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard !wanted.isEmpty else { return Array(entries.prefix(limit)) }
        let found = entries.enumerated().filter { _, entry in
            let text = "\(entry.name) \(entry.level1) \(entry.level2) \(entry.project)".lowercased()
            return wanted.allSatisfy(text.contains)
        }
        let whole = wanted.joined()
        return found.map { place, entry in (entry, entry.rank(whole, wanted), place) }
            .sorted { ($0.1, $1.2) > ($1.1, $0.2) }.prefix(limit).map(\.0)
    }

    /// What a line was before: by what it is measured by, else by its name, in its own project
    /// before any other.
    package func past(of line: DraftLine, in project: String) -> Entry? {
        let binding = line.proposedBinding
        let name = line[.name].trimmed
        let alike = entries.filter { entry in
            (binding != nil && entry.binding == binding) || (!name.isEmpty && entry.name == name)
        }
        return alike.first { $0.project == project } ?? alike.first
    }
}

extension IndicatorLibrary.Entry {
    fileprivate func rank(_ whole: String, _ words: [String]) -> Int {
        let name = name.lowercased()
        if name == whole { return 4 }
        if name.hasPrefix(words[0]) { return 3 }
        return words.allSatisfy(name.contains) ? 2 : 1
    }

    /// A line with all of it, to be put into a draft.
    package func line(id: String) throws -> DraftLine {
        var line = DraftLine(
            id: id,
            Indicator(
                level1: level1, level2: level2, name: name, comparator: comparator,
                target: target, unit: unit, printed: ""))
        line[.binding] = try binding.map(DraftBinding.text) ?? ""
        return line
    }
}
