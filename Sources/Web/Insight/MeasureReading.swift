import Kernel
import Performance

/// What a measure's page is made of: its weeks, its parts, what is said of it, who is bound to it.
struct MeasureReading: Sendable {
    let measure: Measure
    let gathering: Gathering
    let year: Int
    let asOf: Day
    let years: [Int]
    let days: [(Day, Summary)]
    let figure: Figure?
    /// The parts by the chosen dimension, the largest first; empty without dimensions.
    let parts: [(part: String, summary: Summary)]
    /// Which dimension was chosen.
    let place: Int
    let comments: [FigureComment]
    let authors: [String: String]
    /// Names of the accounts that are parts.
    let people: [String: String]
    let indicators: [(id: String, name: String, project: String)]

    /// - Throws: `Missing` for an unknown measure.
    static func read(_ name: String, _ visit: Visit) async throws -> MeasureReading {
        let (centre, today) = (visit.centre, visit.today)
        let (year, by, how) = (visit.query("year"), visit.query("by"), visit.query("gathering"))
        return try await centre.read { reader in
            guard let measure = try centre.measures(reader)[name] else { throw Missing() }
            let asked = how.flatMap(Gathering.init).flatMap { measure.fits($0) ? $0 : nil }
            return try MeasureReading(
                measure, asked ?? measure.gathering, year: year.flatMap(Int.init),
                place: by.flatMap(Int.init) ?? 0, today, reader, centre)
        }
    }

    private init(
        _ measure: Measure, _ gathering: Gathering, year asked: Int?, place: Int, _ today: Day,
        _ reader: Reader, _ centre: Centre
    ) throws {
        self.measure = measure
        self.gathering = gathering
        years = try reader.years(of: measure.name)
        let known = asked.flatMap { (1...9998).contains($0) ? $0 : nil }
        let year = known ?? years.first ?? today.year
        self.year = year
        asOf = max(min(Day.last(of: year), today), Day.first(of: year))
        let first = Day.first(of: year)
        let evidence = Evidence(of: [measure.name], from: first, through: asOf)
        days = try reader.daily(evidence)
        figure = try reader.figure(gathering, evidence)
        self.place = measure.dimensions.indices.contains(place) ? place : 0
        parts =
            measure.dimensions.isEmpty
            ? []
            : try reader.parts(
                of: measure.name, dimension: self.place, from: first, through: asOf
            ).sorted { ($1.summary.pieces, $0.part) < ($0.summary.pieces, $1.part) }
        comments = try reader.comments(on: [measure.name], from: first, through: asOf)
        authors = try reader.authors(of: comments, centre.vault)
        var people: [String: String] = [:]
        if !measure.dimensions.isEmpty, measure.dimensions[self.place].isPeople {
            for part in parts {
                people[part.part] = try centre.vault.open(part.part, in: reader)?.name
            }
        }
        self.people = people
        indicators = try reader.indicators(boundTo: measure.name, year: year)
    }

    var dimension: Dimension? {
        measure.dimensions.isEmpty ? nil : measure.dimensions[place]
    }

    /// What a part is called.
    func name(of part: String, _ t: Strings) -> String {
        if part.isEmpty { return t("insight_no_part") }
        guard let dimension else { return part }
        if dimension.isPeople { return Names.of(part, people, t) }
        return dimension.names[part].map { t($0) } ?? part
    }

    /// How one part is gathered; sums stand in where a part has no such figure of its own.
    func figure(of summary: Summary) -> Ratio {
        Figure(gathering, of: summary)?.value ?? Ratio(summary.amount)
    }
}

extension Measure {
    /// Whether it can be gathered so.
    func fits(_ gathering: Gathering) -> Bool {
        (gathering == .grade) == (self.gathering == .grade)
            && (!gathering.needsWhole || self.gathering.needsWhole)
    }
}

extension Reader {
    /// The years that have evidence of a measure, newest first.
    fileprivate func years(of measure: String) throws -> [Int] {
        let spans = try rows(
            """
            SELECT DISTINCT substr(span, 2, 4) AS year FROM tally
            WHERE measure = \(measure) AND span >= 'm' ORDER BY year DESC
            """)
        return try spans.compactMap { Int(try $0("year") as String) }
    }

    /// The indicators of a year's newest declarations that a measure stands behind.
    fileprivate func indicators(
        boundTo measure: String, year: Int
    ) throws -> [(id: String, name: String, project: String)] {
        try declarations(year: year).flatMap { stored in
            stored.indicators.filter { indicator in
                indicator.binding?.operands.contains { $0.measure == measure } == true
            }.map { ($0.id, $0.indicator.name, stored.declaration.project) }
        }
    }
}
