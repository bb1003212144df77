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

    /// The text with what its placeholders stand for; unknown ones stay as they are.
    package func filled(_ values: [String: String]) -> String {
        values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

extension Reader {
    /// The shared ones and an assistant's own, by title.
    package func cannedAnswers(for account: String) throws -> [CannedAnswer] {
        throw Fault("not built")
    }
}
