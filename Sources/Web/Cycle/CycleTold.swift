import Kernel
import Performance

/// A version of targets as programs read it.
struct ToldVersion: Encodable {
    let id: String
    let year: Int
    let project: String
    let version: Int
    let state: String
    let isInForce: Bool
    let changing: Int?
    let base: Int?
    let reason: String
    let steps: [Step]
    /// Only of one version by itself.
    let declaration: ToldTargets?

    /// What somebody did and said.
    struct Step: Encodable {
        let step: String
        let instant: String
        let actor: String
        let behalf: String?
        let grade: String?
        let opinion: String
        let sequence: Int64
    }

    init(_ told: TargetVersion, _ declared: Declaration?) {
        id = told.id
        year = told.year
        project = told.project
        version = told.version
        state = told.state.rawValue
        isInForce = told.state.isInForce
        changing = told.changing
        base = told.base
        reason = told.reason
        steps = told.steps.map {
            Step(
                step: $0.kind.rawValue, instant: "\($0.instant)", actor: $0.actor,
                behalf: $0.behalf, grade: $0.grade?.rawValue, opinion: $0.opinion,
                sequence: $0.sequence)
        }
        declaration = declared.map(ToldTargets.init)
    }
}

/// A declaration as programs read it, in the shape in which they send one.
struct ToldTargets: Encodable {
    let nature: String
    let category: String
    let department: String
    let unit: String
    let start: String?
    let end: String?
    let funds: [String: String]
    let goalTotal: String
    let goalAnnual: String
    let indicators: [Line]

    /// One indicator.
    struct Line: Encodable {
        let level1: String
        let level2: String
        let name: String
        let comparator: String?
        let value: String
        let unit: String
        let printed: String
        let weight: String?
    }

    init(_ declared: Declaration) {
        nature = declared.nature
        category = declared.category
        department = declared.department
        unit = declared.unit
        start = declared.start.map { "\($0)" }
        end = declared.end.map { "\($0)" }
        funds = declared.funds.named.compactMapValues { $0?.description }
        goalTotal = declared.goalTotal
        goalAnnual = declared.goalAnnual
        indicators = declared.indicators.map {
            Line(
                level1: $0.level1, level2: $0.level2, name: $0.name,
                comparator: $0.comparator?.rawValue, value: $0.target, unit: $0.unit,
                printed: $0.printed, weight: $0.weight?.description)
        }
    }
}

extension Funds {
    /// By the names that programs know.
    fileprivate var named: [String: Money?] {
        [
            "total": total, "total_fiscal": totalFiscal, "total_other": totalOther,
            "annual": annual, "annual_fiscal": annualFiscal, "carry_over": carryOver,
            "annual_other": annualOther,
        ]
    }
}

/// What differs between two versions, as programs read it.
struct ToldComparison: Encodable {
    let old: Int
    let new: Int
    let facts: [Change]
    let lines: [Line]
    let same: Int

    /// One field.
    struct Change: Encodable {
        let field: String
        let old: String
        let new: String

        init(_ change: TargetComparison.Change) {
            field = change.field.rawValue
            old = change.old
            new = change.new
        }
    }

    /// One indicator.
    struct Line: Encodable {
        let kind: String
        let level1: String
        let level2: String
        let name: String
        let changes: [Change]
    }

    init(_ found: TargetComparison, old: Int, new: Int) {
        self.old = old
        self.new = new
        facts = found.facts.map(Change.init)
        lines = found.lines.map {
            Line(
                kind: $0.kind.rawValue, level1: $0.level1, level2: $0.level2, name: $0.name,
                changes: $0.changes.map(Change.init))
        }
        same = found.same
    }
}
