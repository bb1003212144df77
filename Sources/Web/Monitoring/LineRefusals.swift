import Kernel

/// What is wrong with a form that has the same fields for every line of a project.
///
/// A refusal's place is the field and the line, `reason 产出指标/数量指标/…`; the field's id on the
/// page is the field and the line's number, `reason-3`.
struct LineRefusals {
    let refusals: [Refusal]
    /// The lines in the order of the page.
    let places: [String]
    let visit: Visit

    /// What is wrong with one field of one line.
    func fault(_ field: String, _ place: String) -> String? {
        let mine = refusals.filter { $0.place == "\(field) \(place)" }.map { visit.say($0.words) }
        return mine.isEmpty ? nil : mine.joined(separator: " ")
    }

    /// Whether anything is wrong with a line.
    func concern(_ place: String) -> Bool {
        refusals.contains { $0.place?.hasSuffix(" \(place)") == true }
    }

    /// Everything, gathered at the top of the page.
    var list: [FieldFault] {
        refusals.map { FieldFault(field: id($0.place), message: visit.say($0.words)) }
    }

    private func id(_ place: String?) -> String? {
        guard let place else { return nil }
        guard let blank = place.firstIndex(of: " ") else { return place }
        let line = place[place.index(after: blank)...]
        guard let number = places.firstIndex(of: String(line)) else { return nil }
        return "\(place[..<blank])-\(number)"
    }
}

extension Form {
    /// The lines that the form has, by their numbers on the page.
    var lines: [(number: Int, place: String)] {
        fields.compactMap { field in
            guard field.name.hasPrefix("place-"), let number = Int(field.name.dropFirst(6)) else {
                return nil
            }
            return (number, field.value)
        }
    }
}

extension Choice {
    /// A choice for each case of a list, one of them chosen.
    static func all<Value: CaseIterable & RawRepresentable>(
        _ chosen: Value?, _ text: (Value) -> String
    ) -> [Choice] where Value.RawValue == String {
        Value.allCases.map {
            Choice(
                value: $0.rawValue, text: text($0), isChosen: $0.rawValue == chosen?.rawValue)
        }
    }
}
