import Crowd
import Foundation
import Kernel
import Tools

/// The help desk under load over real HTTP.
struct HelpBench {
    func run() async throws -> [Finding] {
        OpenFiles.raise()
        let place = try BenchCentre()
        defer { place.remove() }
        let centre = try place.options.open(creating: true)
        let stage = try await HelpStage(in: centre)
        try centre.store.close()
        let server = try await ServerProcess(
            data: place.path, ["--trusted-proxy", "127.0.0.1"])
        defer { server.stop() }
        let day = HelpCrowd(stage, at: Line.Place(port: server.port), visitors: 300, messages: 10)
        let begun = ContinuousClock.now
        let seen = try await day.run()
        let seconds = (ContinuousClock.now - begun).seconds
        let faults = seen.faults(conversations: 300)
        return [
            Finding(
                name: "300 conversations at once with 30 assistants",
                figure: (faults.isEmpty ? "no fault" : faults.joined(separator: "; "))
                    + " in \(seconds.short) s", goal: "every message once and in order"),
            Finding(
                name: "first answers: server's clock against visitors'",
                figure: "at most \(seen.largestDifference) ms apart, p99 "
                    + "\(seen.differences.map(Double.init).p99.short) ms, median "
                    + "\(seen.differences.map(Double.init).median.short) ms",
                goal: "≤ 100 ms"),
        ]
    }
}
