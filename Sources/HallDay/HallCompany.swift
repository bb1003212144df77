import Kernel

/// The people of a simulated hall. Visitors have no accounts.
package struct HallCompany: Sendable {
    /// Sets up the hall, sees bad reviews through.
    package let chief: Actor
    /// One sits at each counter.
    package let clerks: [Actor]
    /// At the front desk and at the consoles of online help.
    package let assistants: [Actor]
    /// Whether they have accounts in the centre; only then shifts are planned for them.
    package let hasAccounts: Bool

    package init(
        chief: Actor, clerks: [Actor], assistants: [Actor], hasAccounts: Bool = false
    ) {
        self.chief = chief
        self.clerks = clerks
        self.assistants = assistants
        self.hasAccounts = hasAccounts
    }

    /// Clerks first, then assistants.
    var staff: [Actor] { clerks + assistants }

    /// Accounts of their own: a chief, four clerks, six assistants.
    package static let standing = HallCompany(
        chief: Actor(id: "hall-chief", roles: [.hallChief]),
        clerks: (1...4).map { Actor(id: "counter-\($0)", roles: [.counterClerk]) },
        assistants: (1...6).map { Actor(id: "assistant-\($0)", roles: [.assistant]) })

    /// What the standing company is called, by their ids; it belongs in the vault.
    package static let names: [String: String] = {
        var names = ["hall-chief": "大厅负责人"]
        for number in 1...4 { names["counter-\(number)"] = "\(number) 号窗口" }
        for (place, name) in ["帮办甲", "帮办乙", "帮办丙", "帮办丁", "帮办戊", "帮办己"].enumerated() {
            names["assistant-\(place + 1)"] = name
        }
        return names
    }()
}
