import Foundation
import Hummingbird
import Kernel
import NIOCore

/// Styles, scripts and pictures, in memory; nothing else on the disk can be asked for.
struct Assets: Sendable {
    private let files: [String: File]

    private struct File: Sendable {
        let bytes: ByteBuffer
        let type: String
        let digest: String
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
    ]

    init() throws {
        var files: [String: File] = [:]
        for name in try Resources.names("Assets") {
            guard let type = Self.types[String(name.split(separator: ".").last ?? "")] else {
                continue
            }
            let data = try Resources.data("Assets/\(name)")
            files[name] = File(
                bytes: ByteBuffer(bytes: data), type: type, digest: Assets.digest(data))
        }
        self.files = files
    }

    /// Changes with its content, so that a browser may keep it for ever.
    func address(_ name: String) -> String {
        "/assets/\(name)?v=\(files[name]?.digest ?? "")"
    }

    func answer(_ visit: Visit) throws -> Response {
        guard let file = files[try visit.parameter("name")] else { throw Missing() }
        let isExact = visit.query("v") == file.digest
        return Response(
            status: .ok,
            headers: [
                .contentType: file.type,
                .cacheControl: isExact ? "public, max-age=31536000, immutable" : "no-cache",
            ], body: ResponseBody(byteBuffer: file.bytes))
    }

    private static func digest(_ data: Data) -> String {
        // FNV-1a: it names a version, it guards nothing.
        let hash = data.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
