import Kernel

extension Chore {
    /// What a centre with a mail server does: look what is to be told, and send it.
    package static func mail(_ settings: SMTPSettings, _ postman: Postman) -> [Chore] {
        [
            Chore("mail.collect", everySeconds: 120) { _ in try await postman.collect() },
            Chore("mail.send", everySeconds: 20) { centre in
                try await Outbox(centre, settings).sendDue()
            },
        ]
    }
}
