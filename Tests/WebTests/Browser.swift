import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Synchronization
import Testing

/// What a person's browser does: it keeps cookies and sends forms with the token of their page.
final class Browser: Sendable {
    typealias Wire = @Sendable (TestClient.Request) async throws -> TestClient.Response

    private let wire: Wire
    private let cookies = Mutex<[String: String]>([:])

    init(_ wire: @escaping Wire) { self.wire = wire }

    convenience init(_ client: any TestClientProtocol) {
        self.init { request in
            let answer = try await client.executeRequest(
                uri: request.head.path ?? "/", method: request.head.method,
                headers: request.head.headerFields, body: request.body)
            return TestClient.Response(head: answer.head, body: answer.body)
        }
    }

    /// Another person's browser, by the same wire.
    func another() -> Browser { Browser(wire) }

    /// An answer as a person sees it.
    struct Answer: Sendable {
        let status: Int
        let text: String
        let headers: HTTPFields

        var location: String? { headers[.location] }

        /// The token that the page's forms carry.
        var csrf: String? {
            text.firstMatch(of: /name="csrf" value="([0-9a-f]+)"/).map { String($0.1) }
        }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:],
        body: ByteBuffer? = nil
    ) async throws -> Answer {
        var headers = headers
        let held = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted() }
        if !held.isEmpty { headers[.cookie] = held.joined(separator: "; ") }
        let response = try await wire(
            TestClient.Request(
                path, method: method, authority: "localhost", headers: headers, body: body))
        for line in response.headers[values: .setCookie] { keep(line) }
        let text = response.body.map { String(buffer: $0) } ?? ""
        // Whatever a test is about, what programs are answered has to be as it is described.
        let faults = try InterfaceCheck.faults(
            method, path, status: response.status.code, type: response.headers[.contentType], text)
        #expect(faults == [])
        return Answer(status: response.status.code, text: text, headers: response.headers)
    }

    private func keep(_ line: String) {
        let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        guard let name = pair.first else { return }
        let value = pair.count == 2 ? String(pair[1]) : ""
        cookies.withLock { $0[String(name)] = value.isEmpty ? nil : value }
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }

    /// Sends a form as its page would.
    func post(
        _ path: String, _ fields: [(String, String)], csrf: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        let token = if let csrf { csrf } else { try await get("/account/password").csrf ?? "" }
        let body = ([("csrf", token)] + fields)
            .map { "\($0.0.formEncoded)=\($0.1.formEncoded)" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: ByteBuffer(string: body))
    }

    /// Sends a form with a file.
    func upload(
        _ path: String, _ fields: [(String, String)] = [], file: String, named name: String,
        _ bytes: [UInt8]
    ) async throws -> Answer {
        let token = try await get("/account/password").csrf ?? ""
        var body = ByteBuffer()
        for (field, value) in [("csrf", token)] + fields {
            body.writeString(
                "--edge\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString(
            "--edge\r\nContent-Disposition: form-data; name=\"\(file)\"; filename=\"\(name)\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--edge--\r\n")
        return try await send(
            .post, path, headers: [.contentType: "multipart/form-data; boundary=edge"], body: body)
    }

    /// Sends JSON as a program would.
    func json(_ path: String, _ body: String, csrf: String? = nil) async throws -> Answer {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let csrf, let name = HTTPField.Name("X-CSRF-Token") { headers[name] = csrf }
        return try await send(.post, path, headers: headers, body: ByteBuffer(string: body))
    }

    func signIn(as role: Role) async throws {
        let answer = try await post(
            "/sign-in",
            [("login", SmallCentre.login(role)), ("password", SmallCentre.password)], csrf: "")
        try #require(answer.status == 303)
    }
}

extension String {
    fileprivate var formEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
