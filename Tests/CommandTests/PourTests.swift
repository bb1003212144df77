import Foundation
import Kernel
import Testing

/// A gigabyte without an announced length, at a whole server.
struct PourTests {
    @Test(arguments: [
        ("/sign-in", "application/x-www-form-urlencoded"), ("/api/sign-in", "application/json"),
        ("/help/conversations", "multipart/form-data; boundary=edge"),
    ])
    func `it is refused at its beginning, and the server's memory does not grow with it`(
        door: String, type: String
    ) async throws {
        let folder = try Folder()
        let server = try await Server(["--data", folder.path("data")])
        defer { server.kill() }
        let before = try peakMebibytes(server)
        let told = try Checker.run("pour.py", ["\(server.port)", door, type, "1024"])
        let parts = told.split(separator: " ").compactMap {
            Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        #expect(parts.first == 413)
        #expect((parts.last ?? 1024) < 256, "answered after \(told)")
        let grown = try peakMebibytes(server) - before
        #expect(grown < 64, "\(door): \(grown) MiB more")
        #expect(try await server.send("GET", "/hello").status == 200)
    }

    /// The most memory that the server has had so far.
    private func peakMebibytes(_ server: Server) throws -> Int {
        let status = try String(
            contentsOfFile: "/proc/\(server.processIdentifier)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM") })
        let kibibytes = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
        return kibibytes >> 10
    }
}
