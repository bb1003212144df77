import Kernel
import People
import Register

/// One entry of the register, what became of it, and the form to correct it.
struct RegisterEntryPage: Page {
    static let template = "register-entry"
    let area: Area? = .register

    let title: String
    let measureName: String
    let measureHref: String
    let amount: String
    let whole: String?
    let day: String
    let about: String
    let parts: [Part]
    let document: String
    let paperHref: String?
    let note: String
    let by: String
    let sequence: String
    let sequenceHref: String
    let correction: Told?
    let action: String
    let form: EntryForm?
    let reason: Field
    let replaces: Bool
    let faults: [FieldFault]

    /// Its part of one of the measure's dimensions.
    struct Part: Sendable {
        let label: String
        let value: String
    }

    /// Why it no longer counts.
    struct Told: Sendable {
        let reason: String
        let by: String
        let entry: String
        let entryHref: String
        let replacementHref: String?
    }

    init(
        _ entry: RegisterEntry, _ measure: Measure, names: [String: String],
        typed: CorrectionTyped?, refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("register_entry_title", "\(entry.day)")
        measureName = t(measure.title)
        measureHref = "/register/measures/\(measure.name.pathEncoded)"
        let unit = measure.gathering == .grade ? "" : " \(measure.unit)"
        amount = measure.shown(entry.amount) + (measure.gathering.needsWhole ? "" : unit)
        whole = entry.whole.map { Numerals.grouped($0.description) }
        day = "\(entry.day)"
        about = entry.about
        parts = zip(measure.dimensions, entry.parts).map { Part(label: t($0.title), value: $1) }
        document = entry.document
        paperHref = entry.paper.map { "/papers/\($0)" }
        note = entry.note
        by = Names.of(entry.recordedBy, names, t)
        sequence = "#\(Numerals.grouped(entry.sequence))"
        sequenceHref = "/journal/\(entry.sequence)"
        correction = entry.correction.map { Told($0, names, t) }
        action = "/register/entries/\(entry.id)/corrections"
        let mayCorrect = visit.signedIn?.actor.may(.correctEntry) == true
        form =
            mayCorrect && entry.correction == nil
            ? EntryForm(measure, typed?.draft ?? entry.draft(measure), refusals, visit) : nil
        reason = Field("reason", typed?.reason ?? "", refusals, visit)
        replaces = typed?.replaces ?? true
        faults = FieldFault.list(refusals, visit)
    }
}

/// A correction as it was typed.
struct CorrectionTyped: Sendable {
    let reason: String
    let replaces: Bool
    let draft: EntryDraft
}

extension RegisterEntryPage.Told {
    fileprivate init(
        _ correction: RegisterEntry.Correction, _ names: [String: String], _ t: Strings
    ) {
        reason = correction.reason
        by = Names.of(correction.correctedBy, names, t)
        entry = "#\(Numerals.grouped(correction.sequence))"
        entryHref = "/journal/\(correction.sequence)"
        replacementHref = correction.replacedBy.map { "/register/entries/\($0)" }
    }
}

extension RegisterEntry {
    /// What a person would type to record the same again.
    fileprivate func draft(_ measure: Measure) -> EntryDraft {
        EntryDraft(
            measure: self.measure, day: "\(day)",
            amount: measure.level(of: amount) ?? amount.description,
            whole: whole?.description ?? "", about: about, document: document, note: note,
            paper: paper, parts: parts)
    }
}
