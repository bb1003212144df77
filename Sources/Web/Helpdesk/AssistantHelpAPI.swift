import Foundation
import Helpdesk
import Hummingbird
import Kernel
import People

/// Online help for assistants' programs, signed in and with the session's token in a header.
enum AssistantHelpAPI {
    static let all: [Route] = [
        .json("/api/help/duty", .permission(.answerHelp), changeDuty),
        .json("/api/help/handovers", .permission(.answerHelp), handOver),
        .get("/api/help/console", .permission(.answerHelp), console),
        .get("/api/help/figures", .permission(.seeHelp), figures),
        .get("/api/help/desk/{id}/messages", .permission(.answerHelp), messages),
        .json("/api/help/desk/{id}/messages", .permission(.answerHelp), say),
        .json("/api/help/desk/{id}/takes", .permission(.answerHelp)) { visit in
            try await act(visit) { try await $0.take($1, by: $2) }
        },
        .json("/api/help/desk/{id}/transfers", .permission(.answerHelp), transfer),
        .json("/api/help/desk/{id}/invitations", .permission(.answerHelp), invite),
        .json("/api/help/desk/{id}/withdrawals", .permission(.answerHelp)) { visit in
            try await act(visit) { try await $0.withdraw(from: $1, by: $2) }
        },
        .json("/api/help/desk/{id}/readings", .permission(.answerHelp), read),
        .json("/api/help/desk/{id}/endings", .permission(.answerHelp)) { visit in
            try await act(visit) { try await $0.end($1, by: $2) }
        },
        .get("/api/help/desk/{id}/pictures/{picture}", .permission(.answerHelp)) { visit in
            let found = try await AssistantDesk(visit.centre).picture(
                try visit.parameter("picture"), in: try visit.parameter("id"), by: visit.actor)
            guard let found else { throw Missing() }
            return visit.picture(found)
        },
    ]

    private static func act(
        _ visit: Visit, _ act: (AssistantDesk, String, Actor) async throws -> Void
    ) async throws -> Response {
        try await act(AssistantDesk(visit.centre), visit.parameter("id"), visit.actor)
        return Response(status: .noContent)
    }

    private struct DutySent: Decodable {
        let state: Duty.State
        let capacity: Int?
    }

    private static func changeDuty(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(DutySent.self, limit: 4096)
        try await DutyDesk(visit.centre).change(
            to: sent.state, capacity: sent.capacity, by: visit.actor)
        return Response(status: .noContent)
    }

    private struct Passed: Decodable {
        let to: String?
        let topic: String?
        let note: String?
    }

    private static func handOver(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Passed.self, limit: 8192)
        try await DutyDesk(visit.centre).handOver(
            to: sent.to, note: sent.note ?? "", by: visit.actor)
        return Response(status: .noContent)
    }

    private static func transfer(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Passed.self, limit: 8192)
        return try await act(visit) { desk, id, actor in
            let note = sent.note ?? ""
            if let topic = sent.topic {
                try await desk.transfer(id, toTopic: topic, note: note, by: actor)
            } else {
                try await desk.transfer(id, to: sent.to ?? "", note: note, by: actor)
            }
        }
    }

    private static func invite(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Passed.self, limit: 4096)
        return try await act(visit) { try await $0.invite(sent.to ?? "", to: $1, by: $2) }
    }

    private static func console(_ visit: Visit) async throws -> Response {
        let (account, now) = (try visit.actor.id, visit.centre.clock.now())
        let console = try await visit.centre.read { try $0.helpConsole(for: account, at: now) }
        return try visit.json(ToldConsole(console))
    }

    private struct Said: Encodable {
        let state: Conversation.State
        let holder: String?
        let messages: [ToldMessage]
    }

    private static func messages(_ visit: Visit) async throws -> Response {
        let id = try visit.parameter("id")
        let after = visit.query("after").flatMap { Int($0) } ?? 0
        let said = try await visit.centre.read { reader -> Said? in
            try reader.conversation(id).map { conversation in
                Said(
                    state: conversation.state, holder: conversation.holder,
                    messages: try reader.messages(of: id, after: after).map {
                        ToldMessage($0, forVisitor: false)
                    })
            }
        }
        guard let said else { throw Missing() }
        return try visit.json(said)
    }

    private static func say(_ visit: Visit) async throws -> Response {
        let draft = try await visit.sentMessage()
        let message = try await AssistantDesk(visit.centre).say(
            draft, in: try visit.parameter("id"), by: visit.actor)
        return try visit.json(ToldMessage(message, forVisitor: false), .created)
    }

    private struct Reading: Decodable { let through: Int }

    private static func read(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Reading.self, limit: 4096)
        return try await act(visit) { try await $0.markRead($1, through: sent.through, by: $2) }
    }

    private static func figures(_ visit: Visit) async throws -> Response {
        let now = visit.centre.clock.now()
        let from = visit.query("from").flatMap { Day($0) } ?? now.day
        let through = visit.query("through").flatMap { Day($0) } ?? now.day
        let figures = try await visit.centre.read {
            try $0.helpdeskFigures(from: from, through: through, at: now)
        }
        return try visit.json(ToldFigures(figures))
    }
}

/// The figures of a period as programs read them; decimals as texts, none where nothing was
/// measured.
private struct ToldFigures: Encodable {
    let calls: Int
    let answered: Int
    let longestSeconds: String?
    let averageSeconds: String?
    let inTimePercent: String?
    let connectedPercent: String?
    let solvedPercent: String?
    let enquiriesAnsweredPercent: String?
    let businesses: [String: Int]

    init(_ figures: HelpdeskFigures) {
        func text(_ figure: Figure?) -> String? { figure?.value.text(decimals: 3, trimmed: true) }
        calls = figures.calls
        answered = figures.answered
        longestSeconds = text(figures.longestSeconds)
        averageSeconds = text(figures.averageSeconds)
        inTimePercent = text(figures.inTime)
        connectedPercent = text(figures.connected)
        solvedPercent = text(figures.solved)
        enquiriesAnsweredPercent = text(figures.enquiriesAnswered)
        let pairs = figures.businesses.map { ($0.key.rawValue, $0.value) }
        businesses = Dictionary(pairs, uniquingKeysWith: +)
    }
}
