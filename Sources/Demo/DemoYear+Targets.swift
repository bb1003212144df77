import Kernel
import Performance

extension DemoYear {
    /// The project whose first version is sent back, for want of an indicator.
    private static let returned = "新闻宣传专项经费"
    /// The project that is adjusted in the middle of the year.
    private static let adjusted = "业务受理工作经费"

    /// The targets of all projects, submitted as the unit first saw them.
    func submitTargets(in centre: Centre) async throws {
        for declaration in declarations() {
            try await CycleDesk(centre).submit(
                declaration.asFirstSubmitted(Self.returned, Self.adjusted), changing: nil,
                by: Cast.director)
        }
    }

    /// What the cycle of targets asks for on a day: reviewed in the first days of January, one
    /// sent back and submitted again, approved with the budget and published; one adjusted in June.
    func turnTargets(_ day: Day, in centre: Centre, _ cast: Cast) async throws {
        switch day.description {
        case "2025-01-03", "2025-01-07", "2025-06-17": try await review(in: centre)
        case "2025-01-06": try await submitAgain(in: centre)
        case "2025-01-08":
            try await approve(in: centre)
            try await bind(centre, cast.officer)
        case "2025-06-16": try await adjust(in: centre)
        case "2025-06-19": try await approve(in: centre)
        case "2025-01-15", "2025-06-30":
            _ = try await PublicationDesk(centre).publish(Self.year, .targets, by: Cast.director)
        default: break
        }
    }

    private func versions(
        _ state: TargetVersion.State, in centre: Centre
    ) async throws -> [TargetVersion] {
        try await centre.read { try $0.targetVersions(year: Self.year) }
            .filter { $0.state == state }
    }

    private func review(in centre: Centre) async throws {
        for version in try await versions(.submitted, in: centre) {
            let isLacking = version.project == Self.returned && version.version == 1
            let verdict =
                isLacking
                ? VerdictDraft(
                    decision: "return",
                    opinion: "年度目标提出“读者满意”，却没有满意度指标；请补充后重新提交。", grade: "中")
                : VerdictDraft(
                    decision: "pass", opinion: "目标明确，指标可以衡量，同意上报。",
                    grade: version.isAdjustment ? "优" : "良")
            try await CycleDesk(centre).review(version.id, verdict, by: Cast.department)
        }
    }

    private func submitAgain(in centre: Centre) async throws {
        for version in try await versions(.returned, in: centre) {
            try await CycleDesk(centre).submit(
                declared(version.project), changing: version.version, reason: "已补充满意度指标。",
                by: Cast.director)
        }
    }

    private func adjust(in centre: Centre) async throws {
        try await CycleDesk(centre).submit(
            declared(Self.adjusted), changing: 1,
            reason: "上半年走访与帮办业务量超出预期，调高便企服务数量目标。", by: Cast.director)
    }

    private func approve(in centre: Centre) async throws {
        for version in try await versions(.passed, in: centre) {
            try await CycleDesk(centre).approve(
                version.id, VerdictDraft(decision: "pass", opinion: "同意，随预算一并批复。"),
                by: Cast.treasury)
        }
    }

    private func declared(_ project: String) throws -> Declaration {
        guard let found = declarations().first(where: { $0.project == project }) else {
            throw Misread("no declaration of \(project)")
        }
        return found.weighted
    }
}

extension Cast {
    /// Approves targets for the finance authority.
    static let treasury = Actor(id: "treasury", roles: [.financeAuthority])
}

extension Declaration {
    /// With the default weights written down, as an approval fixes them.
    fileprivate var weighted: Declaration {
        var declaration = self
        let weights = DefaultWeights.hundredths(indicators.map(\.level1))
        for (place, weight) in weights.enumerated() {
            declaration.indicators[place].weight = Quantity(tenThousandths: Int64(weight) * 100)
        }
        return declaration
    }

    /// As the unit first submitted it: without an indicator that the department will miss, or with
    /// a target that is adjusted later.
    fileprivate func asFirstSubmitted(_ returned: String, _ adjusted: String) -> Declaration {
        var first = self
        if project == returned { first.indicators.removeAll { $0.level1 == "满意度指标" } }
        if project == adjusted {
            first.goalAnnual = goalAnnual.replacing("6000", with: "5500")
            for (place, indicator) in indicators.enumerated() where indicator.target == "6000.00" {
                first.indicators[place].target = "5500.00"
                first.indicators[place].printed = indicator.printed.replacing("6000", with: "5500")
            }
        }
        return first.weighted
    }
}
