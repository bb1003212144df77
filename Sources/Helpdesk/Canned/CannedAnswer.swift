import Kernel

/// An answer kept ready, of one assistant or shared by all.
///
/// `{topic}`, `{time}`, `{hours}` and `{me}` stand for what the console knows when it is used.
package struct CannedAnswer: Hashable, Sendable {
    package let id: String
    /// The account it belongs to; nil when shared.
    package let owner: String?
    package let topic: String?
    /// What it is found by: `营业时间`.
    package let title: String
    package let text: String

    /// The text with what its placeholders stand for; unknown ones stay as they are, and what was
    /// put in is not looked at again.
    package func filled(_ values: [String: String]) -> String {
        var filled = ""
        var rest = text[...]
        while let opens = rest.firstIndex(of: "{"), let closes = rest[opens...].firstIndex(of: "}")
        {
            let name = String(rest[rest.index(after: opens)..<closes])
            filled += rest[..<opens]
            filled += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: closes)...]
        }
        return filled + rest
    }
}

extension Reader {
    /// The shared ones and an assistant's own, by title.
    package func cannedAnswers(for account: String) throws -> [CannedAnswer] {
        try rows(
            """
            SELECT * FROM help_canned WHERE owner IS NULL OR owner = \(account)
            ORDER BY title, id
            """
        ).map(CannedAnswer.init(row:))
    }

    func cannedAnswer(_ id: String) throws -> CannedAnswer? {
        try first("SELECT * FROM help_canned WHERE id = \(id)").map(CannedAnswer.init(row:))
    }
}

extension CannedAnswer {
    fileprivate init(row: Row) throws {
        id = try row("id")
        owner = try row("owner")
        topic = try row("topic")
        title = try row("title")
        text = try row("body")
    }
}
