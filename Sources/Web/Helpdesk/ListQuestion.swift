import Helpdesk
import Kernel
import People

/// What is asked of a list of the help desk: words, a state, a topic, days.
struct ListQuestion: Sendable {
    let text: String
    let state: String
    let channel: String
    let topic: String
    let from: Day?
    let through: Day?
    /// Days that do not read as days, told beside their fields.
    let refusals: [Refusal]
    let before: String?

    static let pageSize = 50

    init(_ visit: Visit) {
        text = visit.query("search") ?? ""
        state = visit.query("state") ?? ""
        channel = visit.query("channel") ?? ""
        topic = visit.query("topic") ?? ""
        before = visit.query("before")
        var refusals: [Refusal] = []
        func day(_ name: String) -> Day? {
            guard let typed = visit.query(name) else { return nil }
            let day = Day(typed)
            if day == nil { refusals.append(.notADay(name)) }
            return day
        }
        from = day("from")
        through = day("through")
        self.refusals = refusals
    }

    /// The same questions as they stand in an address, with another place to begin at.
    func address(_ path: String, before: String?) -> String {
        let all: [(String, String)] = [
            ("search", text), ("state", state), ("channel", channel), ("topic", topic),
            ("from", from.map { "\($0)" } ?? ""), ("through", through.map { "\($0)" } ?? ""),
            ("before", before ?? ""),
        ]
        let set = all.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.queryEncoded)" }
        return set.isEmpty ? path : "\(path)?\(set.joined(separator: "&"))"
    }
}

/// The form above a list, filled in as it was asked, and the pages of the list.
struct ListForm: Sendable {
    let action: String
    let search: String
    let states: [Choice]
    let channels: [Choice]
    let topics: [Choice]
    let from: String
    let through: String
    let exports: [Reference]
    let nextHref: String?
    let firstHref: String?

    init(
        _ question: ListQuestion, action: String, states: [(String, String)],
        channels: [(String, String)] = [], topics: [HelpTopic], next: String?, _ visit: Visit
    ) {
        func choices(_ all: [(String, String)], _ chosen: String) -> [Choice] {
            guard !all.isEmpty else { return [] }
            return ([("", visit.t("help_all"))] + all).map {
                Choice(value: $0.0, text: $0.1, isChosen: $0.0 == chosen)
            }
        }
        self.action = action
        search = question.text
        self.states = choices(states, question.state)
        self.channels = choices(channels, question.channel)
        self.topics = choices(topics.map { ($0.id, visit.t($0.title)) }, question.topic)
        from = question.from.map { "\($0)" } ?? ""
        through = question.through.map { "\($0)" } ?? ""
        let address = question.address("\(action)/exports", before: nil)
        let mayExport = visit.signedIn?.actor.may(.answerHelp) == true
        exports =
            mayExport
            ? ExportFormat.links(to: address + (address.contains("?") ? "&" : "?"), visit.t) : []
        nextHref = next.map { question.address(action, before: $0) }
        firstHref = question.before == nil ? nil : question.address(action, before: nil)
    }
}

extension Refusal {
    fileprivate static func notADay(_ field: String) -> Refusal {
        Refusal(
            "bad_day", "日期请写成 2025-10-17 这样。", "Write the day as 2025-10-17.", at: field)
    }
}
