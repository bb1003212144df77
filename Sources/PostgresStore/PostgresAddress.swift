import Foundation
import Kernel

/// Where a centre's schema is: `postgres://user:password@host:port/database?schema=centre`.
struct PostgresAddress: Sendable {
    /// The schema that is the centre; `zhunxing` when the address names none.
    let schema: String
    /// libpq's connection options, the password among them.
    private let options: [Option]
    /// Tells this store's own notifications from other processes'.
    let origin = String(UInt64.random(in: .min ... .max), radix: 16)

    private struct Option: Sendable {
        let keyword: String
        let value: String
    }

    /// - Throws: `Fault` that never repeats the address, since it may hold a password.
    init(_ url: String) throws {
        guard let parts = URLComponents(string: url),
            ["postgres", "postgresql"].contains(parts.scheme ?? "")
        else {
            throw Fault("not an address of the form postgres://user:password@host:port/database")
        }
        var options: [Option] = []
        func add(_ keyword: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            options.append(Option(keyword: keyword, value: value))
        }
        add("user", parts.user)
        add("password", parts.password)
        add("host", parts.host?.trimmingCharacters(in: CharacterSet(charactersIn: "[]")))
        add("port", parts.port.map(String.init))
        add("dbname", parts.path.split(separator: "/", maxSplits: 1).last.map(String.init))
        let items = parts.queryItems ?? []
        for item in items where item.name != "schema" { add(item.name, item.value) }
        self.options = options
        schema = items.last { $0.name == "schema" }?.value ?? "zhunxing"
        guard Self.isIdentifier(schema) else {
            throw Fault(
                "the schema of a centre is at most 50 small letters, digits and underscores, "
                    + "beginning with a letter, and not \(schema)")
        }
    }

    /// The notification that wakes the other processes of this centre after a commit.
    var channel: String { "zhunxing_\(schema)" }

    /// Options for libpq; what the address itself says comes last and prevails. A connection that
    /// hangs is given up after half a minute.
    var connectionOptions: [(keyword: String, value: String)] {
        [
            ("connect_timeout", "10"), ("keepalives_idle", "20"), ("keepalives_interval", "5"),
            ("keepalives_count", "2"), ("tcp_user_timeout", "30000"),
            ("fallback_application_name", "zhunxing"),
        ] + options.map { ($0.keyword, $0.value) } + [("client_encoding", "UTF8")]
    }

    /// The options as one text without the password, for a command line that others can see.
    var publicOptions: String {
        options.filter { $0.keyword != "password" }.map { option in
            let value = option.value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            return "\(option.keyword)='\(value)'"
        }.joined(separator: " ")
    }

    var password: String? { options.last { $0.keyword == "password" }?.value }

    /// The text with every password in it covered up.
    func discreet(_ text: String) -> String {
        options.filter { $0.keyword.hasSuffix("password") }.reduce(text) { text, option in
            text.replacing(option.value, with: "***")
        }
    }

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        let isPlain = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isPlain && name.utf8.count <= 50 && !name.hasPrefix("pg_")
    }
}
