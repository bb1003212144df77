import Helpdesk
import Kernel
import TestStores
import Testing

@Suite struct BusinessTests {
    @Test(arguments: TestStore.allCases)
    func `services to businesses count once each, over all channels`(
        _ store: TestStore
    ) async throws {
        try await withHelp(on: store) { help in
            try await help.duty.change(to: .available, by: .lin)
            let business = try await help.answered(by: .lin, .business)
            try await help.assistants.end(business.id, by: .lin)
            let person = try await help.answered(by: .lin)
            try await help.assistants.end(person.id, by: .lin)
            let alone = try await help.begin("问题", .business)
            try await help.visitors.end(in: alone.secret)
            for ticket in ["A001", "A001", "A002"] {
                try await help.centre.write(as: "lin") {
                    try $0.countCounterHelp(ticket: Subject("queue.ticket", ticket), topic: "计量")
                }
            }
            #expect(try await help.figure("business_services") == "3")
            let all = try await help.centre.read { try $0.businesses() }
            #expect(all.map(\.channel) == [.counter, .counter, .online])
            #expect(all.map(\.topic) == ["计量", "计量", nil])
            #expect(try await help.centre.read { try $0.businesses(.online) }.count == 1)
            #expect(
                try await help.centre.read {
                    try $0.businesses(from: Day("2025-10-18"))
                }.isEmpty)
        }
    }
}
