import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Satisfaction

/// The desk's own papers, for those who may see the desk but not the register.
enum SatisfactionPaper {
    static let all: [Route] = [
        .get("/satisfaction/papers/{digest}", .permission(.seeSatisfaction), paper)
    ]

    private static func paper(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest").lowercased()
        guard try await visit.centre.read({ try $0.isSatisfactionPaper(digest) }),
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
