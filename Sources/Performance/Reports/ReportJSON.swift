import Kernel

/// The report as other programs read it; amounts are decimal text, what is not measured is null.
package struct ReportJSON: Encodable, Sendable {
    let year: Int
    let asOf: Day
    let rules: String
    let unit: String
    let journal: Head
    let projects: [Project]

    struct Head: Encodable {
        let sequence: Int64
        let digest: String
    }

    struct Project: Encodable {
        let name: String
        let execution: Execution
        let indicators: [Line]
        let points: String
        let weightScored: String
        @Nullable var grade: String?
        let lamp: Lamp
    }

    struct Execution: Encodable {
        @Nullable var initial: String?
        @Nullable var budget: String?
        @Nullable var spent: String?
        @Nullable var rate: String?
        let weight: String
        @Nullable var points: String?
    }

    struct Line: Encodable {
        let level1: String
        let level2: String
        let name: String
        @Nullable var comparator: Comparator?
        let target: String
        let unit: String
        @Nullable var measure: String?
        @Nullable var gathering: Gathering?
        /// What is made of the measure; left out where the actual is the figure itself.
        var formula: Formula?
        @Nullable var actual: String?
        let observations: Int64
        let weight: String
        @Nullable var points: String?
        @Nullable var lamp: Lamp?
        @Nullable var reason: String?
    }
}

/// Written as null when absent, rather than left out.
@propertyWrapper
struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue {
            try container.encode(wrappedValue)
        } else {
            try container.encodeNil()
        }
    }
}

extension ReportJSON {
    package init(_ report: YearReport) {
        year = report.year
        asOf = report.asOf
        rules = report.rules.name
        unit = report.projects.first?.stored.declaration.unit ?? ""
        journal = Head(sequence: report.sequence, digest: report.digest)
        projects = report.projects.map(Project.init)
    }
}

extension ReportJSON.Project {
    init(_ project: ProjectReport) {
        self.init(
            name: project.stored.declaration.project, execution: .init(project.execution),
            indicators: project.lines.map(ReportJSON.Line.init),
            points: project.points.text(decimals: 2),
            weightScored: project.weightScored.text(decimals: 2), grade: project.grade,
            lamp: project.lamp)
    }
}

extension ReportJSON.Execution {
    init(_ execution: Execution) {
        self.init(
            initial: execution.initial?.description, budget: execution.budget?.description,
            spent: execution.spent?.description, rate: execution.rate?.text(decimals: 2),
            weight: execution.weight.text(decimals: 2, trimmed: true),
            points: execution.score?.points.text(decimals: 2))
    }
}

extension ReportJSON.Line {
    init(_ line: IndicatorLine) {
        let indicator = line.indicator
        self.init(
            level1: indicator.level1, level2: indicator.level2, name: indicator.name,
            comparator: indicator.comparator, target: indicator.target, unit: indicator.unit,
            measure: line.stored.binding?.measure, gathering: line.stored.binding?.gathering,
            formula: line.stored.binding?.formula, actual: line.actual,
            observations: line.figure?.observations ?? 0,
            weight: line.weight.text(decimals: 2), points: line.score?.points.text(decimals: 2),
            lamp: line.lamp, reason: nil)
    }
}
