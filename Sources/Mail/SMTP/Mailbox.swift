import Foundation
import Kernel

/// A name with an address, as mail programs show it.
package struct Mailbox: Hashable, Sendable {
    package let name: String
    package let address: String

    /// - Throws: `Refusal` for what is no address.
    package init(_ address: String, name: String = "") throws(Refusal) {
        let trimmed = address.trimmingCharacters(in: .whitespaces)
        guard Mailbox.isAddress(trimmed) else { throw .badMailAddress }
        self.address = trimmed
        self.name = name
    }

    /// A dot-atom, an at sign and a host of at least two labels: what every server takes.
    private static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 254 else { return false }
        let atom = #/[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+/#
        let label = #/[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?/#
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { $0.wholeMatch(of: atom) != nil }
            && (labels.count >= 2 || parts[1] == "localhost")
            && labels.allSatisfy { $0.wholeMatch(of: label) != nil }
    }

    /// As a header writes it: `=?UTF-8?B?…?= <wang@centre.example>`.
    var header: String {
        name.isEmpty ? address : "\(HeaderText.encoded(name, after: 6))\r\n <\(address)>"
    }
}

extension Refusal {
    static let badMailAddress = Refusal(
        "bad_mail_address", "这不是有效的邮箱地址，应写成 name@example.com。",
        "This is not a mail address; write it as name@example.com.", at: "address")
}
