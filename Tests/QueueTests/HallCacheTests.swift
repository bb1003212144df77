import Kernel
import TestStores
import Testing

@testable import Queue

/// The hall's settings in memory, which thousands ask for at once.
struct HallCacheTests {
    @Test func `when a second is over one reads anew, and the others go on`() async throws {
        try await withHall(on: .sqlite) { hall in
            let cache = HallCache()
            let start = hall.centre.clock.now()
            func after(_ milliseconds: Int64) -> Int? {
                let now = Instant(milliseconds: start.milliseconds + milliseconds)
                return cache.remembered(at: now)?.version
            }
            #expect(after(0) == nil)
            let read = try await hall.centre.read { try cache.refresh($0, at: start).version }
            #expect(after(0) == read && after(1000) == read)
            #expect(after(1001) == nil)
            #expect(after(1001) == read && after(1500) == read)
            // Nobody has read it since: another one does.
            #expect(after(2002) == nil)
            #expect(after(-1) == nil, "a clock set back tells nothing of how old it is")
            cache.forget()
            #expect(after(2002) == nil)
            #expect(after(2002) == nil)
        }
    }
}
