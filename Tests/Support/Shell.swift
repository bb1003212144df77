import Foundation
import Kernel

/// Runs other programs for the tests.
package enum Shell {
    package static var isRoot: Bool { getuid() == 0 }

    /// What one run printed and how it ended.
    package struct Outcome: Sendable {
        /// -1 when it was killed.
        package let status: Int32
        package let output: String
        package let complaints: String
    }

    /// Runs a program to its end and returns what it printed.
    ///
    /// - Throws: `Fault` with what it printed when it did not succeed.
    @discardableResult
    package static func run(_ command: String..., input: String = "") throws -> String {
        try run(command, input: input)
    }

    @discardableResult
    package static func run(_ command: [String], input: String = "") throws -> String {
        let outcome = try outcome(of: command, input: input)
        guard outcome.status == 0 else {
            let words = outcome.output + outcome.complaints
            throw Fault("\(command.joined(separator: " ")) failed: \(words)")
        }
        return outcome.output
    }

    /// Runs a program to its end, however that is.
    package static func outcome(of command: [String], input: String = "") throws -> Outcome {
        // Into files: a daemon that the program leaves behind would keep a pipe open.
        let folder = try TestDirectory.make("output")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["input", "output", "complaints"].map { folder.appending(path: $0) }
        try Data(input.utf8).write(to: files[0])
        let pid = try start(command, files.map { $0.path(percentEncoded: false) })
        let status = try waitFor(pid)
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Outcome(status: status, output: texts[1], complaints: texts[2])
    }

    /// Starts a program in a session of its own, which outlives this process.
    package static func startApart(_ command: String...) throws {
        let nowhere = ["/dev/null", "/dev/null", "/dev/null"]
        let status = try waitFor(start(["/usr/bin/setsid", "--fork"] + command, nowhere))
        guard status == 0 else { throw Fault("cannot start \(command)") }
    }

    /// - Parameter files: its input, its output and its complaints.
    private static func start(_ command: [String], _ files: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT, 0o600)
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
        let wasKilled = status & 0x7F != 0
        return wasKilled ? -1 : (status >> 8) & 0xFF
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
