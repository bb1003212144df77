import Helpdesk
import Kernel
import People

/// An assistant's own presence, and how they go.
struct DutyForm: Sendable {
    let states: [Choice]
    let presence: String
    let isOff: Bool
    let capacities: [Choice]
    let state: String
    let handOverTo: [Choice]
    let hasOpen: Bool

    init(_ desk: Desk, _ visit: Visit) {
        let t = visit.t
        let own = desk.console.duty
        let current = own?.state ?? .off
        state = current.rawValue
        isOff = current == .off
        states = Duty.State.allCases.map {
            Choice(
                value: $0.rawValue, text: t("help_duty_\($0.rawValue)"), isChosen: $0 == current)
        }
        let capacity = own?.capacity ?? desk.rules.capacity
        presence =
            own.map { duty in
                t(
                    "help_presence", "\(duty.load)", "\(capacity)",
                    Moments(visit).short(duty.since))
            } ?? t("help_presence_none")
        capacities = (1...20).map {
            Choice(value: "\($0)", text: "\($0)", isChosen: $0 == capacity)
        }
        handOverTo = desk.colleagues(of: visit.signedIn?.actor.id ?? "", visit)
        hasOpen = desk.console.mine.contains(where: \.isHolder)
    }
}
