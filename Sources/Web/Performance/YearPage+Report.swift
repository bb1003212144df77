import Kernel
import People
import Performance

extension YearPage {
    /// - Parameters:
    ///   - lamp: only indicators with this lamp, `none` for those not measured; all when nil.
    ///   - years: every year there is.
    init(
        _ report: YearReport, _ question: ReportQuestion, lamp: String?, years: [Int],
        _ visit: Visit
    ) {
        let t = visit.t
        let address = Address(year: report.year, query: question.query)
        title = t("year_title", "\(report.year)")
        summary = t(
            "year_summary", "\(report.projects.count)", "\(report.lines.count)", "\(report.asOf)")
        year = report.year
        self.years =
            years.count < 2
            ? []
            : years.map {
                YearLink(href: "/years/\($0)", text: "\($0)", isCurrent: $0 == report.year)
            }
        asOf = "\(report.asOf)"
        earliest = "\(Day.first(of: report.year))"
        latest = "\(max(min(Day.last(of: report.year), visit.today), Day.first(of: report.year)))"
        rules = RuleSet.all.map {
            Choice(
                value: $0.name, text: t["rules_\($0.name)"] ?? $0.name,
                isChosen: $0.name == report.rules.name)
        }
        needs = Needs(report: report, address: address, t: t).cards
        filters = Filter.all(report, chosen: lamp, address, t)
        projects = report.projects.map { Card($0, report, lamp, address, t) }
            .filter { !$0.groups.isEmpty }
        forms = FormFiles.all(year: report.year, question, t)
        journal = t(
            "journal_head", Numerals.grouped(report.sequence), "\(report.digest.prefix(12))")
        let mayBind = visit.signedIn?.actor.may(.bindIndicator) == true
        bindingsHref = mayBind ? "/bindings/\(report.year)" : nil
        packHref = "/years/\(report.year)/pack\(question.query)"
        let mayPublish = visit.signedIn?.actor.may(.publishYear) == true
        publicationHref = mayPublish ? "/years/\(report.year)/publication" : nil
    }

    /// Where this page is, with what its address asks.
    struct Address {
        let year: Int
        let query: String

        func filtered(by lamp: String?) -> String {
            guard let lamp else { return "/years/\(year)\(query)" }
            return "/years/\(year)\(query)\(query.isEmpty ? "?" : "&")lamp=\(lamp)"
        }

        func indicator(_ id: String) -> String { "/indicators/\(id)\(query)" }
        func project(_ id: String) -> String { "/projects/\(id)\(query)" }
    }
}

extension YearPage.Filter {
    /// Every lamp there is, the worst first.
    fileprivate static func all(
        _ report: YearReport, chosen: String?, _ address: YearPage.Address, _ t: Strings
    ) -> [YearPage.Filter] {
        let counts = Dictionary(
            report.lines.map { ($0.line.lamp?.rawValue ?? "none", 1) }, uniquingKeysWith: +)
        let all = YearPage.Filter(
            href: address.filtered(by: nil), text: t("filter_all"), count: report.lines.count,
            isCurrent: chosen == nil, shape: nil)
        let lamps: [Lamp?] = Lamp.allCases.reversed() + [nil]
        return [all]
            + lamps.compactMap { lamp in
                let name = lamp?.rawValue ?? "none"
                guard let count = counts[name] else { return nil }
                let mark = LampMark(lamp, t)
                return YearPage.Filter(
                    href: address.filtered(by: name), text: mark.word, count: count,
                    isCurrent: chosen == name, shape: mark.shape)
            }
    }
}

extension YearPage.Card {
    fileprivate init(
        _ project: ProjectReport, _ report: YearReport, _ lamp: String?,
        _ address: YearPage.Address, _ t: Strings
    ) {
        href = address.project(project.stored.id)
        name = project.stored.declaration.project
        money = t("money_of", project.moneyText)
        score = t("score_so_far", project.scoreText(t))
        grade = project.grade
        self.lamp = LampMark(project.lamp, t)
        let wanted = project.lines.filter { lamp == nil || $0.lamp?.rawValue ?? "none" == lamp }
        groups = wanted.chunked { $0.indicator.level1 }.map { level, lines in
            YearPage.Group(
                level: level,
                rows: lines.map { YearPage.Line($0, report.elapsed, address, t) })
        }
    }
}

extension YearPage.Line {
    fileprivate init(
        _ line: IndicatorLine, _ elapsed: Double, _ address: YearPage.Address, _ t: Strings
    ) {
        href = address.indicator(line.stored.id)
        name = line.indicator.name
        lamp = LampMark(line.lamp, t)
        target = line.targetText
        beam = line.beam(elapsed: elapsed, t).svg
        actual = line.actualText
        unit = line.unitText
        points = line.pointsText
        weight = line.weightText
    }
}

extension Sequence {
    /// Neighbours with the same key together, in order.
    func chunked<Key: Equatable>(_ key: (Element) -> Key) -> [(Key, [Element])] {
        reduce(into: []) { chunks, element in
            let key = key(element)
            if let last = chunks.indices.last, chunks[last].0 == key {
                chunks[last].1.append(element)
            } else {
                chunks.append((key, [element]))
            }
        }
    }
}
