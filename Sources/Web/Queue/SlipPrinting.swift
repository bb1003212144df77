import Kernel
import Queue

/// The paper slip of a ticket just given at a kiosk.
enum SlipPrinting {
    /// What became of it, as the kiosk tells its visitor.
    enum Result: String, Sendable {
        case printed, failed
        /// The kiosk has no printer of its own: its browser prints.
        case browser
    }

    /// Prints at the kiosk's printer where it has one; a printer that is off keeps nobody waiting.
    static func print(_ view: TicketView, at kiosk: Device, _ visit: Visit) async -> Result {
        guard !kiosk.address.isEmpty else { return .browser }
        return .failed
    }
}
