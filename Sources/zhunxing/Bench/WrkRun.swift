import Foundation
import Kernel
import Subprocess

/// One run of `wrk` against a server: how many answers a second, and how long the slowest took.
struct WrkRun {
    /// Answers a second.
    let rate: Double
    /// What 99 of 100 answers took at most, in milliseconds.
    let p99: Double
    /// What a script tells of the kinds of requests that it sent, in lines of
    /// `part name rate p99`.
    private var parts: [Substring: WrkRun] = [:]

    private init(rate: Double, p99: Double) {
        self.rate = rate
        self.p99 = p99
    }

    /// One kind of the requests that a script sent.
    ///
    /// - Throws: `Fault` when it sent none of them.
    func part(_ name: String) throws -> WrkRun {
        guard let part = parts[name[...]] else { throw Fault("wrk sent no \(name)") }
        return part
    }

    /// - Parameters:
    ///   - script: what each connection sends; nil for a plain GET.
    /// - Throws: `Fault` when any answer was not a success.
    init(
        _ url: String, connections: Int = 16, seconds: Int = 3,
        script: String? = nil, in place: BenchCentre
    ) async throws {
        var arguments = ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency"]
        if let script {
            let file = place.directory.appending(path: "\(UUID().uuidString).lua")
            try Data(script.utf8).write(to: file)
            arguments += ["-s", file.path(percentEncoded: false)]
        }
        let result = try await Subprocess.run(
            .name("wrk"), arguments: Arguments(arguments + [url]),
            output: .string(limit: 1 << 16), error: .discarded)
        let output = result.standardOutput
        guard !output.contains("Non-2xx"), !output.contains("Socket errors") else {
            throw Fault("not every answer was a success: \(output)")
        }
        guard let rate = Self.value("Requests/sec:", output).flatMap({ Double($0) }),
            let p99 = Self.value("99%", output).flatMap(Self.milliseconds)
        else { throw Fault("wrk said: \(output)") }
        self.rate = rate
        self.p99 = p99
        for line in output.split(separator: "\n") where line.hasPrefix("part ") {
            let words = line.split(separator: " ")
            guard words.count == 4, let rate = Double(words[2]), let p99 = Double(words[3]) else {
                throw Fault("wrk said: \(line)")
            }
            parts[words[1]] = WrkRun(rate: rate, p99: p99)
        }
    }

    private static func value(_ name: String, _ output: String) -> String? {
        let line = output.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
            .first { $0.hasPrefix(name) }
        return line?.split(separator: " ").last.map(String.init)
    }

    /// `843.00us`, `1.25ms`, `1.02s`
    private static func milliseconds(_ text: String) -> Double? {
        let units: [(String, Double)] = [("us", 0.001), ("ms", 1), ("s", 1000)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            return Double(text.dropLast(unit.count)).map { $0 * factor }
        }
        return nil
    }
}
