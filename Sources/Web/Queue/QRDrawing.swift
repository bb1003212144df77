import Foundation
import Hummingbird
import Kernel

/// An address of this site as a QR code, for a phone's camera.
enum QRDrawing {
    static func svg(of path: String, _ visit: Visit) -> String {
        ""
    }
}

extension Visit {
    /// The address of a path of this site as a browser elsewhere reaches it: by the name that the
    /// present request used.
    func address(_ path: String) -> String {
        let host = request.head.authority ?? "localhost"
        return "\(site.configuration.secureCookies ? "https" : "http")://\(host)\(path)"
    }
}
