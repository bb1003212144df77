import HTTPTypes
import NIOCore
import Testing

@testable import Web

/// Somebody with every role at a real server, so that no refusal keeps a test from a handler.
struct UploadVisitor {
    let port: Int
    let cookie: String
    let csrf: String

    /// A request's head, up to the blank line.
    func head(_ route: Route, _ headers: [String]) -> String {
        let path = route.path.replacing(/\{[a-z_]+\}|\*\*/) { _ in "x" }
        let mine = ["Host: localhost", "Cookie: \(cookie)", "X-CSRF-Token: \(csrf)"]
        let lines = ["\(route.method.rawValue) \(path) HTTP/1.1"] + mine + headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    func send(
        _ route: Route, _ headers: [String], _ body: RawLine.Body
    ) async throws -> RawLine.Answer? {
        try await RawLine.send(head(route, headers), body, port: port)
    }

    /// A body whose length is announced.
    func send(
        _ route: Route, _ type: String?, _ body: ByteBuffer
    ) async throws -> RawLine.Answer? {
        let type = type.map { ["Content-Type: \($0)"] } ?? []
        return try await send(
            route, type + ["Content-Length: \(body.readableBytes)"], .bytes(body))
    }

    /// An archive in every field of a form.
    func send(_ route: Route, _ bomb: Bomb) async throws -> RawLine.Answer? {
        try await send(
            route, "multipart/form-data; boundary=\(Bomb.edge)", bomb.form(csrf: csrf))
    }

    /// How long somebody else waits meanwhile.
    func otherWaits() async throws -> Duration {
        let head = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let answer = try #require(try await RawLine.send(head, .nothing, port: port))
        #expect(answer.status == 200)
        return answer.took
    }
}
