import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Finance

/// The desk's own papers, for those who may see the finances but not the register.
enum FinancePaper {
    static let all: [Route] = [
        .get("/finance/papers/{digest}", .permission(.seeFinance), paper)
    ]

    private static func paper(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest").lowercased()
        guard try await visit.centre.read({ try $0.isFinancePaper(digest) }),
            let bytes = try visit.centre.files.bytes(digest)
        else { throw Missing() }
        let type = PaperType(bytes)
        let place = type.isShown ? "inline" : "attachment"
        return Response(
            status: .ok,
            headers: [
                .contentType: type.mediaType, .cacheControl: "private, no-store",
                .contentDisposition:
                    "\(place); filename=\"\(digest.prefix(12)).\(type.ending)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
