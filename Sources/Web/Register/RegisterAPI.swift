import Foundation
import Hummingbird
import Kernel
import NIOCore
import People
import Register

/// The register for programs.
enum RegisterAPI {
    static let all: [Route] = [
        .json("/api/register/entries", .permission(.recordEntry), record),
        .get("/api/measures", .permission(.seeRegister), measures),
    ]

    private static let bodyLimit = 64 << 10

    /// An entry, every field a text.
    private struct Sent: Decodable {
        let measure: String
        let day: String
        let amount: String
        let of: String?
        let subject: String?
        let document: String?
        let note: String?
        /// One for each of the measure's dimensions.
        let parts: [String]?
    }

    private static func record(_ visit: Visit) async throws -> Response {
        let sent = try await visit.decoded(Sent.self, limit: bodyLimit)
        let draft = EntryDraft(
            measure: sent.measure, day: sent.day, amount: sent.amount, whole: sent.of ?? "",
            about: sent.subject ?? "", document: sent.document ?? "", note: sent.note ?? "",
            parts: sent.parts ?? [])
        let id = try await RegisterDesk(visit.centre).record(draft, by: visit.actor)
        // An id is hexadecimal; there is nothing in it to escape.
        return Response(
            status: .created,
            headers: [.contentType: "application/json", .location: "/register/entries/\(id)"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"id\":\"\(id)\"}")))
    }

    /// A measure as programs read it.
    private struct Told: Encodable {
        let name: String
        let titleZh: String
        let titleEn: String
        let unit: String
        let gathering: String
        let desk: String
        let proof: String
        let scale: [String]
        let dimensions: [String]
    }

    private static func measures(_ visit: Visit) async throws -> Response {
        let centre = visit.centre
        let all = try await centre.read { try Array(centre.measures($0).values) }
        return try visit.json([
            "measures": all.sorted { $0.name < $1.name }.map {
                Told(
                    name: $0.name, titleZh: $0.title.zh, titleEn: $0.title.en, unit: $0.unit,
                    gathering: $0.gathering.rawValue, desk: $0.desk, proof: $0.proof,
                    scale: $0.scale, dimensions: $0.dimensions.map(\.title.zh))
            }
        ])
    }
}

extension Visit {
    /// The request's JSON.
    ///
    /// - Throws: `Refusal` for what does not read as that.
    func decoded<Value: Decodable>(_ type: Value.Type, limit: Int) async throws -> Value {
        guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
            throw Refusal.notJSON
        }
        let body = try await request.body.collect(upTo: limit)
        do {
            return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw Refusal.notJSON
        }
    }
}

extension Refusal {
    fileprivate static let notJSON = Refusal(
        "not_json", "请求体应是约定字段的 JSON，值都写成文本。",
        "The body should be JSON with the agreed fields, every value a text.")
}
