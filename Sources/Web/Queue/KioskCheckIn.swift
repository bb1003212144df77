import Hummingbird
import Kernel
import Queue

/// Who has booked checks in at a kiosk: by the code's eight digits, or before its scanner, which
/// types what it reads.
enum KioskCheckIn {
    static let all: [Route] = [
        .get("/kiosks/{token}/check-ins", .anybody) { try await ask($0, []) },
        .post("/kiosks/{token}/check-ins", .anybody, checkIn),
    ]

    private static func ask(_ visit: Visit, _ refusals: [Refusal]) async throws -> Response {
        let (_, token) = try await visit.device(.kiosk)
        let page = KioskCheckInPage(token, typed: visit.query("code") ?? "", refusals, visit)
        return try visit.page(page, refusals.first?.status ?? .ok)
    }

    private static func checkIn(_ visit: Visit) async throws -> Response {
        let (device, token) = try await visit.device(.kiosk)
        let desk = visit.site.queue.appointments
        let typed = visit.form.text("code").filter { !$0.isWhitespace }
        do {
            let isCode = typed.count == 8 && typed.allSatisfy { $0.isASCII && $0.isNumber }
            let view =
                isCode
                ? try await desk.checkIn(code: typed, from: .kiosk(device))
                : try await desk.checkIn(secret: secret(typed), from: .kiosk(device))
            return await KioskRoutes.given(view, at: device, token, visit)
        } catch {
            let refusals = try error.refusals()
            let isGuess = refusals.contains { $0.code == "no_such_appointment" }
            if isGuess { try visit.limit(.code, token: "kiosk \(device.id)") }
            return try await ask(visit, isGuess ? [.unknownCode] : refusals)
        }
    }

    /// What a scanner reads is the address of the booking's page.
    private static func secret(_ typed: String) -> String {
        String(typed.split(separator: "/").last ?? "")
    }
}

/// The kiosk's digits.
struct KioskCheckInPage: Page {
    static let template = "queue/kiosk-check-in"
    let frame = Frame.device
    let assets = ["queue-kiosk.css", "queue-kiosk.js"]

    let title: String
    let sub: String
    let kiosk: KioskFrame
    let faults: [FieldFault]
    let action: String
    let code: String
    let keys: [Key]

    /// One key: a digit, or what takes digits back; without an address it does nothing now.
    struct Key: Sendable {
        let text: String
        let href: String?
        let label: String
    }

    init(_ token: String, typed: String, _ refusals: [Refusal], _ visit: Visit) {
        let t = visit.t
        let home = "/kiosks/\(token)"
        let digits = String(typed.filter { $0.isASCII && $0.isNumber }.prefix(8))
        title = t("booking_code_title")
        sub = t("booking_code_hint")
        kiosk = KioskFrame(token, back: home, visit)
        faults = FieldFault.list(refusals, visit)
        action = "\(home)/check-ins"
        code = digits
        func key(_ text: String, _ next: String?, _ label: String? = nil) -> Key {
            Key(
                text: text, href: next.map { "\(home)/check-ins?code=\($0)" },
                label: label ?? text)
        }
        let isFull = digits.count == 8
        func digit(_ number: Int) -> Key { key("\(number)", isFull ? nil : "\(digits)\(number)") }
        keys =
            (1...9).map(digit) + [
                key("C", digits.isEmpty ? nil : "", t("booking_code_clear")), digit(0),
                key(
                    "←", digits.isEmpty ? nil : String(digits.dropLast()),
                    t("booking_code_erase")),
            ]
    }
}

extension Refusal {
    fileprivate static let unknownCode = Refusal(
        "no_such_appointment", "没有找到这个签到码。请核对，只能签到今天的预约；也可以到服务台签到。",
        "That code was not found; only today's bookings can be checked in. The front desk can "
            + "check you in too.", at: "code")
}
