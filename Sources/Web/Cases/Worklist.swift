import Kernel
import People

/// 待办: what is open now, for somebody who may work on it, the most urgent first.
enum Worklist {
    /// Work that has deadlines.
    private static let work: [Permission] = [
        .answerHelp, .manageHelp, .handleReview, .manageHall, .runSurvey, .serveCounter,
        .receiveVisitor, .manageShifts, .declareTargets, .submitTargets, .reviewTargets,
        .approveTargets, .monitorTargets, .recheckEvaluation, .writeVoucher, .approveVoucher,
    ]

    /// A permission that tells whether somebody has a worklist: one of work that they have, or one
    /// that they lack.
    static func permission(of actor: Actor) -> Permission {
        work.first(where: actor.may) ?? .answerHelp
    }

    /// One open case and how its clock stands.
    struct Item: Sendable {
        let timed: TimedCase
        let state: ClockState
        let isMine: Bool
    }

    /// What somebody may work on, or what is theirs, the most urgent first.
    static func items(
        for actor: Actor, _ centre: Centre, _ reader: Reader, _ calendar: WorkCalendar,
        _ t: Strings
    ) throws -> [Item] {
        let now = centre.clock.now()
        // Whoever stands in for somebody who is away has their cases too.
        let own = try reader.delegators(of: actor.id, on: now.day).union([actor.id])
        return try centre.openCases(reader, at: now)
            .filter { actor.may($0.permission) || $0.assignee.map(own.contains) == true }
            .map { timed in
                Item(
                    timed: timed, state: ClockState(timed, at: now, calendar, t),
                    isMine: timed.assignee.map(own.contains) == true)
            }
            .sorted { ($0.state.urgency, $0.timed.path) < ($1.state.urgency, $1.timed.path) }
    }

    /// What is shown of it.
    enum Choice: String, CaseIterable, Sendable {
        case all, mine, late

        func takes(_ item: Item) -> Bool {
            switch self {
            case .all: true
            case .mine: item.isMine
            case .late: item.state.isLate
            }
        }
    }
}
