import Finance
import Hummingbird
import Kernel

/// The desk's own papers, for those who may see the desk but not the register.
enum FinancePaper {
    static let all: [Route] = [
        .get("/finance/papers/{digest}", .permission(.seeFinance), paper)
    ]

    private static func paper(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest").lowercased()
        let isOurs = try await visit.centre.read { try $0.isFinancePaper(digest) }
        guard isOurs else { throw Missing() }
        return try visit.paper(digest)
    }
}
