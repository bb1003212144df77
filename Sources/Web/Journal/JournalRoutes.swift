import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import People

/// The journal and the papers it names.
enum JournalRoutes {
    static let all: [Route] = [
        .get("/journal", .permission(.seeJournal), journal),
        .get("/journal/{sequence}", .permission(.seeJournal), entry),
        .get("/papers/{digest}", .permission(.seeRegister), paper),
    ]

    private static func journal(_ visit: Visit) async throws -> Response {
        let (kind, subject) = (visit.query("kind"), visit.query("subject"))
        let before = visit.query("before").flatMap { Int64($0) }
        let (entries, head) = try await visit.centre.read { reader in
            let entries = try reader.journal(
                kind: kind, subject: subject, before: before ?? .max,
                limit: JournalPage.pageSize + 1)
            return (entries, try reader.journalHead()?.sequence ?? 0)
        }
        let names = try await visit.site.accounts.names(
            of: Set(entries.map(\.actor) + entries.compactMap { Telling.behalf($0.detail) }))
        return try visit.page(
            JournalPage(entries, head: head, names: names, before: before, visit))
    }

    private static func entry(_ visit: Visit) async throws -> Response {
        guard let sequence = Int64(try visit.parameter("sequence")), sequence > 0 else {
            throw Missing()
        }
        let found = try await visit.centre.read { reader in
            (try reader.journalEntry(sequence), try reader.journalHead()?.sequence ?? 0)
        }
        guard let entry = found.0 else { throw Missing() }
        let names = try await visit.site.accounts.names(
            of: Set([entry.actor, Telling.behalf(entry.detail)].compactMap(\.self)))
        let next = sequence < found.1 ? sequence + 1 : nil
        return try visit.page(EntryPage(entry, next: next, names: names, visit))
    }

    /// A paper as it was kept; shown only where no browser would run what is inside.
    private static func paper(_ visit: Visit) async throws -> Response {
        let digest = try visit.parameter("digest").lowercased()
        guard let bytes = try visit.centre.files.bytes(digest) else { throw Missing() }
        let type = PaperType(bytes)
        let name = "\(digest.prefix(12)).\(type.ending)"
        return Response(
            status: .ok,
            headers: [
                .contentType: type.mediaType, .cacheControl: "private, no-store",
                .contentDisposition:
                    "\(type.isShown ? "inline" : "attachment"); filename=\"\(name)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// What a paper is, by its first bytes; what it was called counts for nothing.
struct PaperType {
    let mediaType: String
    let ending: String
    let isShown: Bool

    init(_ bytes: Data) {
        (mediaType, ending, isShown) =
            switch true {
            case bytes.starts(with: Data("%PDF-".utf8)): ("application/pdf", "pdf", true)
            case bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]): ("image/png", "png", true)
            case bytes.starts(with: [0xFF, 0xD8, 0xFF]): ("image/jpeg", "jpg", true)
            case !bytes.prefix(4096).contains(0) && String(bytes: bytes, encoding: .utf8) != nil:
                ("text/plain; charset=utf-8", "txt", true)
            default: ("application/octet-stream", "bin", false)
            }
    }
}
