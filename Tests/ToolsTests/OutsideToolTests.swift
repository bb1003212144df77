import Foundation
import Kernel
import TestStores
import Testing
import Tools

/// Programs of the system, run from here.
@Suite struct OutsideToolTests {
    private let shell: OutsideTool

    init() throws { shell = try #require(OutsideTool("sh")) }

    private func run(_ script: String, limitSeconds: Double = 600) async -> OutsideTool.End {
        await shell.run(["-c", script], limitSeconds: limitSeconds)
    }

    @Test func `a program ends as it says, or is killed when it takes too long`() async {
        #expect(await run("exit 0") == .status(0))
        #expect(await run("exit 7") == .status(7))
        #expect(await run("kill -9 $$") == .status(-1))
        #expect(await run("exec sleep 6000", limitSeconds: 0.1) == .timedOut)
    }

    @Test func `a program that is not there is none, wherever it is looked for`() async throws {
        #expect(OutsideTool("no-such-program-here") == nil)
        #expect(OutsideTool("/no/such/program") == nil)
        #expect(OutsideTool("sh", in: "/no/such/folder:") == nil)
        let byPath = try #require(OutsideTool("/bin/sh"))
        #expect(await byPath.run(["-c", "exit 3"], limitSeconds: 600) == .status(3))
    }

    @Test func `it finds what is given and what was there, and no input`() async {
        let script = "test \"$GIVEN\" = 一 && test -n \"$PATH\" && test -z \"$(cat)\""
        let end = await shell.run(
            ["-c", script], limitSeconds: 600, environment: ["GIVEN": "一"])
        #expect(end == .status(0))
    }

    @Test func `much that is printed stops nothing, and the last of the complaints is told`()
        async throws
    {
        let much = "yes 吵 | head -c 1000000; yes 吵 | head -c 1000000 >&2"
        #expect(await run(much) == .status(0))
        try await shell.succeed(["-c", much])
        let fault = await #expect(throws: Fault.self) {
            try await shell.succeed(["-c", "\(much); echo 没有纸 >&2; exit 4"])
        }
        let words = try #require(fault?.description)
        #expect(words.contains("sh exited(4)") && words.hasSuffix("没有纸\n"))
        #expect(words.utf8.count < 5000)
    }

    @Test func `who no longer waits for a program leaves none behind`() async throws {
        let folder = try TestDirectory.make("tool")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "pid").path(percentEncoded: false)
        let waiting = Task {
            await run("echo $$ > \(file).new; mv \(file).new \(file); exec sleep 6000")
        }
        var identifier: pid_t?
        while identifier == nil {
            let text = try? String(contentsOfFile: file, encoding: .utf8)
            identifier = text.flatMap { pid_t($0.dropLast()) }
            try await Task.sleep(for: .milliseconds(5))
        }
        waiting.cancel()
        #expect(await waiting.value == .status(-1))
        #expect(kill(try #require(identifier), 0) == -1 && errno == ESRCH)
    }

    @Test func `a program starts while thousands of files are open, and inherits none`()
        async throws
    {
        OpenFiles.raise()
        let files = (0..<3000).map { _ in open("/dev/null", O_RDONLY) }
        defer { for file in files { close(file) } }
        try #require(!files.contains(-1))
        for _ in 0..<20 {
            #expect(await run("test $(ls /proc/$$/fd | wc -l) -lt 100") == .status(0))
        }
    }
}

/// Programs that run beside the tests.
@Suite struct RunningProgramTests {
    @Test(arguments: [SIGTERM, SIGKILL])
    func `a program runs until it is ended, and may be ended again`(signal: Int32) async throws {
        let program = try await RunningProgram("/bin/sleep", ["6000"])
        #expect(program.isRunning)
        program.end(signal)
        #expect(!program.isRunning)
        program.end(signal)
        #expect(!program.isRunning)
    }

    @Test func `a program that ends by itself is not running`() async throws {
        let program = try await RunningProgram("/bin/true", [])
        while program.isRunning { try await Task.sleep(for: .milliseconds(1)) }
        program.end(SIGKILL)
    }

    @Test func `a program that is not there does not start`() async throws {
        let fault = await #expect(throws: Fault.self) {
            _ = try await RunningProgram("/no/such/program", [])
        }
        #expect(fault?.description.contains("/no/such/program") == true)
    }
}
