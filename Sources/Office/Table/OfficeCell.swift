import Kernel

/// One cell of a table, with what it spans.
package struct OfficeCell: Hashable, Sendable {
    /// The column of its left edge, from 0.
    package var column: Int
    /// How many columns it spans.
    package var columns = 1
    /// How many rows it spans.
    package var rows = 1
    /// What it holds.
    package var value: Value
    /// What a person sees in it.
    package var text: String

    /// What a cell holds.
    package enum Value: Hashable, Sendable {
        case text(String)
        /// A decimal as it is written, such as `-1234.5`, at most 15 figures that count.
        case number(String)
        case day(Day)
        /// A day with a time, in seconds after midnight.
        case moment(Day, second: Int)
        case truth(Bool)
        /// What a formula gives that went wrong, such as `#DIV/0!`.
        case fault(String)
    }

    package init(column: Int, columns: Int = 1, rows: Int = 1, value: Value, text: String) {
        self.column = column
        self.columns = columns
        self.rows = rows
        self.value = value
        self.text = text
    }

    /// A cell of text.
    package init(column: Int, columns: Int = 1, rows: Int = 1, text: String) {
        self.init(column: column, columns: columns, rows: rows, value: .text(text), text: text)
    }
}
