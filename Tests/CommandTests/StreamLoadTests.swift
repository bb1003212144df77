import Crowd
import Kernel
import TestStores
import Testing
import Tools
@testable import zhunxing

/// Two thousand open streams on one server.
struct StreamLoadTests {
    @Test func `two thousand streams take less than 60 KiB each, and each is told`() async throws {
        OpenFiles.raise()
        let (servers, stage) = try await LoadServers.start(1, on: .sqlite) {
            try await HallStage(in: $0, windows: 1, kiosks: 1, screens: 1)
        }
        let hall = try await CallingHall(stage, servers.places[0])
        for _ in 0..<5 { _ = try await hall.callNext() }
        let before = try servers.residentKiB()
        var followers: [Follower] = []
        for _ in 0..<2000 {
            followers.append(
                try await Follower("queue/screens/\(stage.screens[0])", at: servers.places[0]))
        }
        let call = try await hall.callNext()
        for follower in followers {
            var heard: String?
            for await told in follower.events where told.name == "called" {
                heard = told.data
                break
            }
            #expect(heard?.contains(call) == true)
        }
        let each = Double(try servers.residentKiB() - before) / 2000
        #expect(each < 60, "\(each) KiB")
        #expect(try await speaks(call, on: stage.screens[0], servers), "the voice is lost")
        for follower in followers { await follower.cut() }
        try servers.stop().store.close()
    }

    /// Whether a screen without a voice is given the call as sound. The synthesiser has five
    /// seconds each time, which may be too little while other tests take the machine.
    private func speaks(
        _ call: String, on screen: String, _ servers: LoadServers
    ) async throws -> Bool {
        for _ in 0..<20 {
            let answer = try await servers.get("/screens/\(screen)/speech/\(call).wav")
            if answer.status == 200 { return answer.body.starts(with: Array("RIFF".utf8)) }
        }
        return false
    }
}
