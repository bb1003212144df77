import ArgumentParser
import Foundation
import Kernel
import Performance
import Register

/// `zhunxing bind`: gives every indicator the measure it is computed from.
struct BindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind", abstract: "Binds indicators to measures from a template.")
    @OptionGroup var options: CentreOptions
    @Option(help: "The year of the targets; every year that is declared by default.")
    var year: Int?
    @Option(help: "A template of your own (CSV); the shipped one for 2025 by default.")
    var template: String?
    @Flag(help: "Bind what is proposed by wording too, declaring the measures it needs.")
    var acceptProposals = false
    @Flag(help: "Print one JSON document.") var json = false

    func run() async throws {
        let template =
            try template.map { try BindingTemplate(csv: InputFile.text(URL(filePath: $0))) }
            ?? .shipped2025
        let centre = try options.open()
        let (stored, measures) = try await declared(centre)
        let outlook = BindingOutlook(stored, template: template, measures: measures)
        var (drafts, plan) = (outlook.drafts, outlook.plan)
        if acceptProposals {
            drafts += outlook.proposals.compactMap(\.draft)
            plan.indicators += outlook.proposals.map(\.bound)
        }
        _ = try await RegisterDesk(centre).declareMissing(
            drafts.map(MeasureDraft.init), by: .operator)
        try await BindingDesk(centre).bind(plan, by: .operator)
        let summary = BindSummary(outlook, accepted: acceptProposals)
        if json { try Terminal.json(summary) } else { summary.lines.forEach { print($0) } }
    }

    private func declared(
        _ centre: Centre
    ) async throws -> ([StoredDeclaration], [String: Measure]) {
        let year = year
        return try await centre.read { reader in
            let years = try year.map { [$0] } ?? reader.years()
            let stored = try years.flatMap { try reader.declarations(year: $0) }
            guard !stored.isEmpty else { throw Refusal.nothingToBind }
            return (stored, try centre.measures(reader))
        }
    }
}

extension MeasureDraft {
    fileprivate init(_ row: MeasureProposal) {
        self.init(
            name: row.name, title: row.title, unit: row.unit,
            gathering: row.gathering.rawValue, proof: row.proof, scale: row.scale)
    }
}

extension Refusal {
    fileprivate static let nothingToBind = Refusal(
        "nothing_to_bind", "还没有导入绩效目标申报表；先运行 zhunxing forms import。",
        "No declaration is stored yet; run zhunxing forms import first.", at: "--year")
}

/// What `bind` did, as it is printed.
private struct BindSummary: Encodable {
    let bound: [Line]
    let proposed: [Line]
    let unbound: [Line]

    struct Line: Encodable {
        let project: String
        let indicator: String
        let measure: String?
        let gathering: Gathering?

        init(_ bound: BindingPlan.Bound) {
            project = bound.declaration.project
            indicator = bound.indicator.indicator.name
            measure = bound.binding.measure
            gathering = bound.binding.gathering
        }

        init(unbound: BindingOutlook.Unbound) {
            project = unbound.project
            indicator = unbound.indicator.indicator.name
            measure = nil
            gathering = nil
        }
    }

    init(_ outlook: BindingOutlook, accepted: Bool) {
        let proposals = outlook.proposals.map { Line($0.bound) }
        bound = outlook.bound.map { Line($0) } + (accepted ? proposals : [])
        proposed = accepted ? [] : proposals
        unbound = outlook.unbound.map { Line(unbound: $0) }
    }

    var lines: [String] {
        bound.map { "已绑定  \($0.text)" } + proposed.map { "建议    \($0.text)" }
            + unbound.map { "未绑定  \($0.text)" }
            + ["已绑定 \(bound.count)，建议 \(proposed.count)，未绑定 \(unbound.count)"]
    }
}

extension BindSummary.Line {
    fileprivate var text: String {
        let target = measure.map { " ← \($0)（\(gathering?.title.zh ?? "")）" } ?? ""
        return "\(project) · \(indicator)\(target)"
    }
}
