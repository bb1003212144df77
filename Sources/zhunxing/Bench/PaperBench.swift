import Foundation
import Kernel
import Office
import People
import Tools

/// What paper costs: a self-evaluation as PDF against WeasyPrint's own time on the same page, as
/// OFD against the PDF, and how much memory a workbook of a thousand projects takes while it is
/// sent.
struct PaperBench {
    private let few = 5
    private let many = 1000
    private let runs = 7

    func run() async throws -> [Finding] {
        let (small, large) = (try BenchCentre(), try BenchCentre())
        defer {
            small.remove()
            large.remove()
        }
        try await seed(small, projects: few)
        try await seed(large, projects: many)
        return try await printing(small) + (try await streaming(large))
    }

    private var year: Int { WallClock.machine.today.year }

    private func seed(_ place: BenchCentre, projects: Int) async throws {
        let centre = try place.options.open(creating: true)
        _ = try await AccountDesk(centre).add(
            login: SignedInClient.login, name: "Bench", roles: [.performanceOfficer],
            password: SignedInClient.password, by: .operator)
        let bench = BenchProjects(projects: projects, lines: 13)
        try await bench.fill(centre, entries: projects * 13 * 5)
        try centre.store.close()
    }

    /// The whole answer over HTTP, its figures read and its page laid out, against the tool alone;
    /// in turn, so that a drift of the machine's speed touches both alike.
    private func printing(_ place: BenchCentre) async throws -> [Finding] {
        let server = try await ServerProcess(data: place.path)
        defer { server.stop() }
        let cookie = try await SignedInClient(server).cookie
        let form = "/years/\(year)/forms/self-evaluation"
        let page = place.directory.appending(path: "page.html")
        try await fetch(form, server, cookie).write(to: page)
        var (alone, pdf, ofd): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<runs {
            alone.append(try await time { try await weasyPrint(page) })
            pdf.append(try await time { _ = try await fetch(file("pdf"), server, cookie) })
            ofd.append(try await time { _ = try await fetch(file("ofd"), server, cookie) })
        }
        return [
            finding("PDF against WeasyPrint alone", pdf, against: alone),
            finding("OFD against the PDF", ofd, against: pdf),
        ]
    }

    private func finding(
        _ what: String, _ times: [Double], against others: [Double]
    ) -> Finding {
        let ratio = zip(times, others).map { $0 / $1 }.median
        let medians = [others, times].map { "\(($0.median * 1000).short) ms" }
        return Finding(
            name: "self-evaluation of \(few) projects as \(what)",
            figure: "\(ratio.short) × (\(medians.joined(separator: " → ")))", goal: "< 1.5 ×")
    }

    /// The most memory while workbooks are made, above what the server takes when it rests.
    private func streaming(_ place: BenchCentre) async throws -> [Finding] {
        let server = try await ServerProcess(data: place.path)
        defer { server.stop() }
        let cookie = try await SignedInClient(server).cookie
        try await Task.sleep(for: .seconds(2))
        let idle = try server.residentMiB()
        var findings: [Finding] = []
        for form in ["self-evaluation", "summary"] {
            try server.forgetHighest()
            var bytes = 0
            let seconds = try await time {
                bytes = try await fetch(file("xlsx", form), server, cookie).count
            }
            let above = try server.highestMiB() - idle
            findings.append(
                Finding(
                    name: "memory of a workbook of \(many) projects, \(form)",
                    figure: "\(above.short) MiB above \(idle.short) MiB at rest "
                        + "(\(bytes >> 10) KiB in \(seconds.short) s)",
                    goal: "< 100 MiB"))
        }
        return findings
    }

    private func file(_ format: String, _ form: String = "self-evaluation") -> String {
        "/years/\(year)/exports?form=\(form)&format=\(format)"
    }

    private func fetch(
        _ path: String, _ server: ServerProcess, _ cookie: String
    ) async throws -> Data {
        let answer = try await server.fetch(path, cookie: cookie)
        guard answer.status == 200 else { throw Fault("\(path) gave \(answer.status)") }
        return answer.body
    }

    private func weasyPrint(_ page: URL) async throws {
        guard let tool = OutsideTool("weasyprint") else { throw Fault("no weasyprint") }
        let output = page.path(percentEncoded: false) + ".pdf"
        let end = await tool.run(
            ["-q", page.path(percentEncoded: false), output], limitSeconds: 300)
        guard end == .status(0) else { throw Fault("weasyprint: \(end)") }
    }

    private func time(_ work: () async throws -> Void) async throws -> Double {
        try await ContinuousClock().measure { try await work() }.seconds
    }
}
