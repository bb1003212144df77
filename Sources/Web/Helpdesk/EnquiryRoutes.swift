import Helpdesk
import Hummingbird
import Kernel
import People

/// 咨询: the register of enquiries.
enum EnquiryRoutes {
    static let all: [Route] = [
        .get("/help/enquiries", .permission(.seeHelp), list),
        .get("/help/enquiries/new", .permission(.answerHelp)) { visit in
            try await form(visit, refusals: [])
        },
        .post("/help/enquiries", .permission(.answerHelp), register),
        .get("/help/enquiries/exports", .permission(.answerHelp)) { visit in
            try await visit.exportEnquiries()
        },
        .get("/help/enquiries/{id}", .permission(.seeHelp)) { visit in
            try await enquiry(visit, typed: EnquiryTyped(), refusals: [])
        },
        .post("/help/enquiries/{id}/answers", .permission(.answerHelp)) { visit in
            let typed = EnquiryTyped(
                answer: visit.form.text("answer"), channel: visit.form.text("channel"))
            return try await change(visit, typed: typed) { desk, id, actor in
                let channel = Enquiry.Channel(rawValue: typed.channel) ?? .telephone
                try await desk.answer(id, text: typed.answer, channel: channel, by: actor)
            }
        },
        .post("/help/enquiries/{id}/assignments", .permission(.answerHelp)) { visit in
            let account = visit.form.text("assignee")
            return try await change(visit, typed: EnquiryTyped()) { desk, id, actor in
                try await desk.assign(id, to: account, by: actor)
            }
        },
        .post("/help/enquiries/{id}/erasures", .permission(.manageHelp)) { visit in
            let typed = EnquiryTyped(reason: visit.form.text("reason"))
            return try await change(visit, typed: typed) { desk, id, actor in
                try await desk.erase(id, because: typed.reason, by: actor)
            }
        },
    ]

    private static func list(_ visit: Visit) async throws -> Response {
        let question = ListQuestion(visit)
        let filter = EnquiryFilter(question)
        let (found, topics) = try await visit.centre.read { reader in
            (
                try reader.enquiries(
                    filter, before: question.before, limit: ListQuestion.pageSize + 1),
                try reader.helpTopics()
            )
        }
        return try visit.page(EnquiriesPage(found, question, topics: topics, visit))
    }

    private static func form(_ visit: Visit, refusals: [Refusal]) async throws -> Response {
        let topics = try await visit.centre.read { try $0.helpTopics() }
        return try visit.page(
            NewEnquiryPage(visit.form, topics: topics, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func register(_ visit: Visit) async throws -> Response {
        do {
            let draft = try EnquiryDraft(visit.form)
            let enquiry = try await EnquiryDesk(visit.centre).register(draft, by: visit.actor)
            return visit.redirect("/help/enquiries/\(enquiry.id)")
        } catch {
            return try await form(visit, refusals: try error.refusals())
        }
    }

    private static func enquiry(
        _ visit: Visit, typed: EnquiryTyped, refusals: [Refusal]
    ) async throws -> Response {
        let read = try await EnquiryRead(try visit.parameter("id"), visit)
        return try visit.page(
            EnquiryPage(read, typed: typed, refusals: refusals, visit),
            refusals.first?.status ?? .ok)
    }

    private static func change(
        _ visit: Visit, typed: EnquiryTyped,
        _ act: (EnquiryDesk, String, Actor) async throws -> Void
    ) async throws -> Response {
        let id = try visit.parameter("id")
        do {
            try await act(EnquiryDesk(visit.centre), id, visit.actor)
            return visit.redirect("/help/enquiries/\(id.pathEncoded)")
        } catch {
            return try await enquiry(visit, typed: typed, refusals: try error.refusals())
        }
    }
}

extension EnquiryFilter {
    init(_ question: ListQuestion) {
        self.init()
        isAnswered = ["open": false, "answered": true][question.state]
        channel = Enquiry.Channel(rawValue: question.channel)
        topic = question.topic.isEmpty ? nil : question.topic
        (from, through) = (question.from, question.through)
        text = question.text
    }
}

extension EnquiryDraft {
    fileprivate init(_ form: Form) throws {
        self.init(
            channel: Enquiry.Channel(rawValue: form.text("channel")) ?? .telephone,
            audience: form["audience"] == "individual" ? .individual : .business,
            topic: form.text("topic").isEmpty ? nil : form.text("topic"),
            question: form.text("question"),
            contact: form.contact)
    }
}

extension Form {
    /// How somebody can be reached, as typed; nil when nothing was.
    var contact: Person? {
        let (name, telephone) = (text("name"), text("telephone"))
        guard !name.isEmpty || !telephone.isEmpty else { return nil }
        return Person(name: name, telephone: telephone.isEmpty ? nil : telephone)
    }
}
