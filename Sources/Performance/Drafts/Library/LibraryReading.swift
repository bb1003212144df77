import Kernel

extension Centre {
    /// What is known besides a draft of a year: the library with the figures of the year before,
    /// and the scales of the grades.
    package func draftContext(year: Int, _ reader: Reader) throws -> DraftContext {
        let measures = try measures(reader)
        let actuals = try actuals(of: year - 1, measures, reader)
        var (entries, seen): ([IndicatorLibrary.Entry], Set<String>) = ([], [])
        for known in try reader.years().filter({ $0 <= year }) {
            for stored in try reader.declarations(year: known) {
                let project = stored.declaration.project
                for line in stored.indicators where seen.insert(line.key(project)).inserted {
                    let actual = actuals[line.id]
                    let binding = line.binding ?? Self.template(line.indicator, project)
                    entries.append(
                        IndicatorLibrary.Entry(
                            line.indicator, project: project, year: known, binding: binding,
                            measure: binding.flatMap { measures[$0.measure]?.title },
                            actual: actual?.text, actualValue: actual?.value))
                }
            }
        }
        let scales = measures.compactMapValues { $0.scale.isEmpty ? nil : $0.scale }
        return DraftContext(library: IndicatorLibrary(entries: entries), scales: scales)
    }

    /// What each indicator of a year reached; nothing of a year that has no declaration.
    private func actuals(
        of year: Int, _ measures: [String: Measure], _ reader: Reader
    ) throws -> [String: (text: String, value: Ratio?)] {
        guard try reader.years().contains(year) else { return [:] }
        let request = try ReportRequest(year: year, today: clock.today)
        let report = try reader.report(
            request, measures: measures, open: openTimes(reader, asOf: request.asOf))
        let found = report.projects.flatMap(\.lines).compactMap { line in
            line.actual.map { text in
                let isGrade = line.stored.binding?.gathering == .grade
                return (line.stored.id, (text, isGrade ? nil : line.figure?.value))
            }
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The binding that is shipped for an indicator of this project and name.
    private static func template(_ indicator: Indicator, _ project: String) -> Binding? {
        BindingTemplate.shipped2025.rows.first {
            !$0.isSpending && $0.project == project && $0.indicator == indicator.name
        }.map { Binding(measure: $0.measureName, gathering: $0.gathering) }
    }
}

extension StoredIndicator {
    fileprivate func key(_ project: String) -> String {
        [project, indicator.level1, indicator.level2, indicator.name].joined(separator: "\u{1F}")
    }
}
