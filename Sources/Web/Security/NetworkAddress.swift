import Foundation

/// An IPv4 or IPv6 address as its bytes; an IPv4 address inside IPv6 is the IPv4 address.
struct NetworkAddress: Hashable, Sendable {
    let bytes: [UInt8]

    /// Reads `203.0.113.7`, `2001:db8::1`, and both with a port, as proxies may write them.
    init?(_ text: String) {
        let plain = NetworkAddress.withoutPort(text)
        if let four = NetworkAddress.read(plain, AF_INET, count: 4) {
            bytes = four
        } else if let sixteen = NetworkAddress.read(plain, AF_INET6, count: 16) {
            let isMapped = sixteen.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            bytes = isMapped ? Array(sixteen.suffix(4)) : sixteen
        } else {
            return nil
        }
    }

    /// `[2001:db8::1]:443` and `203.0.113.7:4711` without the port.
    private static func withoutPort(_ text: String) -> String {
        let text = text.trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : text
    }

    private static func read(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// As people write it.
    var text: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        inet_ntop(family, bytes, &buffer, socklen_t(buffer.count))
        return String(
            decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// One address or a network of them: `10.0.0.5`, `10.0.0.0/8`, `fd00::/8`.
package struct AddressRange: Hashable, Sendable {
    private let network: NetworkAddress
    private let prefixBits: Int

    /// Nil for what is neither an address nor a network.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), let network = NetworkAddress(parts[0]) else {
            return nil
        }
        let longest = network.bytes.count * 8
        guard let bits = parts.count == 2 ? Int(parts[1]) : longest, (0...longest).contains(bits)
        else { return nil }
        self.network = network
        prefixBits = bits
    }

    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == network.bytes.count else { return false }
        for (index, (a, b)) in zip(address.bytes, network.bytes).enumerated() {
            let bits = min(8, max(0, prefixBits - index * 8))
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            guard a & mask == b & mask else { return false }
        }
        return true
    }
}

/// The proxies before the server whose word is taken for where a request comes from.
package struct TrustedProxies: Hashable, Sendable {
    package let ranges: [AddressRange]

    package init(_ ranges: [AddressRange] = []) { self.ranges = ranges }

    /// The browser's own address.
    ///
    /// `X-Forwarded-For` is believed only when the connection comes from a trusted proxy, and read
    /// from its end: each proxy adds whom it heard it from, and what stands before the last one
    /// that is not ours may have been made up.
    ///
    /// - Parameters:
    ///   - connection: the address at the other end of the connection.
    ///   - forwarded: the header's lines in their order.
    func client(of connection: String, forwarded: [String]) -> String {
        guard let nearest = NetworkAddress(connection), isTrusted(nearest) else {
            return connection
        }
        var client = nearest
        for hop in forwarded.flatMap({ $0.split(separator: ",") }).reversed() {
            guard let address = NetworkAddress(String(hop)) else { break }
            client = address
            guard isTrusted(address) else { break }
        }
        return client.text
    }

    private func isTrusted(_ address: NetworkAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }
}
