import Crypto
import Foundation
import Kernel

/// Registers kiosks, screens and printers, and hears their heartbeats.
package struct DeviceDesk: Sendable {
    let desks: QueueDesks
    private var centre: Centre { desks.centre }

    /// Registers a device; its token is shown now and never again.
    ///
    /// - Parameter address: `host:port` of a ticket printer; empty for others.
    /// - Throws: `Refusals`, one for each field not in order.
    package func register(
        _ kind: Device.Kind, name: String, address: String = "", by actor: Actor
    ) async throws -> NewDevice {
        try await centre.write(by: actor, may: .manageHall) { transaction in
            var faults: [Refusal] = []
            if !Words(name, name).isName { faults.append(.badText("name")) }
            if address.count > 200 || (kind == .printer && address.isEmpty) {
                faults.append(.badText("address"))
            }
            guard faults.isEmpty else { throw Refusals(faults) }
            let token = Ticket.random() + Ticket.random()
            let device = Device(
                id: Identifier.make(at: transaction.instant), kind: kind, name: name,
                registeredAt: transaction.instant, revokedAt: nil, seenAt: nil, silentSince: nil,
                address: address, unprinted: nil)
            try transaction.add(device, token: Self.digest(token))
            try transaction.record(DeviceRegistered(kind: kind, name: name), about: device.subject)
            return NewDevice(device: device, token: token)
        }
    }

    /// From now on its token opens nothing; in other processes within five seconds. What it was
    /// out of order ends with it.
    ///
    /// - Throws: `Refusal` when there is no such device.
    package func revoke(_ id: Device.ID, by actor: Actor) async throws {
        try await centre.write(by: actor, may: .manageHall) { transaction in
            guard let device = try transaction.reader.device(id) else {
                throw Refusal.noSuchDevice
            }
            guard device.revokedAt == nil else { return }
            try transaction.endOutage(of: device.id)
            try transaction.run(
                """
                UPDATE queue_device SET revoked_at = \(transaction.instant) WHERE id = \(id)
                """)
            try transaction.record(DeviceRevoked(), about: device.subject)
        }
        desks.deviceCache.forget(id)
    }

    /// Every device, revoked ones last.
    package func all() async throws -> [Device] {
        try await centre.read { reader in
            let devices = try reader.devices()
            return devices.filter { $0.revokedAt == nil } + devices.filter { $0.revokedAt != nil }
        }
    }

    /// The device behind a token, from memory for five seconds.
    ///
    /// - Throws: `Refusal` for a token that is none, or is revoked.
    package func device(token: String) async throws -> Device {
        guard token.utf8.count == 64 else { throw Refusal.noSuchDevice }
        let digest = Self.digest(token)
        let now = centre.clock.now()
        if let device = desks.deviceCache.find(digest, at: now) { return device }
        let changes = desks.deviceCache.changes
        guard let device = try await centre.read({ try $0.device(token: digest) }) else {
            throw Refusal.noSuchDevice
        }
        desks.deviceCache.keep(device, digest, at: now, after: changes)
        return device
    }

    /// A device says that it works. Kept once in half a minute; the first word after an outage
    /// ends it.
    package func beat(_ device: Device) async throws {
        guard desks.deviceCache.isDue(device.id, at: centre.clock.now()) else { return }
        try await centre.write(as: device.id) { transaction in
            try transaction.noteBeat(of: device.id)
        }
    }

    static func digest(_ token: String) -> String {
        Hex.text(SHA256.hash(data: Data(token.utf8)))
    }
}

extension Device {
    package var subject: Subject { Subject("queue.device", id) }
}

/// A kiosk, a screen or a printer belongs to the hall.
package struct DeviceRegistered: JournalEvent {
    package static let kind = "queue.device_registered"
    package let kind: Device.Kind
    package let name: String
}

/// A device's token opens nothing any more.
package struct DeviceRevoked: JournalEvent {
    package static let kind = "queue.device_revoked"
}

extension Refusal {
    static let noSuchDevice = Refusal(
        "no_such_device", "这台设备没有登记或已停用，请联系大厅负责人。",
        "This device is not registered, or was revoked; ask the hall chief.")
}
