import Foundation
import Kernel
import Queue

/// Where the devices' own messages go: heartbeats, and calls shown and heard.
enum DeviceAddress {
    static func base(_ token: String) -> String { "/api/devices/\(token)" }

    static func shown(_ call: String, _ token: String) -> String {
        "\(base(token))/calls/\(call.pathEncoded)/shown"
    }

    static func heard(_ call: String, _ token: String) -> String {
        "\(base(token))/calls/\(call.pathEncoded)/heard"
    }
}

extension Visit {
    /// The device whose page this is. Opening the page is a sign of life of its own, so that a
    /// device without scripts is heard too.
    ///
    /// - Throws: `Missing` when no device of this kind has the token.
    func device(_ kind: Device.Kind) async throws -> (device: Device, token: String) {
        let token = try parameter("token")
        let found: Device
        do { found = try await site.queue.devices.device(token: token) } catch is Refusal {
            throw Missing()
        }
        guard found.kind == kind else { throw Missing() }
        try await site.queue.devices.beat(found)
        return (found, token)
    }

    /// Whether somebody declared that the calling system is down.
    func isDown() async throws -> Bool {
        let now = centre.clock.now()
        return try await site.queue.health.openOutages().contains {
            $0.device == nil && $0.cause != .server && $0.from <= now
        }
    }
}
