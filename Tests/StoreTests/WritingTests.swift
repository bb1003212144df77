import Kernel
import Synchronization
import Testing
import TestStores

@Suite struct WritingTests {
    @Test(arguments: TestStore.allCases)
    func `many at once write a journal without gaps`(on kind: TestStore) async throws {
        try await withCentre(on: kind) { centre in
            let acknowledged = try await write(64, times: 20, in: centre)
            #expect(Set(acknowledged.map(\.sequence)) == Set(1...1280))
            try await centre.expectSound(entries: 1280)
            let kept = try await centre.notes()
            for write in acknowledged {
                #expect(kept[Int(write.sequence) - 1] == "note/\(write.text)")
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a refusal undoes its own write only`(on kind: TestStore) async throws {
        try await expectOthersWhole(on: kind) { transaction, text in
            try transaction.note(text)
            throw Refusal("too_late", "太迟了", "It is too late.")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a broken statement undoes its own write only`(on kind: TestStore) async throws {
        try await expectOthersWhole(on: kind) { transaction, text in
            try transaction.note(text)
            try transaction.run(
                "INSERT INTO journal_head (one, sequence, digest) VALUES (2, 1, 'x')")
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a broken statement that is passed over is not acknowledged on PostgreSQL`(
        on kind: TestStore
    ) async throws {
        try await withCentre(on: kind) { centre in
            let write = Task {
                try await centre.write(as: "zhao") { transaction in
                    try transaction.note("before")
                    _ = try? transaction.run("INSERT INTO nowhere VALUES (1)")
                    try transaction.note("after")
                }
            }
            let result = await write.result
            let kept = try await centre.notes()
            switch result {
            case .success: #expect(kept == ["note/before", "note/after"])
            case .failure(let error): #expect(error is Fault && kept == [])
            }
            try await centre.expectSound(entries: kept.count)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `what a write does outside the database it does once, though it is run again`(
        on kind: TestStore
    ) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = WatchedStore(try place.open())
        let centre = try place.centre(on: store)
        let (runs, counted) = (Counter(), Counter())
        let kept = (0..<8).map { number in
            { @Sendable in
                try await centre.write(as: "zhao") { transaction in
                    runs.add()
                    try transaction.once { counted.add() }
                    try transaction.note("\(number)")
                }
                return
            }
        }
        let refused = { @Sendable in
            _ = await #expect(throws: Refusal.self) {
                try await centre.write(as: "qian") { transaction in
                    try transaction.note("refused")
                    throw Refusal("too_late", "太迟了", "It is too late.")
                }
            }
        }
        try await together(kept + [refused], in: centre, on: store)
        #expect(counted.count == 8 && runs.count == 16)
        #expect(Set(try await centre.notes()) == Set((0..<8).map { "note/\($0)" }))
        try await centre.expectSound(entries: 8)
        try store.close()
    }

    @Test(arguments: TestStore.allCases)
    func `a commit that fails keeps nothing and acknowledges nothing`(
        on kind: TestStore
    ) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = WatchedStore(try place.open())
        let centre = try place.centre(on: store)
        try await centre.note("before")
        store.failNextCommit()
        await #expect(throws: Fault("the disk is full")) { try await centre.note("lost") }
        try await centre.note("after")
        #expect(try await centre.notes() == ["note/before", "note/after"])
        try await centre.expectSound(entries: 2)
        try store.close()
    }

    @Test(arguments: TestStore.allCases)
    func `what was written while the writer was busy is committed together, up to a limit`(
        on kind: TestStore
    ) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = WatchedStore(try place.open())
        let centre = try place.centre(on: store, groupLimit: 64)
        let writes = (0..<160).map { number in
            { @Sendable in _ = try await centre.note("\(number)") }
        }
        try await together(writes, in: centre, on: store)
        #expect(store.commits == 3)
        #expect(try await centre.notes() == (0..<160).map { "note/\($0)" })
        try await centre.expectSound(entries: 160)
        try store.close()
    }

    @Test(arguments: TestStore.allCases)
    func `two processes write to one centre without gaps`(on kind: TestStore) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let stores = try [place.open(), place.open()]
        let centres = try stores.map { try place.centre(on: $0) }
        async let here = write(16, times: 20, in: centres[0])
        async let there = write(16, times: 20, in: centres[1])
        let acknowledged = try await here + there
        #expect(Set(acknowledged.map(\.sequence)) == Set(1...640))
        for centre in centres { try await centre.expectSound(entries: 640) }
        for store in stores { try store.close() }
    }
}

extension WritingTests {
    private struct Acknowledged: Sendable {
        let sequence: Int64
        let text: String
    }

    private func write(
        _ tasks: Int, times: Int, in centre: Centre
    ) async throws -> [Acknowledged] {
        try await withThrowingTaskGroup(of: [Acknowledged].self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var done: [Acknowledged] = []
                    for time in 0..<times {
                        let text = "\(centre.clock.now().milliseconds)-\(task)-\(time)"
                        done.append(Acknowledged(sequence: try await centre.note(text), text: text))
                    }
                    return done
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// Keeps the writer until all of these wait, in their order, and has as few commits as may be
    /// carry them.
    private func together(
        _ writes: [@Sendable () async throws -> Void], in centre: Centre, on store: WatchedStore
    ) async throws {
        store.holdWriter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            do {
                defer { store.letWriterGo() }
                for (index, write) in writes.enumerated() {
                    group.addTask(operation: write)
                    while centre.waitingWrites <= index {
                        try await Task.sleep(for: .milliseconds(1))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Has every third of many writes of one group fail, and looks whether the others are whole.
    private func expectOthersWhole(
        on kind: TestStore, _ bad: @escaping @Sendable (Transaction, String) throws -> Void
    ) async throws {
        let place = try TestPlace(on: kind)
        defer { place.remove() }
        let store = WatchedStore(try place.open())
        let centre = try place.centre(on: store)
        let writes = (0..<60).map { number in
            { @Sendable in
                guard number % 3 == 0 else {
                    _ = try await centre.note("\(number)")
                    return
                }
                await #expect(throws: (any Error).self) {
                    try await centre.write(as: "qian") { try bad($0, "\(number)") }
                }
            }
        }
        try await together(writes, in: centre, on: store)
        #expect(store.commits == 1)
        let good = (0..<60).filter { $0 % 3 != 0 }.map { "note/\($0)" }
        #expect(try await centre.notes() == good)
        try await centre.expectSound(entries: 40)
        try store.close()
    }
}

private final class Counter: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .relaxed) }

    func add() { value.add(1, ordering: .relaxed) }
}
