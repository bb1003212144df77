import Kernel
import Register

/// The fields of an entry, as they were typed.
struct EntryForm: Sendable {
    let measureName: String
    let unitOfAmount: String
    let day: Field
    let latestDay: String
    let amount: Field
    /// The levels to choose from, of a grade.
    let levels: [Choice]
    /// The denominator, of shares and ratios.
    let of: Field?
    /// A field for each way in which the measure falls into parts.
    let parts: [PartField]
    let subject: Field
    let document: Field
    let note: Field
    /// The paper that is kept already.
    let paper: String?

    init(
        _ measure: Measure, _ draft: EntryDraft?, _ refusals: [Refusal],
        _ visit: Visit
    ) {
        measureName = measure.name
        unitOfAmount = measure.unit
        day = Field("day", draft?.day ?? "\(visit.today)", refusals, visit)
        latestDay = "\(visit.today)"
        amount = Field("amount", draft?.amount ?? "", refusals, visit)
        levels = measure.scale.map {
            Choice(value: $0, text: $0, isChosen: $0 == draft?.amount)
        }
        of = measure.gathering.needsWhole ? Field("of", draft?.whole ?? "", refusals, visit) : nil
        parts = measure.dimensions.enumerated().map { place, dimension in
            let name = PartField.names[min(place, 2)]
            let value = draft.flatMap { place < $0.parts.count ? $0.parts[place] : nil } ?? ""
            return PartField(
                label: visit.t(dimension.title), field: Field(name, value, refusals, visit))
        }
        subject = Field("subject", draft?.about ?? "", refusals, visit)
        document = Field("document", draft?.document ?? "", refusals, visit)
        note = Field("note", draft?.note ?? "", refusals, visit)
        paper = draft?.paper
    }
}

/// The field for one part of an entry.
struct PartField: Sendable {
    let label: String
    let field: Field

    /// Their names on the page, in the order of the dimensions.
    static let names = ["part_a", "part_b", "part_c"]
}

extension Visit {
    /// The entry that the form describes; its paper is kept first, since an entry names it.
    func entryDraft() throws -> EntryDraft {
        var paper = form["paper_digest"].flatMap { $0.isEmpty ? nil : $0 }
        if let sent = paper, try centre.files.bytes(sent) == nil { paper = nil }
        var document = form.text("document")
        if let file = form.files["paper"] {
            paper = try centre.files.keep(file.bytes)
            if document.isEmpty { document = file.name }
        }
        let parts = PartField.names.compactMap { form[$0] }
        return EntryDraft(
            measure: form.text("measure"), day: form.text("day"),
            amount: form.text("amount").replacing(",", with: ""),
            whole: form.text("of").replacing(",", with: ""), about: form.text("subject"),
            document: document, note: form.text("note"), paper: paper, parts: parts)
    }
}
