import Hummingbird
import Kernel
import NIOCore
import Queue

/// The calling screen and its voice. Its token is its key; nobody signs in.
enum ScreenRoutes {
    static let all: [Route] = [
        .get("/screens/{token}", .anybody, screen),
        .get("/screens/{token}/speech/{file}", .anybody, speech),
    ]

    private static func screen(_ visit: Visit) async throws -> Response {
        let (_, token) = try await visit.device(.screen)
        let hall = try await visit.site.queue.hall.hall()
        let page = ScreenPage(
            token, try await visit.site.queue.glance(), hall, isDown: try await visit.isDown(),
            visit)
        return try visit.page(page)
    }

    /// A call's sentence as sound, for screens whose browser has no Chinese voice: `id-n.wav`.
    private static func speech(_ visit: Visit) async throws -> Response {
        _ = try await visit.device(.screen)
        let file = try visit.parameter("file")
        guard file.hasSuffix(".wav") else { throw Missing() }
        let call = String(file.dropLast(4))
        let hall = try await visit.site.queue.hall.hall()
        let seat = try await visit.site.queue.glance().seats.first { $0.lastCall == call }
        guard let seat, let label = seat.lastLabel, let counter = hall.counter(seat.counter) else {
            throw Missing()
        }
        let sentence = CallSentence.text(label, to: counter.number)
        let wav = try await CallSentence.wav(sentence, visit)
        return Response(
            status: .ok,
            headers: [.contentType: "audio/wav", .cacheControl: "private, max-age=3600"],
            body: ResponseBody(byteBuffer: wav))
    }
}
