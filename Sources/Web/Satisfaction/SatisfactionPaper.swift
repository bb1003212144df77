import Satisfaction
import Hummingbird
import Kernel

/// The desk's own papers, for those who may see the desk but not the register.
enum SatisfactionPaper {
    static let all: [Route] = [
        .get("/satisfaction/papers/{digest}", .permission(.seeSatisfaction), paper)
    ]

    private static func paper(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest").lowercased()
        let isOurs = try await visit.centre.read { try $0.isSatisfactionPaper(digest) }
        guard isOurs else { throw Missing() }
        return try visit.paper(digest)
    }
}
