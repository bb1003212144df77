import Crowd
import Kernel
import TestStores
import Testing

/// Many conversations at once over real HTTP. The full three hundred are `bench help`'s.
struct HelpLoadTests {
    @Test func `every message arrives once and in order, and both clocks agree`() async throws {
        let (servers, stage) = try await LoadServers.start(1, on: .sqlite) {
            try await HelpStage(in: $0, assistants: 6)
        }
        let crowd = HelpCrowd(
            stage, at: servers.places[0], visitors: 60, messages: 5)
        let seen = try await crowd.run()
        #expect(seen.faults(conversations: 60) == [])
        // A machine that runs other tests at the same time is no clock.
        #expect(seen.largestDifference < 5000)
        try servers.stop().store.close()
    }
}
