/// Why a file of an office program could not be read.
package struct OfficeFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The file is cut off, or is no archive at all.
        case damaged
        /// The archive asks for a password.
        case encrypted
        /// The archive holds more files than any document does.
        case tooManyEntries
        /// Unpacked it would be larger than is allowed, or it swells like no document does.
        case inflatesTooFar
        /// A table has more cells than are read.
        case tooManyCells
        /// The archive is not a workbook, or not a text document.
        case otherKind
        /// A file of Word or Excel from before 2007, or one with a password, which looks alike.
        case oldFormat
    }

    /// What was wrong.
    package let reason: Reason
    /// Where, such as the name of a part, or a figure beside its limit.
    package let detail: String

    package init(_ reason: Reason, _ detail: String = "") {
        self.reason = reason
        self.detail = detail
    }

    package var description: String {
        detail.isEmpty ? reason.rawValue : "\(reason.rawValue) (\(detail))"
    }
}
