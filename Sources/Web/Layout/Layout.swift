import Foundation
import Hummingbird
import Kernel
import People

/// The frame of every page: the bar, who is signed in, the day.
struct Layout: Sendable {
    let t: Strings
    let title: String
    let language: String
    let otherLanguage: String
    let otherLanguageName: String
    /// Where the language switch leads back to.
    let path: String
    let csrf: String?
    let links: [Link]
    let who: String?
    let today: String
    let styles: String
    let script: String
    /// The page's own.
    let moreStyles: [String]
    let moreScripts: [String]
    let icon: String
    var content = ""

    /// An entry of the bar.
    struct Link: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    init(_ page: some Page, _ visit: Visit) {
        t = visit.t
        title = page.title
        language = visit.language.tag
        otherLanguage = visit.language.other.rawValue
        otherLanguageName = visit.t("other_language")
        path =
            localPath(visit.request.method == .get ? visit.request.uri.description : "/")
            .queryEncoded
        csrf = visit.signedIn?.csrf
        links = Layout.links(visit, current: page.area)
        who = visit.signedIn.map { $0.name.isEmpty ? $0.login : $0.name }
        today = Layout.today(visit)
        styles = visit.site.assets.address("zhunxing.css")
        script = visit.site.assets.address("zhunxing.js")
        moreStyles = Layout.own(page, "css", visit)
        moreScripts = Layout.own(page, "js", visit)
        icon = visit.site.assets.address("star.svg")
    }

    private static func own(_ page: some Page, _ ending: String, _ visit: Visit) -> [String] {
        page.assets.filter { $0.hasSuffix(".\(ending)") }.map(visit.site.assets.address)
    }

    /// Only what the visitor may see.
    private static func links(_ visit: Visit, current: Area?) -> [Link] {
        guard let actor = visit.signedIn?.actor else { return [] }
        let all: [(Area, String, Permission)] = [
            (.overview, "/overview", .seeOverview), (.year, "/", .seeYear),
            (.cycle, "/cycle", .seeYear),
            (.worklist, "/worklist", Worklist.permission(of: actor)),
            (.hall, "/hall", .seeHall), (.help, "/help", .seeHelp),
            (.satisfaction, "/satisfaction", .seeSatisfaction),
            (.finance, "/finance", .seeFinance),
            (.register, "/register", .seeRegister),
            (.imports, "/imports/new", .importForm),
            (.shifts, "/shifts", .seeHall), (.journal, "/journal", .seeJournal),
            (.people, "/people", .managePeople), (.keys, "/keys", .manageKeys),
        ]
        return all.filter { actor.may($0.2) }.map { area, href, _ in
            Link(href: href, text: visit.t("area_\(area.rawValue)"), isCurrent: area == current)
        }
    }

    /// The day, its weekday, and which working day of its year it is; of a year without a
    /// published arrangement, only what is certain.
    private static func today(_ visit: Visit) -> String {
        let day = visit.today
        let weekday = visit.t("weekday_\(day.weekday)")
        let calendar = visit.site.calendar
        guard let isWorking = try? calendar.isWorking(day),
            let count = try? calendar.workingDays(after: Day.first(of: day.year) + -1, through: day)
        else { return visit.t("today_line", "\(day)", weekday) }
        let key = isWorking ? "today_working" : "today_off"
        return visit.t(key, "\(day)", weekday, "\(count)")
    }
}
