import Foundation
import Kernel

/// Runs other programs for the tests.
package enum Shell {
    package static var isRoot: Bool { getuid() == 0 }

    /// Runs a program to its end and returns what it printed.
    ///
    /// - Throws: `Fault` with what it printed when it did not succeed.
    @discardableResult
    package static func run(_ command: String...) throws -> String { try run(command) }

    @discardableResult
    package static func run(_ command: [String]) throws -> String {
        // Into a file: a daemon that the program leaves behind would keep a pipe open.
        let output = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-output-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        let status = try waitFor(start(command, output: output.path(percentEncoded: false)))
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        guard status == 0 else { throw Fault("\(command.joined(separator: " ")) failed: \(text)") }
        return text
    }

    /// Starts a program in a session of its own, which outlives this process.
    package static func startApart(_ command: String...) throws {
        let status = try waitFor(
            start(["/usr/bin/setsid", "--fork"] + command, output: "/dev/null"))
        guard status == 0 else { throw Fault("cannot start \(command)") }
    }

    /// Foundation's `Process` would wait for a daemon that its child leaves behind.
    private static func start(_ command: [String], output: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // A daemon that kept our connections would keep them open after we have closed them.
        for descriptor in Int32(3)..<1024 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], &actions, nil, &arguments, environ)
        guard code == 0 else {
            throw Fault("cannot start \(command[0]): \(String(cString: strerror(code)))")
        }
        return pid
    }

    private static func waitFor(_ pid: pid_t) throws -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            guard errno == EINTR else { throw Fault("the program \(pid) is gone") }
        }
        return status
    }
}

/// A directory of its own for one test.
package enum TestDirectory {
    package static func make(_ name: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }
}
