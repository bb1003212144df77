import Helpdesk
import Hummingbird
import Kernel
import People

/// How many rows of a list are read at once.
private let pageOfRows = 500

extension Visit {
    /// The enquiries that the list shows, without who asked.
    func exportEnquiries() async throws -> Response {
        let filter = EnquiryFilter(ListQuestion(self))
        let topics = try await topicTitles()
        return try await export(t("help_nav_enquiries"), enquiryColumns) { sheet in
            var before: String?
            while true {
                let last = before
                let found = try await centre.read {
                    try $0.enquiries(filter, before: last, limit: pageOfRows)
                }
                for enquiry in found { try sheet.add(cells(enquiry, topics)) }
                guard found.count == pageOfRows else { return }
                before = found.last?.id
            }
        }
    }

    private var enquiryColumns: [ExportColumn] {
        [
            ExportColumn(t("help_number")), ExportColumn(t("help_received"), .instant),
            ExportColumn(t("help_channel")), ExportColumn(t("help_topic_short")),
            ExportColumn(t("help_audience")), ExportColumn(t("help_enquiry_words")),
            ExportColumn(t("help_due"), .day), ExportColumn(t("help_state")),
            ExportColumn(t("help_answered_at"), .instant), ExportColumn(t("help_reply")),
        ]
    }

    private func cells(_ enquiry: Enquiry, _ topics: [String: String]) -> [ExportValue] {
        let standing = EnquiryStanding(enquiry, at: centre.clock.now(), self)
        let due = try? enquiry.deadline.due(site.calendar)
        return [
            .text(enquiry.number), .instant(enquiry.receivedAt),
            .text(t("help_by_\(enquiry.channel.rawValue)")),
            .text(enquiry.topic.flatMap { topics[$0] } ?? ""),
            .text(t("help_audience_\(enquiry.audience.rawValue)")), .text(enquiry.question),
            .maybe(due) { .day($0.day) }, .text(standing.word),
            .maybe(enquiry.answer) { .instant($0.at) }, .text(enquiry.answer?.text ?? ""),
        ]
    }

    /// The visits that the list shows, without whom one spoke to.
    func exportFieldVisits() async throws -> Response {
        let filter = FieldVisitFilter(ListQuestion(self))
        let topics = try await topicTitles()
        return try await export(t("help_nav_visits"), visitColumns) { sheet in
            var before: String?
            while true {
                let last = before
                let found = try await centre.read {
                    try $0.fieldVisits(filter, before: last, limit: pageOfRows)
                }
                let names = try await site.accounts.names(of: Set(found.flatMap(\.visitors)))
                for one in found { try sheet.add(cells(one, topics, names)) }
                guard found.count == pageOfRows else { return }
                before = found.last?.id
            }
        }
    }

    private var visitColumns: [ExportColumn] {
        [
            ExportColumn(t("help_number")), ExportColumn(t("help_visited_on"), .day),
            ExportColumn(t("help_business")), ExportColumn(t("help_district")),
            ExportColumn(t("help_topic_short")), ExportColumn(t("help_visitors")),
            ExportColumn(t("help_problem")), ExportColumn(t("help_step_answer")),
            ExportColumn(t("help_step_follow_up")), ExportColumn(t("help_state")),
        ]
    }

    private func cells(
        _ found: FieldVisit, _ topics: [String: String], _ names: [String: String]
    ) -> [ExportValue] {
        let standing = VisitStanding(found, at: centre.clock.now(), self)
        let people = found.visitors.map { Names.of($0, names, t) }
        return [
            .text(found.number), .day(found.visitedOn), .text(found.business),
            .text(found.district), .text(found.topic.flatMap { topics[$0] } ?? ""),
            .text(people.joined(separator: t("list_comma"))), .text(found.problem),
            .text(found.answer?.text ?? ""), .text(found.followUp?.text ?? ""),
            .text(standing.word),
        ]
    }

    /// The conversations that the list shows: their times and outcomes, not their words.
    func exportConversations() async throws -> Response {
        let filter = ConversationFilter(ListQuestion(self))
        let topics = try await topicTitles()
        return try await export(t("help_nav_transcripts"), conversationColumns) { sheet in
            var before: String?
            while true {
                let last = before
                let found = try await centre.read {
                    try $0.conversations(filter, before: last, limit: pageOfRows)
                }
                let names = try await site.accounts.names(of: Set(found.compactMap(\.holder)))
                for one in found { try sheet.add(cells(one, topics, names)) }
                guard found.count == pageOfRows else { return }
                before = found.last?.id
            }
        }
    }

    private var conversationColumns: [ExportColumn] {
        [
            ExportColumn(t("help_began"), .instant), ExportColumn(t("help_ended"), .instant),
            ExportColumn(t("help_topic_short")), ExportColumn(t("help_audience")),
            ExportColumn(t("help_assistant")), ExportColumn(t("help_state")),
            ExportColumn(t("help_solved")), ExportColumn(t("help_messages"), .number),
        ]
    }

    private func cells(
        _ conversation: Conversation, _ topics: [String: String], _ names: [String: String]
    ) -> [ExportValue] {
        [
            .instant(conversation.startedAt), .maybe(conversation.end) { .instant($0.at) },
            .text(conversation.topic.flatMap { topics[$0] } ?? ""),
            .text(t("help_audience_\(conversation.audience.rawValue)")),
            .text(conversation.holder.map { Names.of($0, names, t) } ?? ""),
            .text(t("help_talk_\(conversation.state.rawValue)")),
            .maybe(conversation.solved) { .text(t($0 ? "help_yes" : "help_no")) },
            .count(conversation.lastOrdinal),
        ]
    }

    private func topicTitles() async throws -> [String: String] {
        let topics = try await centre.read { try $0.topicsByID() }
        return topics.mapValues { t($0.title) }
    }
}
