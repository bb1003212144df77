import Kernel

extension Transaction {
    /// Notes that a screen has shown or spoken a call, once.
    func acknowledge(
        _ call: String, of id: Ticket.ID, _ times: Int, _ stage: CallStage, by device: Device.ID
    ) throws {
        let subject = Subject("queue.ticket", id)
        switch stage {
        case .shown:
            let row = try first(
                """
                UPDATE queue_ticket SET shown_at = \(instant)
                WHERE id = \(id) AND calls = \(times) AND called_at IS NOT NULL
                    AND shown_at IS NULL
                RETURNING called_at
                """)
            guard let row else { return }
            let calledAt: Instant = try row("called_at")
            let after = max(0, instant.milliseconds - calledAt.milliseconds)
            try record(
                CallShown(call: call, device: device, afterMilliseconds: after), about: subject)
        case .heard:
            let changed = try run(
                """
                UPDATE queue_ticket SET heard_at = \(instant)
                WHERE id = \(id) AND calls = \(times) AND called_at IS NOT NULL
                    AND heard_at IS NULL
                """)
            guard changed > 0 else { return }
            try record(CallHeard(call: call, device: device), about: subject)
        }
    }
}

extension Refusal {
    static let notAScreen = Refusal(
        "not_a_screen", "这台设备不是叫号屏，不能确认叫号。",
        "This device is not a screen and cannot acknowledge calls.", conflict: true)

    static let noSuchCall = Refusal(
        "no_such_call", "没有这次叫号，请刷新屏幕。", "There is no such call; reload the screen.")
}
