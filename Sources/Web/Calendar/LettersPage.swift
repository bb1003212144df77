import Kernel
import Mail
import People

/// Every mail and what became of it, for administrators.
struct LettersPage: Page {
    static let template = "reminders/letters"
    let area: Area? = .people

    let title: String
    let summary: String
    let search: String
    let letters: [RemindersPage.LetterLine]
    let exports: [Reference]

    init(_ found: [OutboxLetter], names: [String: String], _ visit: Visit) {
        let t = visit.t
        title = t("letters_title")
        let givenUp = found.count { $0.state == .givenUp }
        summary = t("letters_summary", "\(found.count)", "\(givenUp)")
        search = visit.query("search") ?? ""
        letters = found.map {
            RemindersPage.LetterLine($0, who: Names.of($0.account, names, t), t)
        }
        exports = ExportFormat.links(
            to: "/reminders/letters/exports?search=\(search.queryEncoded)&", t)
    }

    /// The newest letters that hold what is searched for, with the names of whom they are for.
    static func found(
        _ visit: Visit
    ) async throws -> (letters: [OutboxLetter], names: [String: String]) {
        let letters = try await visit.centre.read { try $0.letters(limit: 1000) }
        let names = try await visit.site.accounts.names(of: Set(letters.map(\.account)))
        let found = letters.filter {
            visit.searches([$0.subject, names[$0.account] ?? "", $0.fault ?? ""])
        }
        return (found, names)
    }
}
