import Kernel
import Queue
import Testing
import TestStores

@Suite struct DeviceTests {
    @Test(arguments: TestStore.allCases)
    func `a token opens its device until it is revoked, elsewhere within five seconds`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let new = try await hall.desks.devices.register(.kiosk, name: "西门", by: .li)
            let other = QueueDesks(hall.centre)
            #expect(try await hall.desks.devices.device(token: new.token).id == new.device.id)
            #expect(try await other.devices.device(token: new.token).id == new.device.id)
            try await hall.desks.devices.revoke(new.device.id, by: .li)
            try await refused("no_such_device") {
                _ = try await hall.desks.devices.device(token: new.token)
            }
            _ = try await other.devices.device(token: new.token)
            hall.clock.move(5)
            try await refused("no_such_device") {
                _ = try await other.devices.device(token: new.token)
            }
            for wrong in ["", "x", String(new.token.reversed())] {
                try await refused("no_such_device") {
                    _ = try await hall.desks.devices.device(token: wrong)
                }
            }
        }
    }

    @Test(arguments: TestStore.allCases)
    func `only the token's digest is kept, and a heartbeat is no journal entry`(
        store: TestStore
    ) async throws {
        try await withHall(on: store) { hall in
            let new = try await hall.desks.devices.register(.screen, name: "二楼", by: .li)
            let before = try await hall.kinds().count
            for _ in 0..<5 {
                try await hall.desks.devices.beat(new.device)
                hall.clock.move(10)
            }
            #expect(try await hall.kinds().count == before)
            let device = try await hall.desks.devices.all().first { $0.id == new.device.id }
            #expect(device?.seenAt == Instant(day("2025-10-17"), secondOfDay: 32_430))
            let kept = try await hall.centre.read { reader in
                try reader.rows("SELECT token FROM queue_device").map { try $0("token") as String }
            }
            #expect(!kept.contains(new.token) && kept.allSatisfy { $0.count == 64 })
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a printer that fails is out of order until it prints`(store: TestStore) async throws {
        try await withHall(on: store) { hall in
            let printer = try await hall.desks.devices.register(
                .printer, name: "东门", address: "10.0.0.7:9100", by: .li)
            let id = printer.device.id
            for _ in 0..<2 {
                try await hall.desks.devices.fail(id, reason: "缺纸", by: hall.kiosk.id)
            }
            #expect(try await hall.desks.health.openOutages().map(\.reason) == ["缺纸"])
            try await hall.desks.devices.recover(id, by: hall.kiosk.id)
            #expect(try await hall.desks.health.openOutages().isEmpty)
        }
    }
}
