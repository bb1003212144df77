import Foundation
import Kernel
import People
import Register
import Subprocess

/// Durable register entries over HTTP against the same server's hello-world route.
struct HTTPBench {
    private let connections = 16
    private let seconds = 3

    func run() async throws -> [Finding] {
        let place = try BenchCentre()
        defer { place.remove() }
        let centre = try place.options.open(creating: true)
        try await RegisterDesk(centre).declare(BenchCentre.measure, by: .operator)
        _ = try await AccountDesk(centre).add(
            login: SignedInClient.login, name: "Bench", roles: [.clerk],
            password: SignedInClient.password, by: .operator)
        try centre.store.close()
        let server = try await ServerProcess(data: place.path)
        defer { server.stop() }
        let script = try await script(for: SignedInClient(server), in: place)
        var (hellos, entries, ratios): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<5 {
            let hello = try await rate([server.url("/hello")])
            let entry = try await rate(["-s", script, server.url("/api/register/entries")])
            hellos.append(hello)
            entries.append(entry)
            ratios.append(entry / hello)
        }
        let figure =
            "\(ratios.median.short) × (\(entries.median.short)/s against \(hellos.median.short)/s)"
        return [
            Finding(
                name: "durable entries over HTTP at \(connections) connections", figure: figure,
                goal: "≥ 0.2 ×")
        ]
    }

    /// What each connection of the load generator sends, again and again.
    private func script(for client: SignedInClient, in place: BenchCentre) throws -> String {
        let draft = BenchCentre.draft
        let body = """
            {"measure":"\(draft.measure)","day":"\(draft.day)","amount":"1","of":"",\
            "subject":"case 1","document":"paper 1","note":""}
            """
        let script = """
            wrk.method = "POST"
            wrk.body = [[\(body)]]
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Cookie"] = "\(client.cookie)"
            wrk.headers["X-CSRF-Token"] = "\(client.csrf)"
            """
        let url = place.directory.appending(path: "entries.lua")
        try Data(script.utf8).write(to: url)
        return url.path(percentEncoded: false)
    }

    /// Answers a second; any that is not a success makes the run worthless.
    private func rate(_ arguments: [String]) async throws -> Double {
        let result = try await Subprocess.run(
            .name("wrk"),
            arguments: Arguments(["-t1", "-c\(connections)", "-d\(seconds)s"] + arguments),
            output: .string(limit: 1 << 16), error: .discarded)
        let output = result.standardOutput
        guard !output.contains("Non-2xx"), !output.contains("Socket errors") else {
            throw Fault("not every answer was a success: \(output)")
        }
        let line = output.split(separator: "\n").first { $0.hasPrefix("Requests/sec:") }
        guard let rate = line?.split(separator: " ").last.flatMap({ Double($0) }) else {
            throw Fault("wrk said: \(output)")
        }
        return rate
    }
}
