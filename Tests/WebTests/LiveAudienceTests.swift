import Helpdesk
import Hummingbird
import HummingbirdTesting
import Kernel
import TestStores
import Testing

@testable import Web

/// Who is told of an entry, of all who follow.
struct LiveAudienceTests {
    /// A topic that stands at an address, or nowhere.
    private struct Perch: LiveTopic {
        let key: String
        let address: String?
        let need = Route.Need.nothing
        static let kinds: Set<String>? = [Happened.kind]

        init?(_ path: [String], _ visit: Visit) { nil }

        init(_ key: String, _ address: String?) { (self.key, self.address) = (key, address) }

        func address(_ reader: Reader) -> String? { address }

        func message(for entry: LiveEntry, _ reader: Reader) -> LiveMessage? { .changed }
    }

    /// A topic that wants other entries.
    private struct Deaf: LiveTopic {
        let key = "deaf"
        let need = Route.Need.nothing
        static let kinds: Set<String>? = ["test.never"]

        init?(_ path: [String], _ visit: Visit) { nil }

        init() {}

        func message(for entry: LiveEntry, _ reader: Reader) -> LiveMessage? { .changed }
    }

    @Test func `an entry is brought to those at its address and those without one`() async throws {
        try await withCentre(on: .sqlite) { centre in
            try await centre.write(as: "zhao") {
                _ = try $0.record(Happened(), about: Subject("note", "a"))
            }
            try await centre.read { reader in
                let entry = LiveEntry(try #require(reader.journalEntries(limit: 1).first))
                var audience = LiveAudience()
                func told() -> [String] {
                    var keys: [String] = []
                    audience.forEach(concernedBy: entry, reader) { key, _ in keys.append(key) }
                    return keys.sorted()
                }
                #expect(audience.isEmpty && told().isEmpty && audience.kinds == [])
                let perches = [
                    Perch("first", "note/a"), Perch("second", "note/a"), Perch("other", "note/b"),
                    Perch("all", nil),
                ]
                for perch in perches + perches { audience.add(perch, at: perch.address) }
                audience.add(Deaf(), at: nil)
                #expect(told() == ["all", "first", "second"])
                #expect(audience.kinds == [Happened.kind, "test.never"])
                audience.remove(perches[0])
                #expect(told() == ["all", "second"])
                #expect(!audience.contains("first") && audience.contains("all"))
                for perch in perches { audience.remove(perch) }
                #expect(told().isEmpty && audience.kinds == ["test.never"])
                audience.remove(Deaf())
                #expect(audience.isEmpty)
            }
        }
    }

    @Test func `what one has read of an entry serves the others, also that there is nothing`()
        async throws
    {
        try await withCentre(on: .sqlite) { centre in
            try await centre.write(as: "zhao") {
                _ = try $0.record(Happened(), about: Subject("note", "a"))
            }
            let first = try await centre.read { try $0.journalEntries(limit: 1).first }
            let entry = LiveEntry(try #require(first))
            var count = 0
            for _ in 0..<2 {
                let none = entry.once(Int?.self) { () -> Int? in
                    count += 1
                    return nil
                }
                #expect(none == nil)
                #expect(entry.once(Self.self) { "text" } == "text")
            }
            #expect(count == 1)
        }
    }

    @Test func `what a visitor says is told at the consoles of those who take part`()
        async throws
    {
        try await HelpSite.with([.assistant, .hallChief]) { help, client in
            let visitor = HelpProgram(client)
            let assistant = try await HelpProgram(client, as: .assistant)
            let chief = try await HelpProgram(client, as: .hallChief)
            var accounts: [String] = []
            for program in [assistant, chief] {
                _ = try await program.post("/api/help/duty", ["state": "available"])
                let duty = try await program.get("/api/help/console").json["duty"]
                accounts.append(try #require((duty as? [String: Any])?["account"] as? String))
            }
            let secret = try await visitor.post(
                "/api/help/conversations", ["audience": "individual"]
            ).text("secret")
            let own = "/api/help/conversations/\(try #require(secret))"
            #expect(try await hears("等一下", visitor, own, help) == [])
            _ = try await visitor.post("\(own)/requests")
            let line = try await chief.get("/api/help/console").list("waiting")
            let desk = "/api/help/desk/\(try #require(line.first?["id"] as? String))"
            #expect(try await assistant.post("\(desk)/takes").status == 204)
            // The first answer stops the ringing everywhere.
            #expect(try await hears("您好", assistant, desk, help) == nil)
            #expect(try await hears("谢谢", visitor, own, help) == [accounts[0]])
            let invited = try await assistant.post("\(desk)/invitations", ["to": accounts[1]])
            #expect(invited.status == 204)
            #expect(try await hears("还有", visitor, own, help).map(Set.init) == Set(accounts))
        }
    }

    /// Says something; the accounts whose consoles hear of it, nil when all do.
    private func hears(
        _ text: String, _ program: HelpProgram, _ path: String, _ help: HelpSite
    ) async throws -> [String]? {
        let said = try await program.post("\(path)/messages", ["text": text])
        #expect(said.status == 201)
        return try await help.centre.read { reader in
            let entries = try reader.journalEntries(kind: MessageSent.kind, limit: 1)
            let entry = LiveEntry(try #require(entries.first))
            return try DeskTopic.addressees(of: entry, reader)
        }
    }
}
