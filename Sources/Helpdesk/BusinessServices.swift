import Kernel

/// Services given to businesses over all channels (target 12).
package enum BusinessServices {
    /// How a business was served; the breakdown of the measure.
    package enum Channel: String, Codable, CaseIterable, Sendable {
        case online, counter, visit, telephone, web, letter
    }
}

extension Transaction {
    /// Counts help that a business had at a counter, once for each ticket.
    ///
    /// - Parameters:
    ///   - ticket: what it was given for.
    ///   - topic: the matter, in the words of the caller.
    package func countCounterHelp(ticket: Subject, topic: String) throws {
        throw Fault("not built")
    }
}
