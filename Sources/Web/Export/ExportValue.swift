import Kernel

/// One cell of a table that is taken away.
package enum ExportValue: Hashable, Sendable {
    case text(String)
    case number(Quantity)
    case money(Money)
    case day(Day)
    case instant(Instant)
    case nothing

    /// A whole number.
    package static func count(_ number: Int) -> ExportValue { .number(Quantity(number)) }

    /// A value that may be missing: `.maybe(ticket.servedAt, ExportValue.instant)`.
    package static func maybe<Value>(
        _ value: Value?, _ make: (Value) -> ExportValue
    ) -> ExportValue { value.map(make) ?? .nothing }

    /// As people and other programs read it: plain decimals, `2025-10-17`, `2025-10-17 16:20:05`.
    var text: String {
        switch self {
        case .text(let text): text
        case .number(let quantity): quantity.description
        case .money(let money): money.description
        case .day(let day): day.description
        case .instant(let instant): "\(instant.day) \(instant.clockText)"
        case .nothing: ""
        }
    }
}

/// One column of a table that is taken away.
package struct ExportColumn: Hashable, Sendable {
    package let title: String
    package let kind: Kind

    /// What its cells hold.
    package enum Kind: Hashable, Sendable {
        case text, number, money, day, instant

        /// In characters.
        var width: Double {
            switch self {
            case .text: 24
            case .number: 12
            case .money: 16
            case .day: 12
            case .instant: 20
            }
        }
    }

    package init(_ title: String, _ kind: Kind = .text) {
        self.title = title
        self.kind = kind
    }
}

/// What a table is taken away as.
package enum ExportFormat: String, CaseIterable, Sendable {
    case csv, xlsx

    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// A table under way to a file, row by row, so that a long one costs no memory.
package protocol ExportSheet: AnyObject {
    /// - Throws: `Fault` when the disk is full; `Refusal` when the format takes no more rows.
    func add(_ row: [ExportValue]) throws
    /// Completes the file.
    func finish() throws
}
