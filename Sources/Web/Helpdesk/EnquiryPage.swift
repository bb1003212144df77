import Helpdesk
import Kernel
import People

/// One enquiry: what was asked, by when it must be answered, what was answered.
struct EnquiryPage: Page {
    static let template = "helpdesk/enquiry"
    let area: Area? = .help
    var assets: [String] { ["help-desk.css"] }

    let title: String
    let nav: [Layout.Link]
    let path: String
    let state: String
    let colour: String
    let received: String
    let channel: String
    let audience: String
    let topic: String
    let due: String
    let clockHref: String
    let contactName: String?
    let contactTelephone: String?
    let conversationHref: String?
    let assignee: String
    let question: String
    let answer: Told?
    let faults: [FieldFault]
    let answerForm: AnswerForm?
    let assign: [Choice]
    let erase: Field?
    let history: [HistoryLine]

    /// The answer that was given.
    struct Told: Sendable {
        let answered: String
        let answerText: String
    }

    /// The form to answer.
    struct AnswerForm: Sendable {
        let answer: Field
        let channels: [Choice]
    }

    init(_ read: EnquiryRead, typed: EnquiryTyped, refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let enquiry = read.enquiry
        let actor = visit.signedIn?.actor
        let mayAnswer = actor?.may(.answerHelp) == true
        let standing = EnquiryStanding(enquiry, at: visit.centre.clock.now(), visit)
        title = t("help_enquiry_title", enquiry.number)
        nav = HelpNav.links(.enquiries, visit)
        path = "/help/enquiries/\(enquiry.id)"
        (state, colour, due) = (standing.word, standing.colour, standing.due)
        received = "\(enquiry.receivedAt.day) \(enquiry.receivedAt.clockText)"
        channel = t("help_by_\(enquiry.channel.rawValue)")
        audience = t("help_audience_\(enquiry.audience.rawValue)")
        topic = read.topic.map { t($0.title) } ?? t("help_any_topic")
        clockHref = "/clocks/\(EnquiryRead.subjectKind)/\(enquiry.id)"
        contactName = mayAnswer ? read.contact?.name : nil
        contactTelephone = mayAnswer ? read.contact?.telephone : nil
        conversationHref =
            mayAnswer ? enquiry.conversation.map { "/help/transcripts/\($0)" } : nil
        assignee =
            enquiry.assignee.map { Names.of($0, read.names, t) } ?? t("help_nobody_yet")
        let isErased = enquiry.erasedAt != nil
        question =
            isErased ? t("help_erased") : mayAnswer ? enquiry.question : t("help_words_hidden")
        answer = enquiry.answer.map { Told($0, read, mayRead: mayAnswer, isErased, t) }
        faults = FieldFault.list(refusals, visit)
        answerForm =
            mayAnswer && enquiry.answer == nil ? AnswerForm(enquiry, typed, refusals, visit) : nil
        assign = mayAnswer && enquiry.answer == nil ? read.assignees(t) : []
        let mayErase = actor?.may(.manageHelp) == true && enquiry.answer != nil && !isErased
        erase = mayErase ? Field("reason", typed.reason, refusals, visit) : nil
        history = HistoryLine.all(read.history, names: read.names, visit)
    }
}

/// What was typed about an enquiry and could not be done.
struct EnquiryTyped: Sendable {
    var answer = ""
    var channel = ""
    var reason = ""
}

extension EnquiryPage.Told {
    fileprivate init(
        _ answer: Enquiry.Answer, _ read: EnquiryRead, mayRead: Bool, _ isErased: Bool,
        _ t: Strings
    ) {
        answered = [
            "\(answer.at.day) \(answer.at.clockText)", Names.of(answer.by, read.names, t),
            t("help_by_\(answer.channel.rawValue)"),
        ].joined(separator: " · ")
        answerText =
            isErased ? t("help_erased") : mayRead ? answer.text : t("help_words_hidden")
    }
}

extension EnquiryPage.AnswerForm {
    fileprivate init(
        _ enquiry: Enquiry, _ typed: EnquiryTyped, _ refusals: [Refusal], _ visit: Visit
    ) {
        answer = Field("answer", typed.answer, refusals, visit)
        let chosen = typed.channel.isEmpty ? enquiry.channel.rawValue : typed.channel
        channels = Enquiry.Channel.allCases.map {
            Choice(
                value: $0.rawValue, text: visit.t("help_by_\($0.rawValue)"),
                isChosen: $0.rawValue == chosen)
        }
    }
}
