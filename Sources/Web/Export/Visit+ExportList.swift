import Finance
import Hummingbird
import Kernel
import People
import Satisfaction

/// What a list is asked for, newest first, in parts.
protocol ListQuestion: Sendable {
    /// Only rows before this place.
    var before: Int64 { get set }
}

extension VoucherQuestion: ListQuestion {}
extension LedgerQuestion: ListQuestion {}
extension RatingQuestion: ListQuestion {}
extension ReviewQuestion: ListQuestion {}

extension Visit {
    /// A list to take away whole, newest first, read part by part while it is written.
    ///
    /// - Parameters:
    ///   - name: of the file, without its ending.
    ///   - rows: what a question finds, so many at most.
    ///   - place: where in the list a row is.
    ///   - people: whose names a row's cells need.
    func export<Question: ListQuestion, Row: Sendable>(
        _ name: String, _ columns: [ExportColumn], of question: Question,
        rows: @escaping @Sendable (Reader, Question, _ limit: Int) throws -> [Row],
        place: (Row) -> Int64, people: (Row) -> [String] = { _ in [] },
        cells: (Row, _ names: [String: String]) -> [ExportValue]
    ) async throws -> Response {
        let limit = 500
        return try await export(name, columns) { sheet in
            var question = question
            question.before = .max
            while true {
                let found = try await centre.read { [question] in try rows($0, question, limit) }
                let names = try await site.accounts.names(of: Set(found.flatMap(people)))
                for row in found { try sheet.add(cells(row, names)) }
                guard found.count == limit, let last = found.last else { return }
                question.before = place(last)
            }
        }
    }
}
