import Kernel

/// One field of a form: what was typed, and what is wrong with it.
struct Field: Sendable {
    /// Also its id on the page.
    let name: String
    let value: String
    let fault: String?

    init(_ name: String, _ value: String, _ refusals: [Refusal], _ visit: Visit) {
        self.name = name
        self.value = value
        let mine = refusals.filter { $0.place == name }.map { visit.say($0.words) }
        fault = mine.isEmpty ? nil : mine.joined(separator: " ")
    }
}

/// What is wrong with a form, gathered at its top, each with a link to its field.
struct FieldFault: Sendable {
    /// The field's id; nil where it is about the form as a whole.
    let field: String?
    let message: String

    static func list(_ refusals: [Refusal], _ visit: Visit) -> [FieldFault] {
        refusals.map { refusal in
            let isField = refusal.place?.allSatisfy { $0.isLowercase || $0 == "_" } == true
            return FieldFault(
                field: isField ? refusal.place : nil, message: visit.say(refusal.words))
        }
    }
}
