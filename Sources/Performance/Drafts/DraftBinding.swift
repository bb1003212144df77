import Foundation
import Kernel

/// What a line of a draft is measured by, as it is carried along in a text.
package enum DraftBinding {
    package static func text(_ binding: Binding) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(binding), as: UTF8.self)
    }

    /// Nil for a text that is no binding.
    package static func read(_ text: String) -> Binding? {
        text.isEmpty ? nil : try? JSONDecoder().decode(Binding.self, from: Data(text.utf8))
    }
}

extension DraftLine {
    /// What the line is proposed to be measured by; nil where nothing is.
    package var proposedBinding: Binding? { DraftBinding.read(self[.binding]) }
}
