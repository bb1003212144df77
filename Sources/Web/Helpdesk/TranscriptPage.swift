import Helpdesk
import Kernel
import People

/// What was said in one conversation, its calls with their times, and its history.
struct TranscriptPage: Page {
    static let template = "helpdesk/transcript"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let about: String
    let faults: [FieldFault]
    let path: String
    let said: [Said]
    let olderHref: String?
    let calls: [Call]
    let notes: [String]
    let people: String
    let ended: String
    let solved: String
    let clockHref: String
    let erase: Field?
    let history: [HistoryLine]

    /// A call for a person, and how it ended.
    struct Call: Sendable {
        let when: String
        let why: String
        let outcome: String
        let waited: String
    }

    init(_ read: TranscriptRead, typed reason: String, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let conversation = read.conversation
        let moments = Moments(visit)
        let begun = conversation.startedAt
        title = t("help_transcript_title", "\(begun.day)", String(begun.clockText.prefix(5)))
        nav = HelpNav.links(.transcripts, visit)
        about = [
            read.topic.map { t($0.title) } ?? t("help_any_topic"),
            t("help_audience_\(conversation.audience.rawValue)"),
        ].joined(separator: " · ")
        faults = FieldFault.list(refusals, visit)
        path = "/help/transcripts/\(conversation.id)"
        let view = Said.View(
            .desk, path: "/help/desk/\(conversation.id)", names: read.names, visit)
        said = read.messages.map { Said($0, view) }
        let first = read.messages.first?.ordinal ?? 1
        olderHref = first > 1 ? "\(path)?before=\(first)" : nil
        calls = read.calls.map { Call($0, moments, t) }
        notes = read.notes.filter { !$0.text.isEmpty }.map {
            t("help_note_of", Names.of($0.from, read.names, t), $0.text)
        }
        people = read.people.map { Names.of($0, read.names, t) }
            .joined(separator: t("list_comma"))
        ended =
            conversation.end.map {
                "\(moments.short($0.at)) · \(t("help_cause_\($0.cause.rawValue)"))"
            } ?? t("help_not_ended")
        solved =
            conversation.solved.map { t($0 ? "help_solved_said" : "help_unsolved_said") }
            ?? t("help_not_said")
        clockHref = "/clocks/\(TranscriptRead.subjectKind)/\(conversation.id)"
        let mayErase =
            visit.signedIn?.actor.may(.manageHelp) == true && conversation.state == .ended
            && conversation.erasedAt == nil
        erase = mayErase ? Field("reason", reason, refusals, visit) : nil
        history = HistoryLine.all(read.history, names: read.names, visit)
    }
}

extension TranscriptPage.Call {
    fileprivate init(_ call: HelpCall, _ moments: Moments, _ t: Strings) {
        when = moments.short(call.calledAt)
        why = t("help_reason_\(call.reason.rawValue)")
        let rung = call.rung.map { t("help_rung_\($0.rawValue)") }
        let end = call.outcome.map { t("help_outcome_\($0.rawValue)") } ?? t("help_outcome_open")
        outcome = [end, rung].compactMap(\.self).joined(separator: " · ")
        waited = call.closedAt.map { moments.length(from: call.calledAt, to: $0) } ?? ""
    }
}

/// A conversation with everything its transcript shows.
struct TranscriptRead: Sendable {
    static let subjectKind = "helpdesk.conversation"

    let conversation: Conversation
    let messages: [ChatMessage]
    let calls: [HelpCall]
    let notes: [TransferNote]
    let topic: HelpTopic?
    let people: [String]
    let history: [Entry]
    let names: [String: String]

    private static let pageSize = 200

    /// - Throws: `Missing` when there is none of this id.
    init(_ id: String, _ visit: Visit) async throws {
        let before = visit.query("before").flatMap { Int($0) }
        let found = try await visit.centre.read { reader -> Found? in
            guard let conversation = try reader.conversation(id) else { return nil }
            let end = min(before ?? .max, conversation.lastOrdinal + 1)
            let size = TranscriptRead.pageSize
            return Found(
                conversation: conversation,
                messages: try reader.messages(
                    of: id, after: max(0, end - 1 - size), limit: min(size, max(0, end - 1))),
                calls: try reader.calls(of: id), notes: try reader.transferNotes(of: id),
                topic: try reader.topicsByID()[conversation.topic ?? ""],
                history: try reader.journalEntries(
                    subject: "\(Subject(TranscriptRead.subjectKind, id))"))
        }
        guard let found else { throw Missing() }
        conversation = found.conversation
        messages = found.messages
        calls = found.calls
        notes = found.notes
        topic = found.topic
        // What was said stands above; here is what was done.
        history = found.history.filter { $0.kind != MessageSent.kind }
        var people = messages.compactMap(\.account)
        if let holder = conversation.holder { people.append(holder) }
        self.people = Set(people).sorted()
        let others = notes.flatMap { [$0.from, $0.to].compactMap(\.self) }
        names = try await visit.site.accounts.names(
            of: Set(people + others + history.map(\.actor)))
    }

    private struct Found: Sendable {
        let conversation: Conversation
        let messages: [ChatMessage]
        let calls: [HelpCall]
        let notes: [TransferNote]
        let topic: HelpTopic?
        let history: [Entry]
    }
}
