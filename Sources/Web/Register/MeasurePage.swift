import Kernel
import People
import Register

/// One measure: its entries, and the form to record another.
struct MeasurePage: Page {
    static let template = "measure"
    let area: Area? = .register

    let title: String
    let code: String
    let summary: String
    let proof: String
    let form: EntryForm?
    let faults: [FieldFault]
    let recorded: String?
    let search: String
    let action: String
    let entries: [Line]
    let hasDenominator: Bool
    let nextHref: String?
    let firstHref: String?
    let exports: [Reference]

    /// One entry.
    struct Line: Sendable {
        let entryHref: String
        let day: String
        let amount: String
        let whole: String
        let about: String
        let document: String
        let by: String
        let state: String?
    }

    static let pageSize = 50

    init(
        _ measure: Measure, _ found: [RegisterEntry], names: [String: String],
        draft: EntryDraft?, refusals: [Refusal], recorded: String?, _ visit: Visit
    ) {
        let t = visit.t
        title = t(measure.title)
        code = measure.name
        summary = [t(measure.gathering.title), measure.unit].filter { !$0.isEmpty }
            .joined(separator: " · ")
        proof = measure.proof
        let mayRecord = visit.signedIn?.actor.may(.recordEntry) == true
        let isOurs = measure.desk == "register"
        form =
            mayRecord && isOurs
            ? EntryForm(measure, draft, refusals, visit) : nil
        faults = FieldFault.list(refusals, visit)
        self.recorded = recorded
        search = visit.query("search") ?? ""
        let action = "/register/measures/\(measure.name.pathEncoded)"
        self.action = action
        hasDenominator = measure.gathering.needsWhole
        let question = search.isEmpty ? "" : "search=\(search.queryEncoded)&"
        let part = ListPart(
            found, size: Self.pageSize, at: "\(action)?\(question)",
            isFirst: visit.query("before") == nil, place: \.sequence)
        (firstHref, nextHref) = (part.firstHref, part.nextHref)
        entries = part.rows.map { Line($0, measure, names, t) }
        exports = ExportFormat.links(to: "\(action)/exports?\(question)", t)
    }
}

extension MeasurePage.Line {
    init(_ entry: RegisterEntry, _ measure: Measure, _ names: [String: String], _ t: Strings) {
        entryHref = "/register/entries/\(entry.id)"
        day = "\(entry.day)"
        amount = measure.shown(entry.amount)
        whole = entry.whole.map { Numerals.grouped($0.description) } ?? ""
        about = entry.about
        document = entry.document
        by = Names.of(entry.recordedBy, names, t)
        state = entry.correction == nil ? nil : t("corrected")
    }
}

extension Measure {
    /// An amount with its thousands separated, or the level it stands for.
    func shown(_ amount: Quantity) -> String {
        level(of: amount) ?? Numerals.grouped(amount.description)
    }
}
