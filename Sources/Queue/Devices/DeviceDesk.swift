import Kernel
import Synchronization

/// Registers kiosks, screens and printers, and hears their heartbeats.
package struct DeviceDesk: Sendable {
    let desks: QueueDesks

    package func register(
        _ kind: Device.Kind, name: String, address: String = "", by actor: Actor
    ) async throws -> NewDevice { throw Fault("register") }
    /// From now on its token opens nothing; in other processes within five seconds.
    package func revoke(_ id: Device.ID, by actor: Actor) async throws {}
    /// Every device, revoked ones last.
    package func all() async throws -> [Device] { [] }
    /// The device behind a token, from memory for five seconds.
    ///
    /// - Throws: `Refusal` `no_such_device`.
    package func device(token: String) async throws -> Device { throw Fault("device") }
    /// A device says that it works.
    package func beat(_ device: Device) async throws {}
}

final class DeviceCache: Sendable {}
final class IssueLimits: Sendable {}
