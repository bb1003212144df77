import Kernel
import People

/// The pages of the help desk, as far as the reader may see them.
enum HelpNav {
    /// One of them.
    enum Place: String, Sendable {
        case console, overview, enquiries, visits, transcripts, knowledge, settings
    }

    static func links(_ current: Place, _ visit: Visit) -> [Layout.Link] {
        guard let actor = visit.signedIn?.actor else { return [] }
        let all: [(Place, String, Permission)] = [
            (.console, "/help", .answerHelp), (.overview, "/help/overview", .seeHelp),
            (.enquiries, "/help/enquiries", .seeHelp), (.visits, "/help/visits", .seeHelp),
            (.transcripts, "/help/transcripts", .answerHelp),
            (.knowledge, "/help/articles", .seeHelp),
            (.settings, "/help/settings", .manageHelp),
        ]
        return all.filter { actor.may($0.2) }.map { place, href, _ in
            Layout.Link(
                href: href, text: visit.t("help_nav_\(place.rawValue)"),
                isCurrent: place == current)
        }
    }
}
