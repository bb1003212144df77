import Kernel
import Performance

extension DraftSheet {
    /// What a form brought: fields under their names, lines in their order, each field of a line
    /// as `<line>.name`. Texts stay as they were typed.
    init(_ form: Form) {
        let texts = Dictionary(
            form.fields.map { ($0.name, $0.value.replacing("\r\n", with: "\n")) },
            uniquingKeysWith: { first, _ in first })
        self.init()
        for field in DraftField.allCases { self[field] = texts[field.rawValue] ?? "" }
        lines = form.all("line").map { id in
            var line = DraftLine(id: id)
            for field in LineField.allCases {
                line[field] = texts[DraftPlace(id, field).text] ?? ""
            }
            return line
        }
    }
}
