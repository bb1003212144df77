import Kernel
import Register
import Testing
import TestStores

@Suite struct ListingTests {
    private func record(
        _ desk: RegisterDesk, about: [String], document: String = "单据", note: String = ""
    ) async throws {
        for about in about {
            var draft = EntryDraft.sound(document: document)
            draft.about = about
            draft.note = note
            _ = try await desk.record(draft, by: .chen)
        }
    }

    private func found(_ text: String, in centre: Centre) async throws -> [String] {
        try await centre.read { try $0.entries(containing: text).map(\.about) }
    }

    @Test(arguments: TestStore.allCases)
    func `entries are listed newest first, page by page`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            try await record(desk, about: (1...7).map { "第 \($0)" })
            var pages: [[String]] = []
            var before = Int64.max
            while true {
                let page = try await centre.read { [before] in
                    try $0.entries(before: before, limit: 3)
                }
                guard let last = page.last else { break }
                pages.append(page.map(\.about))
                before = last.sequence
            }
            #expect(
                pages == [["第 7", "第 6", "第 5"], ["第 4", "第 3", "第 2"], ["第 1"]])
        }
    }

    @Test(arguments: TestStore.allCases)
    func `entries of one measure are listed apart`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            _ = try await desk.record(.sound("parcels"), by: .chen)
            _ = try await desk.record(.sound("postage"), by: .chen)
            let listed = try await centre.read { try $0.entries(of: "register.postage") }
            #expect(listed.map(\.measure) == ["register.postage"])
            #expect(try await centre.read { try $0.entries(of: "register.none") }.isEmpty)
            #expect(try await centre.read { try $0.entry("none") } == nil)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `a text is looked for in subject, document and note`(store: TestStore) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            try await record(desk, about: ["证书甲"])
            try await record(desk, about: ["乙"], document: "证书清单")
            try await record(desk, about: ["丙"], note: "随证书寄出")
            try await record(desk, about: ["丁"])
            #expect(try await found("证书", in: centre) == ["丙", "乙", "证书甲"])
            #expect(try await found("", in: centre).count == 4)
            #expect(try await found("戊", in: centre).isEmpty)
        }
    }

    @Test(arguments: TestStore.allCases)
    func `signs that a pattern would read are looked for as they are`(
        store: TestStore
    ) async throws {
        try await withRegister(on: store) { centre, desk, _ in
            let all = ["妥投 100%", "妥投 100 件", "a_b", "axb", "急!件", "c\\d", "'; --", "EMS"]
            try await record(desk, about: all)
            #expect(try await found("100%", in: centre) == ["妥投 100%"])
            #expect(try await found("%", in: centre) == ["妥投 100%"])
            #expect(try await found("_", in: centre) == ["a_b"])
            #expect(try await found("!", in: centre) == ["急!件"])
            #expect(try await found("\\", in: centre) == ["c\\d"])
            #expect(try await found("'", in: centre) == ["'; --"])
            #expect(try await found("ems", in: centre) == ["EMS"])
            #expect(try await found("A_B", in: centre) == ["a_b"])
        }
    }
}
