import Finance
import Hummingbird
import Kernel
import People
import Satisfaction

/// What a list is asked for, newest first, in parts.
protocol PagedQuestion: Sendable {
    /// Only rows before this place.
    var before: Int64 { get set }
}

extension VoucherQuestion: PagedQuestion {}
extension LedgerQuestion: PagedQuestion {}
extension RatingQuestion: PagedQuestion {}
extension ReviewQuestion: PagedQuestion {}

extension Visit {
    /// A list to take away whole, newest first, read part by part while it is written.
    ///
    /// - Parameters:
    ///   - name: of the file, without its ending.
    ///   - part: so many rows at most, of those before a place.
    ///   - place: where in the list a row is.
    ///   - people: whose names a row's cells need.
    func export<Row: Sendable>(
        _ name: String, _ columns: [ExportColumn],
        of part: @escaping @Sendable (Reader, _ before: Int64, _ limit: Int) throws -> [Row],
        place: (Row) -> Int64, people: (Row) -> [String] = { _ in [] },
        cells: (Row, _ names: [String: String]) -> [ExportValue]
    ) async throws -> Response {
        let limit = 500
        return try await export(name, columns) { sheet in
            var before = Int64.max
            while true {
                let rows = try await centre.read { [before] in try part($0, before, limit) }
                let names = try await site.accounts.names(of: Set(rows.flatMap(people)))
                for row in rows { try sheet.add(cells(row, names)) }
                guard rows.count == limit, let last = rows.last else { return }
                before = place(last)
            }
        }
    }

    /// The same of what a question finds.
    func export<Question: PagedQuestion, Row: Sendable>(
        _ name: String, _ columns: [ExportColumn], of question: Question,
        rows: @escaping @Sendable (Reader, Question, _ limit: Int) throws -> [Row],
        place: (Row) -> Int64, people: (Row) -> [String] = { _ in [] },
        cells: (Row, _ names: [String: String]) -> [ExportValue]
    ) async throws -> Response {
        try await export(
            name, columns,
            of: { reader, before, limit in
                var part = question
                part.before = before
                return try rows(reader, part, limit)
            }, place: place, people: people, cells: cells)
    }
}
