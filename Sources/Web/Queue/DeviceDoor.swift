import Kernel
import Queue

/// Lets a device in by the token in its path: a kiosk, a screen or a printer has no session.
enum DeviceDoor {
    /// The device that asks. What it asks is a sign of life too.
    ///
    /// - Throws: `Refusal` for a token that is none, or is revoked.
    static func device(_ visit: Visit) async throws -> Device {
        let devices = visit.site.queue.devices
        let device = try await devices.device(token: visit.parameter("token"))
        try await devices.beat(device)
        return device
    }
}
