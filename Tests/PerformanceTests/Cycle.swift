import Kernel
import Performance
import TestStores

/// Three people who lead targets through their cycle.
struct Cycle: Sendable {
    let centre: Centre

    static let director = Actor(id: "director", roles: [.director])
    static let department = Actor(id: "department", roles: [.supervisor])
    static let treasury = Actor(id: "treasury", roles: [.financeAuthority])

    init(_ centre: Centre) { self.centre = centre }

    private var desk: CycleDesk { CycleDesk(centre) }

    @discardableResult
    func submit(
        _ declaration: Declaration, changing: Int? = nil, reason: String = ""
    ) async throws -> TargetVersion {
        try await desk.submit(
            declaration, changing: changing, reason: reason, by: Self.director)
    }

    func review(
        _ version: TargetVersion, _ decision: String, opinion: String = "", grade: String = ""
    ) async throws {
        try await desk.review(
            version.id, VerdictDraft(decision: decision, opinion: opinion, grade: grade),
            by: Self.department)
    }

    func approve(
        _ version: TargetVersion, _ decision: String, opinion: String = ""
    ) async throws {
        try await desk.approve(
            version.id, VerdictDraft(decision: decision, opinion: opinion), by: Self.treasury)
    }

    func refusal(_ act: () async throws -> some Any) async throws -> [String] {
        try await faults { _ = try await act() }
    }

    /// What keeps a declaration from being approved, of a project of its own.
    func approvalFaults(_ declaration: Declaration) async throws -> [String] {
        var declaration = declaration
        declaration.project = "项目 \(try await states(of: nil).count)"
        let version = try await submit(declaration)
        try await review(version, "pass", grade: "优")
        return try await refusal { try await approve(version, "pass") }
    }

    func version(_ version: TargetVersion) async throws -> TargetVersion? {
        try await centre.read { try $0.targetVersion(version.id) }
    }

    /// Where the versions of the small project stand, the newest first.
    func states(
        of project: String? = Declaration.small.project
    ) async throws -> [TargetVersion.State] {
        try await centre.read { try $0.targetVersions(year: 2025, project: project) }
            .map(\.state)
    }

    func inForce() async throws -> StoredDeclaration? {
        try await centre.read {
            try $0.declaration(of: Declaration.small.project, year: 2025)
        }
    }
}

extension Declaration {
    /// The small one with weights that come to ninety.
    static let weighted: Declaration = {
        var declaration = Declaration.small
        for (place, weight) in ["20", "15", "15", "10", "20", "10"].enumerated() {
            declaration.indicators[place].weight = Quantity(weight)
        }
        return declaration
    }()
}

extension DeclaredCentre {
    /// Each line's name, actual and points.
    func figures(knownAt: Int64? = nil) async throws -> [String] {
        try await report(knownAt: knownAt).projects.flatMap(\.lines).map { line in
            let points = line.score?.points.text(decimals: 2) ?? "–"
            return "\(line.indicator.name) \(line.actual ?? "–") \(points)"
        }
    }
}
