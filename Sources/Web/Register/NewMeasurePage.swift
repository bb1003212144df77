import Foundation
import Kernel
import Register

/// The form that declares a measure.
struct NewMeasurePage: Page {
    static let template = "new-measure"
    let area: Area? = .register

    let title: String
    let name: Field
    let titleZh: Field
    let titleEn: Field
    let unit: Field
    let gatherings: [Choice]
    let proof: Field
    let scale: Field
    let dimensions: Field
    let faults: [FieldFault]

    init(_ draft: MeasureDraft?, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        title = t("new_measure")
        name = Field("name", draft?.name ?? "", refusals, visit)
        titleZh = Field("title", draft?.title.zh ?? "", refusals, visit)
        titleEn = Field("title_en", draft?.title.en ?? "", refusals, visit)
        unit = Field("unit", draft?.unit ?? "", refusals, visit)
        gatherings = Gathering.choices.map {
            Choice(
                value: $0.rawValue, text: t($0.title),
                isChosen: $0.rawValue == draft?.gathering ?? Gathering.count.rawValue)
        }
        proof = Field("proof", draft?.proof ?? "", refusals, visit)
        scale = Field("scale", draft?.scale.joined(separator: "\n") ?? "", refusals, visit)
        dimensions = Field(
            "dimensions", draft?.dimensions.joined(separator: "\n") ?? "", refusals, visit)
        faults = FieldFault.list(refusals, visit)
    }
}

extension Visit {
    /// The measure that the form describes.
    var measureDraft: MeasureDraft {
        func lines(_ name: String) -> [String] {
            form.text(name).split(whereSeparator: \.isNewline)
                .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        let zh = form.text("title")
        let en = form.text("title_en")
        return MeasureDraft(
            name: form.text("name"), title: Words(zh, en.isEmpty ? zh : en),
            unit: form.text("unit"), gathering: form.text("gathering"),
            proof: form.text("proof"),
            scale: form.text("gathering") == "grade" ? lines("scale") : [],
            dimensions: lines("dimensions"))
    }
}
