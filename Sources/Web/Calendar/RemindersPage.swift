import HTTPTypes
import Hummingbird
import Kernel
import Mail
import People
import Performance

/// 提醒: the private address of somebody's calendar, and which mail they want.
struct RemindersPage: Page {
    static let template = "reminders/reminders"
    let area: Area? = .worklist

    let title: String
    let faults: [FieldFault]
    /// The address, told once, when it was just made.
    let calendarAddress: String?
    let hasCalendar: Bool
    let calendarMade: String
    let mailIsOn: Bool
    let address: Field
    let warnings: Bool
    let returns: Bool
    let isSaved: Bool
    /// What is known of the address; nil while there is none.
    let addressMark: LampMark?
    let addressNote: String
    /// Whether a link can be sent to it now.
    let canAsk: Bool
    let letters: [LetterLine]
    let allHref: String?

    /// One mail and what became of it.
    struct LetterLine: Sendable {
        let queued: String
        let subject: String
        let mark: LampMark
        let note: String
        let who: String
    }

    init(_ view: RemindersView, refusals: [Refusal] = [], _ visit: Visit) {
        let t = visit.t
        title = t("reminders_title")
        faults = FieldFault.list(refusals, visit)
        calendarAddress = view.newToken.map { "\(visit.siteAddress)/calendars/\($0)" }
        hasCalendar = view.calendarMade != nil
        calendarMade = view.calendarMade.map { t("reminders_calendar_made", "\($0.day)") } ?? ""
        mailIsOn = visit.site.configuration.sendsMail
        address = Field("address", view.address, refusals, visit)
        warnings = view.choice.warnings
        returns = view.choice.returns
        isSaved = ["saved", "asked", "confirmed"].contains { visit.query($0) != nil }
        (addressMark, addressNote) = Self.told(view.state, t)
        canAsk = mailIsOn && addressMark?.color == "yellow"
        letters = view.letters.map { LetterLine($0, who: "", t) }
        let isAdministrator = visit.signedIn?.actor.may(.managePeople) == true
        allHref = isAdministrator ? "/reminders/letters" : nil
    }

    private static func told(_ state: MailAddressState, _ t: Strings) -> (LampMark?, String) {
        switch state {
        case .none: (nil, "")
        case .confirmed: (LampMark(.green, word: t("address_confirmed")), "")
        case .unconfirmed(let asked):
            (
                LampMark(.yellow, word: t("address_unconfirmed")),
                asked.map {
                    t("address_asked", "\($0.day) \($0.clockText.prefix(5))")
                } ?? t("address_never_asked")
            )
        }
    }
}

extension RemindersPage.LetterLine {
    init(_ letter: OutboxLetter, who: String, _ t: Strings) {
        queued = "\(letter.queuedAt.day) \(letter.queuedAt.clockText.prefix(5))"
        subject = letter.subject
        self.who = who
        switch letter.state {
        case .sent:
            mark = LampMark(.green, word: t("letter_sent"))
            note = letter.sentAt.map { "\($0.day) \($0.clockText.prefix(5))" } ?? ""
        case .waiting:
            mark = LampMark(letter.fault == nil ? nil : .yellow, word: t("letter_waiting"))
            note = letter.fault.map { t("letter_retried", "\(letter.attempts)", $0) } ?? ""
        case .givenUp:
            mark = LampMark(.red, word: t("letter_given_up"))
            note = t(
                "letter_given_up_note", "\(letter.attempts)", "\(OutboxLetter.hours)",
                letter.fault ?? "")
        }
    }
}

/// What somebody's reminders are.
struct RemindersView: Sendable {
    var calendarMade: Instant?
    var newToken: String?
    var address: String
    var choice: MailChoice
    var state: MailAddressState
    var letters: [OutboxLetter]

    static func read(_ visit: Visit) async throws -> RemindersView {
        let (id, centre) = (try visit.actor.id, visit.centre)
        return try await centre.read { reader in
            RemindersView(
                calendarMade: try reader.calendarAddressMade(by: id),
                address: try centre.vault.open(id, in: reader)?.mail ?? "",
                choice: try reader.mailChoice(of: id),
                state: try reader.mailAddressState(of: id, centre.vault),
                letters: try reader.letters(of: id, limit: 10))
        }
    }
}

extension Visit {
    /// Where the browser reaches the site: as it was started, else as the request names it.
    var siteAddress: String {
        if let address = site.configuration.publicAddress { return address }
        let host = request.head.authority ?? "\(site.configuration.host)"
        return "\(site.configuration.secureCookies ? "https" : "http")://\(host)"
    }
}
