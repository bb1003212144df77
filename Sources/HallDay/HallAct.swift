import Helpdesk
import Kernel
import Queue

/// One thing that happens in a simulated hall.
enum HallAct: Sendable {
    case sitDown(counter: Int)
    case lunch(counter: Int)
    case backFromLunch(counter: Int)
    case leave(counter: Int)
    case arrive(Arrival)
    case call(counter: Int)
    case start(counter: Int)
    case passOver(counter: Int)
    case finish(counter: Int)
    case giveUp(secret: String)
    case guide
    case signOn(assistant: Int)
    case signOff(assistant: Int)
    case ask(Chat)
    case callPerson(Chat)
    case answer(Chat)
    case talk(Chat, turn: Int)
    case end(Chat)
    case abandon(Chat)
    case enquire
    case reply(enquiry: String, Enquiry.Channel)
    case visit
    case followUpVisit(String)
    case rate(Subject)
    case review(String, ReviewStage)
    case surveyOpens(SurveyRound)
    case surveyAnswer(OpenSurvey, token: String)
    case surveyCloses(String)
    case planShift(person: Int)
    case comeToShift(person: Int)
    case leaveShift(person: Int)
    case callInSick(person: Int)
    case beat
    case chores
    case outage(seconds: Int)
    case mend(outage: String)
}

/// A visitor on the way to a ticket.
struct Arrival: Sendable {
    let channel: Channel
    let kind: VisitorKind
    let priority: Priority?
    let matter: Matter.ID
    /// The visitor's own id of the request, so that a press more gives no number more.
    let request: String

    /// What a phone's browser is known by; kiosks and the front desk do not ask.
    var person: String? { channel == .phone ? request : nil }

    enum Channel: Sendable { case kiosk, phone, reception }
}

/// A visitor's conversation with the help desk.
struct Chat: Sendable {
    let number: Int
    let audience: Conversation.Audience
    let topic: String
    var id = ""
    var secret: Secret?
    var assistant: Int?
    var turns = 0
}

/// What is done next about a bad review.
enum ReviewStage: Sendable {
    case contact, putRight, reply, followUp, close
}
