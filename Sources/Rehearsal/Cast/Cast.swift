import Kernel

/// Who plays.
enum Cast {
    static let clerks = ["chen", "lin", "huang", "zhou"].map { Actor(id: $0, roles: [.clerk]) }
    static let zhao = Actor(id: "zhao", roles: [.performanceOfficer])
    /// The auditor, who looks at everything, and tries what she may not.
    static let wu = Actor(id: "wu", roles: [.auditor])
    static let intruders = [
        wu, Actor(id: "xu", roles: [.supervisor]), Actor(id: "sun", roles: [.administrator]),
        Actor(id: "ma", roles: []), Actor(id: "he", roles: [.auditor, .supervisor]),
    ]
}

extension Module {
    /// A desk whose measure computes itself, so that somebody can try to type it.
    static let ticketMachine = Module(
        name: "queue", migrations: [],
        measures: { _ in
            [
                Measure(
                    name: "queue.tickets", title: Words("取号", "Tickets"), unit: "张",
                    gathering: .count, desk: "queue", proof: "取号记录")
            ]
        })
}
