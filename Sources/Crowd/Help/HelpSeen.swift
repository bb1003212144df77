import Foundation
import Kernel
import Synchronization

/// What visitors and assistants of a help desk saw: the outside's own account of the day.
package final class HelpSeen: Sendable {
    let state = Mutex(State())

    /// A message as the server tells it.
    struct Message: Decodable, Hashable, Sendable {
        let ordinal: Int
        let sender: String
        /// Milliseconds since 1970.
        let sentAt: Int64
        let content: String
        let clientId: String?
    }

    /// One visitor's conversation.
    package struct Conversation: Sendable {
        /// As the stream told them, in order.
        var heard: [Message] = []
        /// As the server keeps them.
        var kept: [Message] = []
        /// The visitor's own messages that were answered with success.
        var sent: [String] = []
        /// From the moment the call for a person was given to the network until the first word of
        /// one came in, by the visitor's own clock.
        package var waitedMilliseconds: Int64?
        /// The same, as the server keeps it.
        package var keptMilliseconds: Int64?
    }

    /// Everything that was seen.
    package struct State: Sendable {
        package var conversations: [Conversation] = []
    }
}

extension HelpSeen.State {
    /// Everything that must not be, in words; empty when all is well.
    package func faults(conversations expected: Int) -> [String] {
        var faults: [String] = []
        if conversations.count != expected {
            faults.append("\(conversations.count) conversations were held")
        }
        for (number, conversation) in conversations.enumerated() {
            faults += conversation.faults.map { "conversation \(number): \($0)" }
        }
        return faults
    }

    /// How far each visitor's own clock is from what the server keeps, in milliseconds, smallest
    /// first.
    package var differences: [Int64] {
        conversations.compactMap { conversation in
            conversation.waitedMilliseconds.flatMap { waited in
                conversation.keptMilliseconds.map { abs(waited - $0) }
            }
        }.sorted()
    }

    /// The largest of them.
    package var largestDifference: Int64 { differences.last ?? .max }
}

extension HelpSeen.Conversation {
    fileprivate var faults: [String] {
        var faults: [String] = []
        // A notice of the desk is told as a change, not as a message.
        let said = kept.filter { $0.content != "notice" }
        if heard != said {
            faults.append(
                "heard \(heard.map(\.ordinal)), and \(said.map(\.ordinal)) were said")
        }
        if kept.map(\.ordinal) != Array(1...max(kept.count, 1)) {
            faults.append("the messages are not numbered without gaps")
        }
        let mine = kept.filter { $0.sender == "visitor" }.compactMap(\.clientId)
        if mine != sent { faults.append("kept \(mine.count) of \(sent.count) messages, in order") }
        if waitedMilliseconds == nil || keptMilliseconds == nil {
            faults.append("nobody answered the call")
        }
        return faults
    }
}
