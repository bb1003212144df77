import Kernel
import Performance

extension DraftPage {
    /// One field above the lines.
    struct Cell: Sendable {
        let place: String
        let label: String
        let value: String
        let options: [Choice]
        let isLong: Bool
        let isMoney: Bool
        let isInvalid: Bool
        let finds: [Find]
        let rivals: [Rival]

        fileprivate init(_ field: DraftField, _ marks: DraftMarks, options known: [String] = []) {
            let place = DraftPlace(field)
            self.place = place.text
            label = marks.visit.t("draft_field_\(field.rawValue)")
            value = marks.view.sheet[field]
            options = Choice.known(known, chosen: value)
            isLong = field == .goalTotal || field == .goalAnnual
            isMoney = DraftField.money.contains(field)
            finds = marks.finds(at: place)
            isInvalid = finds.contains { $0.severity == "error" }
            rivals = marks.disputes(at: place)
        }
    }

    /// The fields above the lines, each in its place on the form.
    struct Cells: Sendable {
        let project, nature, category, department, unit, start, end: Cell
        let total, totalFiscal, totalOther, annual, annualFiscal, carryOver, annualOther: Cell
        let goalTotal, goalAnnual: Cell

        init(_ marks: DraftMarks) {
            project = Cell(.project, marks)
            nature = Cell(.nature, marks, options: IndicatorLevels.natures)
            category = Cell(.category, marks, options: IndicatorLevels.categories)
            department = Cell(.department, marks)
            unit = Cell(.unit, marks)
            start = Cell(.start, marks)
            end = Cell(.end, marks)
            total = Cell(.total, marks)
            totalFiscal = Cell(.totalFiscal, marks)
            totalOther = Cell(.totalOther, marks)
            annual = Cell(.annual, marks)
            annualFiscal = Cell(.annualFiscal, marks)
            carryOver = Cell(.carryOver, marks)
            annualOther = Cell(.annualOther, marks)
            goalTotal = Cell(.goalTotal, marks)
            goalAnnual = Cell(.goalAnnual, marks)
        }
    }

    /// One line of the indicator tree.
    struct Line: Sendable {
        let id: String
        let number: String
        /// Whether the line above has the same level, so that it is not said again.
        let isSameFirst: Bool
        let isSameSecond: Bool
        let firsts: [Choice]
        let seconds: [Levels]
        let name: String
        let comparators: [Choice]
        let target: String
        let unit: String
        let weight: String
        /// The weight it has where none is typed.
        let weightHint: String
        let binding: String
        let measure: String
        /// Its last target and what was reached.
        let past: String
        let levelFinds: [Find]
        let nameFinds: [Find]
        let targetFinds: [Find]
        let weightFinds: [Find]
        let rivals: [Rival]

        /// The second levels of one first level.
        struct Levels: Sendable {
            let label: String
            let options: [Choice]
        }

        init(_ line: DraftLine, _ index: Int, _ marks: DraftMarks) {
            let (view, t) = (marks.view, marks.visit.t)
            let lines = view.sheet.lines
            let above = index > 0 && index < lines.count ? lines[index - 1] : nil
            id = line.id
            number = "\(index + 1)"
            isSameFirst = above?[.level1] == line[.level1]
            isSameSecond = isSameFirst && above?[.level2] == line[.level2]
            firsts = Choice.known(IndicatorLevels.first, chosen: line[.level1])
            seconds = Levels.all(chosen: line[.level2], of: line[.level1])
            name = line[.name]
            comparators = Choice.known(
                Comparator.allCases.map(\.rawValue), chosen: line[.comparator])
            target = line[.target]
            unit = line[.unit]
            weight = line[.weight]
            weightHint = marks.defaults.indices.contains(index) ? "\(marks.defaults[index])" : ""
            binding = line[.binding]
            measure = view.measure(of: line).map { t("draft_measured_by", t($0)) } ?? ""
            past =
                view.context.library.past(of: line, in: view.sheet[.project])
                .flatMap { $0.past(t, view.draft.year) } ?? ""
            func finds(_ fields: LineField...) -> [Find] {
                fields.flatMap { marks.finds(at: DraftPlace(line.id, $0)) }
            }
            levelFinds = finds(.level1, .level2)
            nameFinds = finds(.name, .binding)
            targetFinds = finds(.comparator, .target, .unit)
            weightFinds = finds(.weight)
            let places = [nil] + LineField.allCases.map(Optional.some)
            rivals = places.flatMap { marks.disputes(at: DraftPlace(line.id, $0)) }
        }
    }
}

extension DraftPage.Line.Levels {
    /// Every second level under its first; one that no form has stands first by itself.
    fileprivate static func all(chosen: String, of first: String) -> [DraftPage.Line.Levels] {
        let known = IndicatorLevels.first.map { first in
            DraftPage.Line.Levels(
                label: first,
                options: IndicatorLevels.second(of: first).map {
                    Choice(value: $0, text: $0, isChosen: $0 == chosen)
                })
        }
        guard IndicatorLevels.owner(of: chosen) == nil else { return known }
        let other = Choice(value: chosen, text: chosen.isEmpty ? "–" : chosen, isChosen: true)
        return [DraftPage.Line.Levels(label: first, options: [other])] + known
    }
}

extension Choice {
    /// Each text that is known, and the chosen one where it is not among them.
    static func known(_ known: [String], chosen: String) -> [Choice] {
        guard !known.isEmpty else { return [] }
        let other =
            known.contains(chosen)
            ? [] : [Choice(value: chosen, text: chosen.isEmpty ? "–" : chosen, isChosen: true)]
        return other + known.map { Choice(value: $0, text: $0, isChosen: $0 == chosen) }
    }
}

extension IndicatorLibrary.Entry {
    /// `去年 ≤10.00(工作日)，实际 9`; nil where nothing was reached in the year before.
    func past(_ t: Strings, _ draftYear: Int) -> String? {
        guard year < draftYear else { return nil }
        let target = "\(comparator?.rawValue ?? "")\(self.target)\(unit)"
        guard let actual else { return t("draft_past_target", "\(year)", target) }
        return t("draft_past", "\(year)", target, "\(actual)\(unit)")
    }
}
