import Foundation
import HTTPTypes
import Hummingbird
import Kernel

extension Visit {
    /// A path of this site as a QR code, for a phone's camera.
    func code(of path: String, label: String) throws -> String {
        try QRCode(address(path)).svg(label: label)
    }

    /// The address of a path of this site as a browser elsewhere reaches it: by the name that the
    /// present request used.
    func address(_ path: String) -> String {
        let host = request.head.authority ?? "localhost"
        return "\(site.configuration.secureCookies ? "https" : "http")://\(host)\(path)"
    }
}

extension HTTPField.Name {
    /// Loads another page after so many seconds; every browser knows it.
    static let refresh: Self = {
        guard let name = Self("Refresh") else { preconditionFailure("not a header") }
        return name
    }()
}
