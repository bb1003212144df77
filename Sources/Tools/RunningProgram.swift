import Foundation
import Kernel
import Subprocess
import SystemPackage

/// A program that runs beside this one until it is ended, such as a server under load.
package struct RunningProgram: Sendable {
    /// What the system calls it.
    package let identifier: Int32

    /// Starts it. It has no input, and its output is not kept.
    ///
    /// - Throws: `Fault` when it does not start.
    package init(_ path: String, _ arguments: [String]) async throws {
        let (started, tell) = AsyncThrowingStream.makeStream(of: Int32.self)
        // Waits for the program as long as it runs.
        Task {
            do {
                _ = try await Subprocess.run(
                    .path(FilePath(path)), arguments: Arguments(arguments), input: .none,
                    output: .discarded, error: .discarded
                ) { tell.yield($0.processIdentifier.value) }
            } catch { tell.finish(throwing: Fault("cannot start \(path): \(error)")) }
        }
        var starts = started.makeAsyncIterator()
        guard let identifier = try await starts.next() else { throw Fault("cannot start \(path)") }
        self.identifier = identifier
    }

    package var isRunning: Bool { isLeft(WNOHANG) }

    /// Tells it to end by a signal, and returns when it has ended.
    package func end(_ signal: Int32) {
        guard isRunning else { return }
        kill(identifier, signal)
        _ = isLeft(0)
    }

    /// Whether it runs still; nothing is taken from whoever else waits for its end.
    private func isLeft(_ options: Int32) -> Bool {
        var info = siginfo_t()
        while true {
            if waitid(P_PID, id_t(identifier), &info, WEXITED | WNOWAIT | options) == 0 {
                return info.si_signo == 0
            }
            guard errno == EINTR else { return false }
        }
    }
}
