import Kernel

/// Sets service hours, limits and topics.
package struct HelpSettingsDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Sets rules that hold from now on.
    ///
    /// - Throws: `Refusals`, one for each limit or stretch not in order.
    package func set(_ rules: HelpRules, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Adds a topic, or changes its words.
    package func setTopic(_ id: String, title: Words, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Takes a topic out of what visitors may choose; what is about it stays.
    package func withdrawTopic(_ id: String, by actor: Actor) async throws {
        throw Fault("not built")
    }
}

extension Reader {
    /// Every version of the rules.
    package func helpRuleBook() throws -> HelpRuleBook { throw Fault("not built") }

    /// Every topic, those offered first.
    package func helpTopics() throws -> [HelpTopic] { throw Fault("not built") }
}
