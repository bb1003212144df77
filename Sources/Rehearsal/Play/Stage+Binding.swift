import Kernel
import Performance

extension Stage {
    /// An indicator is bound to something else, or to what it is bound to already.
    mutating func bindAgain() async throws {
        guard let indicators = book.declarations.last?.indicators else { return }
        if dice.happens(perMille: 200) { return try await bindSpending() }
        let name = dice.pick(indicators).name
        let isGrade = indicators.contains { $0.name == name && $0.comparator == .qualitative }
        let measures = book.measures.filter { ($0.gathering == .grade) == isGrade }
        let measure = dice.pick(measures)
        let fitting = Gathering.choices.filter { gathering in
            (gathering == .grade) == isGrade
                && (!gathering.needsWhole || measure.gathering.needsWhole)
        }
        try await bind(name, to: Binding(measure: measure.name, gathering: dice.pick(fitting)))
    }

    mutating func bind(_ name: String, to binding: Binding) async throws {
        guard let stored = try await storedDeclaration(),
            let indicator = stored.indicators.first(where: { $0.indicator.name == name })
        else { throw Finding("no indicator \(name) is stored") }
        var plan = BindingPlan()
        plan.indicators = [.init(stored.declaration, indicator, binding)]
        guard try await perform(plan) else { return }
        if book.bindings[name] != binding { book.journal += 1 }
        book.bindings[name] = binding
    }

    mutating func bindSpending() async throws {
        guard let stored = try await storedDeclaration() else { return }
        var plan = BindingPlan()
        plan.spending = [.init(stored, Repertoire.spending)]
        guard try await perform(plan) else { return }
        if book.spending != Repertoire.spending { book.journal += 1 }
        book.spending = Repertoire.spending
    }

    /// Carries a plan out, often twice, as an impatient person does.
    private mutating func perform(_ plan: BindingPlan) async throws -> Bool {
        let desk = BindingDesk(centre)
        let isTwice = dice.happens(perMille: 300)
        let done: Void? = try await perform("bind") {
            try await desk.bind(plan, by: Cast.zhao)
        }
        guard done != nil else { return false }
        if isTwice { try await desk.bind(plan, by: Cast.zhao) }
        return true
    }

    private func storedDeclaration() async throws -> StoredDeclaration? {
        try await centre.read {
            try $0.declaration(of: Repertoire.project, year: Repertoire.year)
        }
    }
}
