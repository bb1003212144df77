import Foundation
import Kernel

/// A program of the machine, run to its end and not longer than it may take.
enum Program {
    /// Its exit status; -1 when it was killed by somebody else.
    ///
    /// - Throws: `Fault` when it is missing or takes too long.
    static func run(
        _ name: String, _ arguments: [String], timeoutSeconds: Double
    ) async throws -> Int32 {
        guard let program = path(of: name) else { throw Fault("\(name) is not installed") }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ends = AsyncStream<Int32> { continuation in
            process.terminationHandler = { ended in
                let isKilled = ended.terminationReason == .uncaughtSignal
                continuation.yield(isKilled ? -1 : ended.terminationStatus)
                continuation.finish()
            }
        }
        do { try process.run() } catch { throw Fault("\(name) does not start: \(error)") }
        let identifier = process.processIdentifier
        let watch = Task {
            try await Task.sleep(for: .seconds(timeoutSeconds))
            kill(identifier, SIGKILL)
        }
        var status: Int32 = -1
        for await end in ends { status = end }
        watch.cancel()
        guard case .failure = await watch.result else {
            throw Fault("\(name) took longer than \(timeoutSeconds) s")
        }
        return status
    }

    private static func path(of name: String) -> URL? {
        guard !name.contains("/") else { return URL(filePath: name) }
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return folders.split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
    }
}
