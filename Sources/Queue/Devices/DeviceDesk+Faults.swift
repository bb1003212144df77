import Kernel

extension DeviceDesk {
    /// Somebody or something found a device broken, such as a printer that prints nothing; once
    /// it is known to be, this is nothing.
    ///
    /// - Parameter who: an account, or the device that found it.
    /// - Throws: `Refusal` when there is no such device, or no reason.
    package func fail(_ id: Device.ID, reason: String, by who: String) async throws {
        try await desks.centre.write(as: who) { transaction in
            guard let device = try transaction.reader.device(id), device.revokedAt == nil else {
                throw Refusal.noSuchDevice
            }
            guard Words(reason, reason).isName else { throw Refusal.reasonMissing }
            guard device.silentSince == nil else { return }
            try transaction.begin(
                outageOf: id, from: transaction.instant, reason: reason, by: who)
        }
    }

    /// It works again; nothing when it was not known to be broken.
    package func recover(_ id: Device.ID, by who: String) async throws {
        let isBroken = try await desks.centre.read { try $0.device(id)?.silentSince != nil }
        guard isBroken else { return }
        try await desks.centre.write(as: who) { try $0.endOutage(of: id) }
    }
}
