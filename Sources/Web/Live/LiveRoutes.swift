import Foundation
import Hummingbird
import Kernel
import NIOCore
import People

/// What happens, as it happens: `GET /live/{topic…}` as server-sent events.
enum LiveRoutes {
    static let all: [Route] = [.get("/live/**", .anybody, follow)]

    private static func follow(_ visit: Visit) async throws -> Response {
        try visit.mustComeFromHere()
        let topic = try LiveTopics.find(try path(visit), visit)
        try await admit(visit, to: topic)
        let (hub, address) = (visit.site.live, visit.origin)
        try hub.mustHaveRoom(for: address)
        let (body, channel, start) = (visit.request.body, visit.context.channel, start(visit))
        let pass = LivePass(
            site: visit.site, token: visit.token, key: visit.bearer, topic: topic)
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                let stream = LiveStream(
                    topic, from: start, address: address, limit: hub.limits.pieces,
                    cut: { channel.close(promise: nil) })
                guard hub.add(stream) else {
                    try await writer.write(LiveText.comeBackLater(milliseconds: 15_000))
                    return try await writer.finish(nil)
                }
                defer { hub.remove(stream) }
                try await write(stream, pass, to: &writer, until: body)
            })
    }

    /// Sends what the stream is left, until it ends or its follower goes.
    private static func write(
        _ stream: LiveStream, _ pass: LivePass, to writer: inout any ResponseBodyWriter,
        until body: RequestBody
    ) async throws {
        try await body.consumeWithInboundCloseHandler { _ in
            var checked = ContinuousClock.now
            for await piece in stream.pieces {
                try await writer.write(piece)
                guard ContinuousClock.now - checked > .seconds(60) else { continue }
                checked = .now
                guard await pass.isStillGood() else { break }
            }
            try await writer.finish(nil)
        } onInboundClosed: {
            stream.end()
        }
    }

    private static let headers: HTTPFields = [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        // A proxy in between must not gather what is to be shown at once.
        .accelBuffering: "no",
    ]

    private static func path(_ visit: Visit) throws -> [String] {
        try visit.context.parameters.getCatchAll().map { part in
            guard let text = part.removingPercentEncoding, !text.contains("\0") else {
                throw Missing()
            }
            return text
        }
    }

    private static func admit(_ visit: Visit, to topic: any LiveTopic) async throws {
        if topic.need != .anybody, topic.need != .nothing {
            guard let signedIn = visit.signedIn else { throw Refusal.notSignedIn }
            if case .permission(let permission) = topic.need {
                guard !signedIn.mustChangePassword else { throw Refusal.passwordDue }
                try await visit.centre.require(permission, of: signedIn.actor)
            }
        }
        guard try await visit.centre.read({ try topic.exists($0) }) else { throw Missing() }
    }

    /// What a browser that comes back says itself goes before what the page's address says.
    private static func start(_ visit: Visit) -> LiveStream.Start {
        guard let text = visit.request.headers[.lastEventID] ?? visit.query("after") else {
            return .now
        }
        return Int64(text).map { $0 < 0 ? .nowhere : .after($0) } ?? .nowhere
    }
}

/// What lets somebody go on following: the session and its permission, or that the topic is there.
struct LivePass: Sendable {
    let site: Site
    let token: String?
    /// What a program came with instead.
    let key: String?
    let topic: any LiveTopic

    /// A store that does not answer takes nobody's right away.
    func isStillGood() async -> Bool {
        do {
            guard try await site.centre.read({ [topic] in try topic.exists($0) }) else {
                return false
            }
            if topic.need == .anybody || topic.need == .nothing { return true }
            guard let signedIn = try await holder() else { return false }
            guard case .permission(let permission) = topic.need else { return true }
            return signedIn.actor.may(permission)
        } catch { return true }
    }

    private func holder() async throws -> SignedIn? {
        if let key { return try await site.keys.holder(of: key) }
        guard let token else { return nil }
        return try await site.accounts.sessions.session(for: token)
    }
}
