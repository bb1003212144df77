import Foundation
import Kernel
import People

/// The measures of the centre, with a search.
struct RegisterPage: Page {
    static let template = "register"
    let area: Area? = .register

    let title: String
    let summary: String
    let search: String
    let measures: [Line]
    let mayDeclare: Bool
    let mayRecord: Bool
    let imports: ImportForm

    /// One measure.
    struct Line: Sendable {
        let measureHref: String
        let name: String
        let code: String
        let gathering: String
        let unit: String
        let proof: String
    }

    /// Bringing entries in from a file, and what was wrong with the file sent.
    struct ImportForm: Sendable {
        let columns: String
        let faults: [LineFault]
        let done: String?
    }

    /// What is wrong on one line of a file.
    struct LineFault: Sendable {
        let line: String
        let field: String
        let message: String
    }

    init(_ measures: [Measure], imports: ImportForm, _ visit: Visit) {
        let t = visit.t
        let search = visit.query("search") ?? ""
        title = t("area_register")
        self.search = search
        let found = measures.filter { $0.matches(search) }
        summary = t("register_summary", "\(measures.count)")
        self.measures = found.sorted { $0.name < $1.name }.map { Line($0, t) }
        mayDeclare = visit.signedIn?.actor.may(.declareMeasure) == true
        mayRecord = visit.signedIn?.actor.may(.recordEntry) == true
        self.imports = imports
    }
}

extension Measure {
    fileprivate func matches(_ search: String) -> Bool {
        search.isEmpty
            || [name, title.zh, title.en, proof].contains {
                $0.localizedStandardContains(search)
            }
    }
}

extension RegisterPage.Line {
    fileprivate init(_ measure: Measure, _ t: Strings) {
        measureHref = "/register/measures/\(measure.name.pathEncoded)"
        name = t(measure.title).isEmpty ? measure.title.zh : t(measure.title)
        code = measure.name
        gathering = t(measure.gathering.title)
        unit = measure.unit
        proof = measure.proof
    }
}
