import Kernel
import People

/// The pages of the hall's settings, from one to the other.
enum SettingsTab: String, CaseIterable, Sendable {
    case rules, matters, counters, devices, outages, upgrades

    var href: String {
        switch self {
        case .rules: "/hall/settings"
        case .outages: "/hall/outages"
        case .upgrades: "/hall/upgrades"
        default: "/hall/settings/\(rawValue)"
        }
    }

    /// A link of the bar.
    struct Link: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    /// Only what the reader may open.
    static func links(_ current: SettingsTab, _ visit: Visit) -> [Link] {
        let mayManage = visit.signedIn?.actor.may(.manageHall) == true
        return allCases.filter { mayManage || [.outages, .upgrades].contains($0) }.map {
            Link(
                href: $0.href, text: visit.t("queue_tab_\($0.rawValue)"),
                isCurrent: $0 == current)
        }
    }

    /// `?done=…` in the address: what was just kept, in words.
    static func said(_ visit: Visit) -> String? {
        visit.query("done").flatMap { visit.t["queue_done_\($0)"] }
    }
}
