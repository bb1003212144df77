import Kernel
import Register
import Testing
import TestStores

@Suite struct CorrectionTests {
    @Test(arguments: TestStore.allCases)
    func `a correction needs a reason and an entry`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let id = try await desk.record(.sound(), by: .chen)
            for reason in ["", "  "] {
                let found = try await faults {
                    try await desk.correct(id, because: reason, replacement: nil, by: .chen)
                }
                #expect(found == ["missing@reason"])
            }
            let unknown = try await faults {
                try await desk.correct("none", because: "写错", replacement: nil, by: .chen)
            }
            #expect(unknown == ["no_such_entry@entry"])
            #expect(try await centre.figure("parcels", .count) == "3")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `an entry is corrected once; its replacement may be corrected again`(
        store: TestStore
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let first = try await desk.record(.sound("parcels", "30"), by: .chen)
            let second = try #require(
                try await desk.correct(
                    first, because: "多写一个零", replacement: .sound("parcels", "3"), by: .zhao))
            #expect(try await centre.figure("parcels", .count) == "3")
            let again = try await faults {
                try await desk.correct(first, because: "再来", replacement: nil, by: .chen)
            }
            #expect(again == ["already_corrected"])
            try await desk.correct(second, because: "没有这回事", replacement: nil, by: .chen)
            #expect(try await centre.figure("parcels", .count) == nil)
            let entry = try #require(try await centre.read { try $0.entry(first) })
            #expect(entry.correction?.reason == "多写一个零")
            #expect(entry.correction?.replacedBy == second)
            #expect(entry.correction?.correctedBy == "zhao")
            #expect(entry.amount == Quantity(30))
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a replacement that is not in order leaves all as it was`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let id = try await desk.record(.sound(), by: .chen)
            let before = try await centre.newestSequence()
            let found = try await faults {
                try await desk.correct(
                    id, because: "写错", replacement: .sound(on: "2026-01-01", "x"), by: .chen)
            }
            #expect(found == ["day_in_future@day", "not_a_number@amount"])
            #expect(try await centre.newestSequence() == before)
            #expect(try await centre.read { try $0.entry(id) }?.correction == nil)
            #expect(try await centre.figure("parcels", .count) == "3")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `of two who correct the same entry at once one is refused`(
        store: TestStore
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let id = try await desk.record(.sound(), by: .chen)
            let refused = try await withThrowingTaskGroup(of: [String].self) { group in
                for number in 1...8 {
                    group.addTask {
                        let draft = EntryDraft.sound("parcels", "\(number)")
                        return try await faults {
                            try await desk.correct(id, because: "改", replacement: draft, by: .chen)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(refused == Array(repeating: "already_corrected", count: 7))
            #expect(try await centre.read { try $0.entries() }.count == 2)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `taking back the longest leaves the next longest`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            var ids: [String] = []
            for (day, amount) in [("2025-09-30", "9"), ("2025-10-01", "12"), ("2025-10-01", "4")] {
                let draft = EntryDraft.sound("delivery_days", on: day, amount)
                ids.append(try await desk.record(draft, by: .chen))
            }
            #expect(try await centre.figure("delivery_days", .longest) == "12")
            try await desk.correct(ids[1], because: "日期写错", replacement: nil, by: .chen)
            #expect(try await centre.figure("delivery_days", .longest) == "9")
            #expect(try await centre.figure("delivery_days", .shortest) == "4")
            try await desk.correct(ids[0], because: "日期写错", replacement: nil, by: .chen)
            #expect(try await centre.figure("delivery_days", .longest) == "4")
            #expect(try await centre.figure("delivery_days", .average) == "4")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `taking back the latest leaves the one before, by day and then by entry`(
        store: TestStore
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            var ids: [String] = []
            let rows = [("2025-10-09", "100"), ("2025-10-09", "90"), ("2025-08-01", "40")]
            for (day, amount) in rows {
                let draft = EntryDraft.sound("followers", on: day, amount)
                ids.append(try await desk.record(draft, by: .chen))
            }
            #expect(try await centre.figure("followers", .latest) == "90")
            try await desk.correct(ids[1], because: "看错", replacement: nil, by: .chen)
            #expect(try await centre.figure("followers", .latest) == "100")
            try await desk.correct(ids[0], because: "看错", replacement: nil, by: .chen)
            #expect(try await centre.figure("followers", .latest) == "40")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what was known before a correction can still be asked`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let id = try await desk.record(.sound("parcels", "30"), by: .chen)
            _ = try await desk.record(.sound("parcels", "5"), by: .chen)
            let before = try await centre.newestSequence()
            try await desk.correct(
                id, because: "写错", replacement: .sound("parcels", "3"), by: .chen)
            #expect(try await centre.figure("parcels", .count) == "8")
            #expect(try await centre.figure("parcels", .count, knownAt: before) == "35")
            let now = try await centre.newestSequence()
            #expect(try await centre.figure("parcels", .count, knownAt: now) == "8")
        }
    }
}
