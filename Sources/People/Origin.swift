import Foundation

/// Where a request comes from, as far as it takes to notice guessing.
package struct Origin: Hashable, Sendable {
    /// What failures are counted by: an IPv4 address; of IPv6 the 64-bit network, since whoever has
    /// one of its addresses has them all.
    package let key: String
    /// What the journal keeps: the neighbourhood rather than the machine, since the journal
    /// cannot forget.
    package let network: String

    /// - Parameter address: as the connection names it: `203.0.113.7`, `2001:db8::1`; anything
    ///   else is one unknown origin.
    package init(_ address: String) {
        if let bytes = Origin.bytes(address, AF_INET, count: 4) {
            self.init(ipv4: bytes[...])
        } else if let bytes = Origin.bytes(address, AF_INET6, count: 16) {
            self.init(ipv6: bytes)
        } else {
            self.init(key: "unknown", network: "unknown")
        }
    }

    private init(key: String, network: String) {
        self.key = key
        self.network = network
    }

    private init(ipv4 bytes: ArraySlice<UInt8>) {
        let parts = bytes.map { String($0) }
        self.init(
            key: parts.joined(separator: "."),
            network: parts.dropLast().joined(separator: ".") + ".0/24")
    }

    private init(ipv6 bytes: [UInt8]) {
        // ::ffff:203.0.113.7 is an IPv4 address that came in by an IPv6 socket.
        guard bytes.prefix(12) != [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] else {
            self.init(ipv4: bytes.suffix(4))
            return
        }
        let groups = stride(from: 0, to: 8, by: 2).map {
            String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
        }
        self.init(
            key: groups.joined(separator: ":") + "::/64",
            network: groups.prefix(3).joined(separator: ":") + "::/48")
    }

    private static func bytes(_ address: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }
}
