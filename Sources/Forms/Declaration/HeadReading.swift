/// Fills the head of a form from its labels, however they were found.
struct HeadReading {
    private(set) var project = FormProject()
    private(set) var doubts: [Doubt] = []
    private var filled: Set<Field> = []

    /// Takes what stands beside a label; the first value of a field counts.
    mutating func take(_ field: Field, _ text: String, at place: Place) {
        let value = Self.cleaned(text)
        guard !value.isEmpty, filled.insert(field).inserted else { return }
        switch field {
        case .name: project.name = value
        case .nature: project.nature = value
        case .category: project.category = value
        case .department: project.department = value
        case .unit: project.unit = value
        case .start: project.start = day(value, "计划开始日期", at: place)
        case .end: project.end = day(value, "计划完成日期", at: place)
        default: break
        }
    }

    private mutating func day(_ value: String, _ label: String, at place: Place) -> String? {
        if let iso = FormDay.iso(value) { return iso }
        doubts.append(.warning(place, "\(label)“\(value)”不是日期，应为2025-01-31这样的日期"))
        return nil
    }

    /// The text without the colon of its label.
    private static func cleaned(_ text: String) -> String {
        let text = Glyphs.joined([text.drop { ":：".contains($0) }])
        return text.contains("[略]") || text == "_" ? "" : text
    }
}
