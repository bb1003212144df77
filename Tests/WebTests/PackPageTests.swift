import Foundation
import HTTPTypes
import Kernel
import Performance
import Testing
@testable import Web

/// Evidence packs as they are taken away from a page.
struct PackPageTests {
    @Test func `a year and an indicator have packs, in which nobody is named`() async throws {
        try await SmallCentre.with(.supervisor) { browser, small in
            let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
            let id = stored.indicators[0].id
            let year = try await browser.get("/years/2025")
            #expect(year.text.contains("/years/2025/pack"))
            let page = try await browser.get("/indicators/\(id)")
            #expect(page.text.contains("/indicators/\(id)/pack"))
            for path in ["/years/2025/pack", "/indicators/\(id)/pack?as_of=2025-07-31"] {
                let pack = try await browser.get(path)
                #expect(pack.status == 200 && pack.headers[.contentType] == "application/zip")
                #expect(pack.headers[.contentDisposition]?.contains(".zip") == true)
                #expect(pack.text.contains("manifest.json") && !pack.text.contains("小王"))
            }
            #expect(try await browser.get("/indicators/x/pack").status == 404)
            #expect(try await browser.get("/years/2031/pack").status == 404)
        }
    }

    @Test func `a pack of a submitted self-evaluation is sound, and holds its papers`() async throws
    {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.play()
        try await Self.evaluate(small.centre)
        let path = small.directory.appending(path: "pack.zip").path(percentEncoded: false)
        let request = try await small.centre.packRequest(
            ofEvaluation: "业务受理工作经费", year: 2025)
        let written = try await PackFile.write(request, of: small.centre, to: path)
        #expect(written.papers == 1 && written.figures == 6)
        let told = try Oracle.run("check_pack.py", path)
        #expect(told.hasPrefix("SOUND") && told.contains("1 papers"), "\(told)")
    }

    @Test func `a frozen self-evaluation has its pack, whatever is bound or declared since`()
        async throws
    {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.play()
        try await Self.evaluate(small.centre)
        let path = small.directory.appending(path: "pack.zip").path(percentEncoded: false)
        func write() async throws -> PackSummary {
            let request = try await small.centre.packRequest(
                ofEvaluation: "业务受理工作经费", year: 2025)
            return try await PackFile.write(request, of: small.centre, to: path)
        }
        let before = try await write()
        let stored = try await small.centre.read { try $0.declarations(year: 2025)[0] }
        // Two indicators change what they are measured by, and the spending its measures.
        var plan = BindingPlan()
        let bound = stored.indicators.filter { $0.binding?.gathering != .grade }
        plan.indicators = zip(bound.prefix(2), bound.prefix(2).reversed()).compactMap {
            line, other in
            other.binding.map { .init(stored.declaration, line, $0) }
        }
        plan.spending = [.init(stored, Array(stored.spending.prefix(1)))]
        try await BindingDesk(small.centre).bind(plan, by: .operator)
        let rebound = try await write()
        #expect(try Oracle.run("check_pack.py", path).hasPrefix("SOUND"))
        // And a new version of the targets takes the place of the old one.
        _ = try await DeclarationDesk(small.centre).store(
            [(Self.adjusted(stored.declaration), Source(name: "adjusted", paper: nil))],
            by: .operator)
        let redeclared = try await write()
        #expect(try Oracle.run("check_pack.py", path).hasPrefix("SOUND"))
        for later in [rebound, redeclared] {
            #expect(later.figures == before.figures)
            #expect(later.observations == before.observations)
        }
    }

    /// Other goals, and an indicator less.
    private static func adjusted(_ old: Declaration) -> Declaration {
        Declaration(
            year: old.year, project: old.project, department: old.department, unit: old.unit,
            start: old.start, end: old.end, funds: old.funds, goalAnnual: "目标已调整",
            indicators: Array(old.indicators.dropFirst()))
    }

    /// Submits the small centre's self-evaluation.
    static func evaluate(_ centre: Centre) async throws {
        let paper = KeptPaper(
            name: "评定意见.pdf", digest: try centre.files.keep(Data("评定意见".utf8)))
        let stored = try await centre.read { try $0.declarations(year: 2025)[0] }
        var draft = EvaluationDraft(asOf: SmallCentre.today, goalActual: "基本完成")
        for place in stored.indicators.map(\.indicator.place) + [EvaluationDraft.execution] {
            let isGrade = place.hasSuffix("课题评定等级")
            draft.remarks[place] = .init(
                reason: "原因", measure: "措施", points: isGrade ? Quantity(20) : nil,
                paper: isGrade ? paper : nil)
        }
        let desk = EvaluationDesk(centre)
        try await desk.save(draft, of: "业务受理工作经费", year: 2025, by: .operator)
        _ = try await desk.submit("业务受理工作经费", year: 2025, by: .operator)
    }

    @Test func `the keys that packs are signed with are known to everybody`() async throws {
        let small = try await SmallCentre()
        defer { small.remove() }
        try await small.visit { browser in
            let page = try await browser.get("/public/keys")
            let key = try small.centre.signer?.publicKey()
            #expect(page.text.contains(key?.fingerprint ?? "no key"))
        }
    }
}
