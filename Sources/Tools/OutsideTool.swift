import Foundation
import Kernel
import Subprocess
import SystemPackage

/// A program of the system that is run to its end, such as `pdftotext`, `espeak-ng` or `pg_dump`.
///
/// It has no input, and its output is not kept, so no pipe can fill. When the task that waits for
/// it is cancelled, it is killed. Not by Foundation's `Process`, which may end a server that has
/// many streams open: `docs/decisions/0015-outside-tools.md`.
package struct OutsideTool: Sendable {
    private let path: FilePath

    /// How a run ended.
    package enum End: Hashable, Sendable {
        /// -1 when it did not start or was killed.
        case status(Int32)
        case timedOut
    }

    /// - Parameters:
    ///   - name: its name, or its path if that has a slash.
    ///   - folders: where names are looked for, with colons between; `PATH` when nil.
    /// - Returns: nil if there is no such program.
    package init?(_ name: String, in folders: String? = nil) {
        let folders = folders ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
        let places =
            name.contains("/") ? [name] : folders.split(separator: ":").map { "\($0)/\(name)" }
        let found = places.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        path = FilePath(found)
    }

    /// Runs it, and kills it when it takes too long.
    ///
    /// - Parameters:
    ///   - limitSeconds: how long it may take.
    ///   - environment: what it finds in its environment besides what this program has.
    package func run(
        _ arguments: [String], limitSeconds: Double, environment: [String: String] = [:]
    ) async -> End {
        await withTaskGroup(of: End?.self) { group in
            group.addTask { .status(await status(arguments, environment)) }
            group.addTask {
                do { try await Task.sleep(for: .seconds(limitSeconds)) } catch { return nil }
                return .timedOut
            }
            for await case let end? in group {
                group.cancelAll()
                return end
            }
            return .status(-1)
        }
    }

    /// Runs it, however long it takes.
    ///
    /// - Throws: `Fault` with the last of what it complains of when it does not succeed.
    package func succeed(_ arguments: [String], environment: [String: String] = [:]) async throws {
        let name = path.lastComponent?.string ?? path.string
        let (status, complaint): (TerminationStatus, String)
        do {
            let result = try await Subprocess.run(
                .path(path), arguments: Arguments(arguments), environment: .adding(environment),
                input: .none, output: .discarded, error: .sequence
            ) { try await lastWords(of: $0.standardError) }
            (status, complaint) = (result.terminationStatus, result.closureResult)
        } catch { throw Fault("cannot run \(name): \(error)") }
        guard status.isSuccess else { throw Fault("\(name) \(status): \(complaint)") }
    }

    private func status(_ arguments: [String], _ environment: [String: String]) async -> Int32 {
        let result = try? await Subprocess.run(
            .path(path), arguments: Arguments(arguments), environment: .adding(environment),
            output: .discarded, error: .discarded)
        guard case .exited(let status) = result?.terminationStatus else { return -1 }
        return status
    }

    /// At most the last 4 KiB.
    private func lastWords(of output: SubprocessOutputSequence) async throws -> String {
        var words: [UInt8] = []
        for try await more in output {
            more.withUnsafeBytes { words += $0 }
            words = words.suffix(4096)
        }
        return String(decoding: words, as: UTF8.self)
    }
}

extension Environment {
    /// What this program has, and more.
    fileprivate static func adding(_ more: [String: String]) -> Environment {
        .inherit.updating(
            Dictionary(uniqueKeysWithValues: more.map { (Key(stringLiteral: $0), $1) }))
    }
}
