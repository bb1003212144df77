import Kernel

/// A visit as it is typed in.
package struct FieldVisitDraft: Hashable, Sendable {
    package var business: String
    package var district: String
    /// `2025-10-17`
    package var visitedOn: String
    package var visitors: [String]
    package var topic: String?
    package var problem: String
    /// What the business was told on the spot; empty when it has to be found out.
    package var answer: String
    package var contact: Person?

    package init(
        business: String, district: String = "", visitedOn: String, visitors: [String],
        topic: String? = nil, problem: String, answer: String = "", contact: Person? = nil
    ) {
        self.business = business
        self.district = district
        self.visitedOn = visitedOn
        self.visitors = visitors
        self.topic = topic
        self.problem = problem
        self.answer = answer
        self.contact = contact
    }

    /// The day of it, if all is in order.
    ///
    /// - Throws: `Refusals`, one for each field that is not.
    func checked(today: Day) throws(Refusals) -> Day {
        var faults = business.faults(
            at: "business", limit: 100, orMissing: "企业名称", "name of the business")
        faults += district.faults(at: "district", limit: 40)
        faults += problem.faults(at: "problem", limit: 5000, orMissing: "反映的问题", "problem")
        faults += answer.faults(at: "answer", limit: 5000)
        faults += contact?.faults(needsTelephone: false) ?? []
        if visitors.isEmpty { faults.append(.missing("visitors", "走访人员", "visitor")) }
        let day = Day(visitedOn)
        if day == nil { faults.append(.badVisitDay(visitedOn)) }
        if let day, day > today { faults.append(.visitToCome(day)) }
        guard let day, faults.isEmpty else { throw Refusals(faults) }
        return day
    }
}

/// Which visits are looked for.
package struct FieldVisitFilter: Hashable, Sendable {
    package var isClosed: Bool?
    package var topic: String?
    package var from: Day?
    package var through: Day?
    /// Part of the number, business or problem.
    package var text = ""

    package init() {}

    var conditions: SQL {
        var all: SQL = "1 = 1"
        func add(_ next: SQL?) { if let next { all = "\(part: all) AND \(part: next)" } }
        let close: SQL =
            "EXISTS (SELECT 1 FROM help_visit_step s WHERE s.visit = v.id AND s.step = 'close')"
        add(isClosed.map { $0 ? close : "NOT \(part: close)" })
        add(topic.map { "v.topic = \($0)" })
        add(from.map { "v.visited_on >= \($0)" })
        add(through.map { "v.visited_on <= \($0)" })
        add(text.isEmpty ? nil : .contains(text, in: ["v.number", "v.business", "v.problem"]))
        return all
    }
}

extension Refusal {
    static func badVisitDay(_ text: String) -> Refusal {
        Refusal(
            "bad_day", "“\(text)”不是有效日期，应写成 2025-01-31。",
            "“\(text)” is not a day; write it as 2025-01-31.", at: "visitedOn")
    }

    static func visitToCome(_ day: Day) -> Refusal {
        Refusal(
            "day_in_future", "\(day) 还没有到，只能登记已经走访的。",
            "\(day) is still to come; only visits that were made are recorded.", at: "visitedOn")
    }

    static let noSuchVisit = Refusal("no_such_visit", "没有这次走访。", "There is no such visit.")

    static let visitClosed = Refusal(
        "visit_closed", "这次走访已经办结。", "This visit is closed.", conflict: true)

    static let visitNotAnswered = Refusal(
        "visit_not_answered", "请先登记答复，再登记回访。",
        "Record what the business was told before the follow-up.", conflict: true)

    static let visitNotFollowedUp = Refusal(
        "visit_not_followed_up", "请先回访企业，再办结。",
        "Follow the visit up before it is closed.", conflict: true)
}
