import Hummingbird
import Kernel
import Queue

/// The ticket on the kiosk's glass, and the same on a slip of 80 mm.
struct KioskTicketPage: Page {
    static let template = "queue/kiosk-ticket"
    let frame = Frame.device
    let assets = ["queue-kiosk.css", "queue-kiosk.js"]

    let title: String
    let kiosk: KioskFrame
    let number: String
    let matter: String
    let ahead: String
    let wait: String
    let priority: String?
    let taken: String
    /// The address of the phone's page, as a drawing.
    let code: String
    /// `browser` when the browser is to print it.
    let print: String
    let printed: String

    init(_ token: String, _ view: TicketView, _ hall: Hall, _ visit: Visit) throws {
        let t = visit.t
        title = t("queue_your_number")
        kiosk = KioskFrame(token, idleSeconds: 20, visit)
        number = view.ticket.label
        matter = t.matter(view.ticket.matter, in: hall)
        ahead = t.ahead(view.ahead)
        wait = t.expected(view.expectedWaitSeconds)
        priority = view.ticket.priority.map { t("queue_priority_\($0.rawValue)") }
        taken = t("queue_taken_at", view.ticket.takenAt.minuteText)
        code = try visit.code(
            of: "/tickets/\(view.ticket.secret)", label: t("queue_code_hint"))
        let result = visit.query("printed").flatMap(SlipPrinting.Result.init) ?? .browser
        print = result == .browser ? "browser" : "none"
        printed = t("queue_slip_\(result.rawValue)")
    }
}
