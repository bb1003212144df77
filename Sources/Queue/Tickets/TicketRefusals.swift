import Kernel

extension Refusal {
    static let noSuchTicket = Refusal(
        "no_such_ticket", "没有这张号票，或者已经过期。请核对二维码或重新取号。",
        "There is no such ticket, or it has expired. Check the code or take a new one.")

    static func notWaiting(_ ticket: Ticket) -> Refusal {
        Refusal(
            "not_waiting", "\(ticket.label) 不在等候中（\(ticket.state.title.zh)），不能这样操作。",
            "\(ticket.label) is not waiting (\(ticket.state.title.en)), so this cannot be done.",
            conflict: true)
    }

    static func notCalled(_ ticket: Ticket) -> Refusal {
        Refusal(
            "not_called", "\(ticket.label) 当前不在叫号中（\(ticket.state.title.zh)），请刷新后再操作。",
            "\(ticket.label) is not being called (\(ticket.state.title.en)); reload and try again.",
            conflict: true)
    }

    static func matterClosed(_ matter: Matter) -> Refusal {
        Refusal(
            "matter_closed", "“\(matter.name.zh)”已停止取号，请选别的事项或咨询前台。",
            "“\(matter.name.en)” takes no more tickets; choose another matter or ask the front "
                + "desk.", at: "matter", conflict: true)
    }

    static func nobodyServes(_ matter: Matter) -> Refusal {
        Refusal(
            "nobody_serves", "“\(matter.name.zh)”还没有安排窗口，请咨询前台。",
            "No counter serves “\(matter.name.en)” yet; ask the front desk.", at: "matter",
            conflict: true)
    }

    static func hallClosed(opens: Instant?) -> Refusal {
        let next = opens.map { "\($0.day) \($0.clockText.prefix(5))" }
        return Refusal(
            "hall_closed",
            next.map { "现在不取号，下次开放时间：\($0)。" } ?? "现在不取号，开放时间请看公告。",
            next.map { "No tickets are given now; the hall opens next at \($0)." }
                ?? "No tickets are given now; see the notice for opening times.",
            conflict: true)
    }

    static func alreadyHasTicket(_ label: String) -> Refusal {
        Refusal(
            "already_has_ticket", "您在这个事项上已经有号：\(label)，请等候叫号，不用再取。",
            "You already hold \(label) for this matter; please wait to be called.",
            conflict: true)
    }

    static let tooManyTickets = Refusal(
        "too_many_tickets", "这里取号太频繁，请过一分钟再试，或到前台取号。",
        "Too many tickets are being taken here; try again in a minute, or ask the front desk.",
        conflict: true)

    static let personMissing = Refusal(
        "person_missing", "手机取号要用本机浏览器的标识，请打开页面上的 Cookie 后重试。",
        "A ticket by phone needs the browser's own token; allow cookies and try again.",
        at: "person")

    static let notAKiosk = Refusal(
        "not_a_kiosk", "这台设备不是自助取号机，不能取号。",
        "This device is not a kiosk and gives no tickets.", conflict: true)

    static func badText(_ field: String) -> Refusal {
        Refusal(
            "bad_text", "内容太长或含有控制字符，请核对。",
            "The text is too long or has control characters; please check.", at: field)
    }
}

extension Ticket.State {
    /// As people say it.
    package var title: Words {
        switch self {
        case .waiting: Words("等候中", "waiting")
        case .called: Words("叫号中", "called")
        case .serving: Words("办理中", "being served")
        case .ended: Words("已结束", "ended")
        }
    }
}

extension Ticket.Outcome {
    /// As people say it.
    package var title: Words {
        switch self {
        case .served: Words("已办结", "served")
        case .referred: Words("已转介", "referred elsewhere")
        case .notEligible: Words("不符合条件", "not eligible")
        case .left: Words("已离开", "left")
        case .lapsed: Words("过号作废", "lapsed")
        case .unclosed: Words("未办结", "not finished")
        case .void: Words("作废", "void")
        }
    }
}

extension Priority {
    /// As people say it.
    package var title: Words {
        switch self {
        case .elderly: Words("60 岁以上老人", "60 or older")
        case .pregnant: Words("孕妇", "pregnant")
        case .disabled: Words("残障人士", "disabled")
        case .infant: Words("怀抱婴儿", "with an infant")
        case .servicemember: Words("军人、退役军人、消防员", "service member or veteran")
        }
    }
}

extension Ticket.Channel {
    /// As people say it.
    package var title: Words {
        switch self {
        case .kiosk: Words("自助机", "kiosk")
        case .phone: Words("手机", "phone")
        case .reception: Words("前台", "front desk")
        case .appointment: Words("预约", "appointment")
        case .paper: Words("纸质号", "paper slip")
        }
    }
}
