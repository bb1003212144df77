import Foundation

/// A program of the system that is run on files, such as `pdftotext` or `weasyprint`.
package struct OutsideTool: Sendable {
    private let url: URL

    /// How a run ended.
    package enum End: Hashable, Sendable {
        case status(Int32)
        case timedOut
    }

    /// - Returns: nil if no folder of `PATH` has such a program.
    package init?(_ name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = folders.split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else { return nil }
        url = found
    }

    /// Runs it to its end. It has no input, and what it prints is not kept, so no pipe can fill.
    ///
    /// - Parameters:
    ///   - limitSeconds: how long it may take before it is ended.
    ///   - environment: what it finds in its environment besides what this program has.
    package func run(
        _ arguments: [String], limitSeconds: Double, environment: [String: String] = [:]
    ) async -> End {
        let process = Process()
        if !environment.isEmpty {
            process.environment = ProcessInfo.processInfo.environment
                .merging(environment) { _, given in given }
        }
        process.executableURL = url
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ends = AsyncStream<Int32> { continuation in
            process.terminationHandler = { ended in
                let killed = ended.terminationReason == .uncaughtSignal
                continuation.yield(killed ? -1 : ended.terminationStatus)
                continuation.finish()
            }
        }
        do { try process.run() } catch { return .status(-1) }
        let identifier = process.processIdentifier
        let watch = Task {
            try await Task.sleep(for: .seconds(limitSeconds))
            kill(identifier, SIGKILL)
            return true
        }
        var status: Int32 = -1
        for await end in ends { status = end }
        watch.cancel()
        let timedOut = (try? await watch.value) ?? false
        return timedOut ? .timedOut : .status(status)
    }
}
