import Kernel

extension DeviceDesk {
    /// A kiosk could not print a ticket it gave. Staff see it until it has printed again; what is
    /// known already is nothing.
    ///
    /// - Parameter reason: a code of the printer's, such as `no_paper`.
    package func noteUnprinted(_ kiosk: Device, reason: String) async throws {
        guard kiosk.unprinted == nil else { return }
        try await change(kiosk) { transaction in
            let row = try transaction.first(
                """
                UPDATE queue_device SET unprinted_since = \(transaction.instant),
                    unprinted_reason = \(reason)
                WHERE id = \(kiosk.id) AND unprinted_since IS NULL RETURNING id
                """)
            guard row != nil else { return }
            try transaction.record(
                SlipNotPrinted(name: kiosk.name, reason: reason), about: kiosk.subject)
        }
    }

    /// A kiosk has printed; nothing when nobody had said that it could not.
    package func notePrinted(_ kiosk: Device) async throws {
        guard kiosk.unprinted != nil else { return }
        try await change(kiosk) { transaction in
            let row = try transaction.first(
                """
                UPDATE queue_device SET unprinted_since = NULL, unprinted_reason = NULL
                WHERE id = \(kiosk.id) AND unprinted_since IS NOT NULL RETURNING id
                """)
            guard row != nil else { return }
            try transaction.record(SlipPrintedAgain(name: kiosk.name), about: kiosk.subject)
        }
    }

    private func change(
        _ kiosk: Device, _ act: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await desks.centre.write(as: kiosk.id, act)
        desks.deviceCache.forget(kiosk.id)
    }
}

/// A kiosk's printer prints nothing; its tickets are on its screen only.
package struct SlipNotPrinted: JournalEvent {
    package static let kind = "queue.slip_not_printed"
    package let name: String
    package let reason: String
}

/// A kiosk's printer prints again.
package struct SlipPrintedAgain: JournalEvent {
    package static let kind = "queue.slip_printed_again"
    package let name: String
}
