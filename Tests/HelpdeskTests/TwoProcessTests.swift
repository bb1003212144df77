import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct TwoProcessTests {
    @Test func `two server processes on one database share one desk`() async throws {
        let place = try TestPlace(on: .postgres)
        defer { place.remove() }
        let clock = HelpClock()
        let modules: [Module] = [.kernel, .helpdesk]
        let helps = try (1...2).map { _ in
            let store = try place.open(modules: modules, clock: clock.wallClock)
            return HelpCentre(
                centre: try place.centre(on: store, modules: modules, clock: clock.wallClock),
                clock: clock)
        }
        defer { for help in helps { try? help.centre.store.close() } }
        let crowd = (1...8).map { Actor(id: "assistant-\($0)", roles: [.assistant]) }
        for (number, actor) in crowd.enumerated() {
            try await helps[number % 2].duty.change(to: .available, by: actor)
        }
        let waiting = try await helps.callers(16)
        #expect(await helps.takes(of: Array(waiting.prefix(4)), by: crowd) == 4)
        // Both look for what is due; each rung is rung once.
        clock.pass(seconds: 45)
        try await helps.runChores()
        let escalated = try await helps[0].centre.read {
            try $0.journalEntries(kind: "helpdesk.call_escalated", limit: 100).count
        }
        #expect(escalated == 16)
        try await helps.sayFiveLines(in: waiting)
        for started in waiting {
            let said = try await helps[1].messages(started)
            #expect(said.map(\.ordinal) == Array(1...said.count))
            #expect(said.compactMap(\.text).suffix(5) == ["1", "2", "3", "4", "5"])
        }
        #expect(try await helps[0].centre.read { try $0.verifyJournal() }.isWhole)
    }
}

/// Two processes of one help desk; what is done is done at both, all at once.
extension [HelpCentre] {
    /// Visitors who call for a person.
    fileprivate func callers(_ number: Int) async throws -> [StartedConversation] {
        try await withThrowingTaskGroup(of: StartedConversation.self) { group in
            for number in 0..<number { group.addTask { try await self[number % 2].call() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Everybody tries to take every one of them: how many times somebody did.
    fileprivate func takes(
        of waiting: [StartedConversation], by crowd: [Actor]
    ) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for (number, actor) in crowd.enumerated() {
                for started in waiting {
                    group.addTask {
                        do {
                            try await self[number % 2].assistants.take(started.id, by: actor)
                            return true
                        } catch { return false }
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
    }

    fileprivate func runChores() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for help in self { group.addTask { try await help.centre.runChores() } }
            try await group.waitForAll()
        }
    }

    /// Each visitor says `1` to `5`, one line here and the next there.
    fileprivate func sayFiveLines(in waiting: [StartedConversation]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, started) in waiting.enumerated() {
                group.addTask {
                    for line in 1...5 {
                        _ = try await self[(number + line) % 2].visitors.say(
                            MessageDraft(text: "\(line)", clientID: "line-000\(line)"),
                            in: started.secret)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
