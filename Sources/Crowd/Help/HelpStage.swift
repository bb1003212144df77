import Helpdesk
import Kernel
import People

/// A help desk set up for a crowd: always open, with its assistants.
package struct HelpStage: Sendable {
    /// Sign-in names.
    package let assistants: [String]

    package static let password = "steel-yard-2025"

    /// Sets it up in a centre.
    package init(in centre: Centre, assistants: Int = 30) async throws {
        var rules = HelpRules()
        rules.hours = .always(around: centre.clock.today)
        try await HelpSettingsDesk(centre).set(rules, by: .operator)
        let accounts = AccountDesk(centre)
        var logins: [String] = []
        for number in 1...assistants {
            let login = "assistant\(number)"
            _ = try await accounts.add(
                login: login, name: "帮办员\(number)", roles: [.assistant], password: Self.password,
                by: .operator)
            logins.append(login)
        }
        self.assistants = logins
    }
}
