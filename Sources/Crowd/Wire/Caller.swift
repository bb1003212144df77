import Foundation
import Kernel
import NIOCore
import NIOHTTP1

/// Somebody who asks one thing after another, and asks again when the connection or the server is
/// lost in between. Each thing asked carries its own id, so that it is done once.
package final class Caller {
    private let place: Line.Place
    private let headers: HTTPHeaders
    private var line: Line?
    /// How often a connection was lost.
    package private(set) var losses = 0

    /// - Parameter headers: what each request carries, such as a session.
    package init(to place: Line.Place, headers: HTTPHeaders = [:]) {
        self.place = place
        self.headers = headers
    }

    /// Asks until it is answered, for ten minutes at most.
    ///
    /// - Throws: `Fault` when nobody answers, or what answers has failed.
    package func ask(
        _ method: HTTPMethod, _ path: String, _ sent: [String: any Sendable] = [:]
    ) async throws -> Line.Answer {
        var (headers, body): (HTTPHeaders, ByteBuffer?) = (headers, nil)
        if method != .GET {
            headers.replaceOrAdd(name: "Content-Type", value: "application/json")
            body = ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: sent))
        }
        var lastError: any Error = Fault("nothing was asked")
        for _ in 0..<6000 {
            do {
                let answer = try await reached().send(method, path, headers: headers, body: body)
                guard answer.status < 500 else {
                    throw Fault("\(path): \(answer.status) \(answer.text)")
                }
                return answer
            } catch let fault as Fault {
                throw fault
            } catch {
                lastError = error
                lose()
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        throw Fault("nobody answers \(path): \(lastError)")
    }

    /// Asks, and needs what was asked to be done.
    ///
    /// - Throws: `Fault` with the refusal.
    package func done<Value: Decodable>(
        _ method: HTTPMethod, _ path: String, _ sent: [String: any Sendable] = [:],
        _ type: Value.Type = Value.self
    ) async throws -> Value {
        let answer = try await ask(method, path, sent)
        guard (200..<300).contains(answer.status) else {
            throw Fault("\(path): \(answer.status) \(answer.text)")
        }
        return try answer.decoded(type)
    }

    private func reached() async throws -> Line {
        if let line { return line }
        let line = try await Line(to: place)
        self.line = line
        return line
    }

    private func lose() {
        line?.close()
        line = nil
        losses += 1
    }

    deinit { line?.close() }
}

/// An answer of which nothing is wanted.
package struct Anything: Decodable, Sendable {
    /// Reads whatever there is.
    package init(from decoder: any Decoder) {}
}

extension Line.Answer {
    /// The code of a refusal; nil for what was done.
    package var refusal: String? {
        guard status >= 400 else { return nil }
        return (try? decoded(Refused.self))?.error?.code ?? "\(status)"
    }
}

/// What the interface answers when it refuses.
private struct Refused: Decodable {
    let error: Code?

    struct Code: Decodable {
        let code: String
    }
}
