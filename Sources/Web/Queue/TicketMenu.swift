import Kernel
import Queue

/// The two levels of what a visitor comes for, as a kiosk or a phone asks for them.
struct TicketMenu: Sendable {
    let question: String
    let choices: [TicketChoice]
    let notice: String?
    /// Whether it is the first question.
    let isFirst: Bool
    /// Whether a time can be booked for anything.
    let isBookable: Bool

    /// - Parameters:
    ///   - letter: the category chosen; nil for the first question.
    ///   - address: of the page that asks, which the answer is added to.
    init(
        _ hall: Hall, category letter: String?, at address: String, glance: HallGlance,
        isDown: Bool, _ visit: Visit
    ) {
        let t = visit.t
        notice = isDown ? t("queue_paper_notice") : nil
        let chosen = letter.flatMap(hall.category)
        isFirst = chosen == nil
        isBookable = !hall.bookable.isEmpty
        if let chosen {
            question = t("queue_which_matter", t.named(chosen.name))
            choices = hall.matters(of: chosen.letter).map { matter in
                TicketChoice(
                    href: matter.isOpen ? "\(address)?matter=\(matter.id.queryEncoded)" : nil,
                    text: t.named(matter.name),
                    note: matter.isOpen
                        ? t.waiting(glance.waiting[matter.id] ?? 0) : t("queue_matter_closed"))
            }
        } else {
            question = t("queue_which_category")
            choices = hall.categories.compactMap { category in
                let matters = hall.matters(of: category.letter)
                guard !matters.isEmpty else { return nil }
                let open = matters.filter(\.isOpen)
                let waiting = matters.reduce(0) { $0 + (glance.waiting[$1.id] ?? 0) }
                return TicketChoice(
                    href: open.isEmpty
                        ? nil : "\(address)?category=\(category.letter.queryEncoded)",
                    text: t.named(category.name),
                    note: open.isEmpty ? t("queue_matter_closed") : t.waiting(waiting))
            }
        }
    }
}

extension Strings {
    /// `等候 14 人`
    func waiting(_ count: Int) -> String {
        count == 0 ? self("queue_no_wait") : self("queue_waiting_n", self.count(count))
    }
}

/// What a visitor chose for a ticket, as it was sent.
struct TicketTyped: Sendable {
    var matter = ""
    var party = VisitorKind.individual.rawValue
    var priority = ""
    var telephone = ""
    /// The page's own id of the request, so that a form sent twice gives one ticket.
    var key: String

    init(_ visit: Visit) {
        key = Identifier.make(at: visit.centre.clock.now())
        guard visit.route.changes else { return }
        matter = visit.form.text("matter")
        party = visit.form.text("party")
        priority = visit.form.text("priority")
        telephone = visit.form.text("telephone")
        if let sent = visit.form["key"], !sent.isEmpty { key = String(sent.prefix(64)) }
    }

    /// - Throws: `Refusals`, all that is wrong at once.
    func request(person: String? = nil) throws -> TicketRequest {
        var refusals: [Refusal] = []
        if matter.isEmpty { refusals.append(.noMatter) }
        let kind = VisitorKind(rawValue: party)
        if kind == nil { refusals.append(.noParty) }
        let chosen = Priority(rawValue: priority)
        if !priority.isEmpty, chosen == nil { refusals.append(.noPriority) }
        let digits = telephone.filter { !" -".contains($0) }
        if !digits.isEmpty, digits.wholeMatch(of: /\+?[0-9]{7,15}/) == nil {
            refusals.append(.notTelephone)
        }
        guard refusals.isEmpty, let kind else { throw Refusals(refusals) }
        return TicketRequest(
            matter: matter, kind: kind, priority: chosen,
            person: digits.isEmpty ? person : digits, request: key,
            visitor: digits.isEmpty ? nil : Person(name: "", telephone: digits))
    }
}

extension Refusal {
    static let noMatter = Refusal(
        "no_matter", "请选择要办的事项。", "Choose what you come for.", at: "matter")
    static let noParty = Refusal(
        "no_party", "请选择个人或企业。", "Choose individual or business.", at: "party")
    static let noPriority = Refusal(
        "no_priority", "没有这种优先。请重新选择。", "There is no such priority. Choose again.",
        at: "priority")
    static let notTelephone = Refusal(
        "not_telephone", "电话号码应是 7 到 15 位数字，也可以不填。",
        "A telephone number has 7 to 15 digits; it may be left out.", at: "telephone")
}
