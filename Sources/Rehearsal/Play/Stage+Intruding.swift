import Kernel
import Performance
import Register

extension Stage {
    /// Somebody tries what the roles do not permit.
    mutating func intrude() async throws {
        let intruder = dice.pick(Cast.intruders)
        let (draft, desk, centre) = (draw().draft, register, centre)
        let id = book.standing.first?.id ?? "none"
        let acts: [@Sendable (Actor) async throws -> Void] = [
            { _ = try await desk.record(draft, by: $0) },
            { try await desk.record([(line: 2, draft: draft)], by: $0) },
            { try await desk.correct(id, because: "", replacement: nil, by: $0) },
        ]
        let officerOnly: [@Sendable (Actor) async throws -> Void] = [
            { _ = try await desk.declareMissing(Repertoire.drafts, by: $0) },
            { _ = try await DeclarationDesk(centre).store([], by: $0) },
            { try await BindingDesk(centre).bind(BindingPlan(), by: $0) },
        ]
        let isClerk = dice.happens(perMille: 250)
        let actor = isClerk ? dice.pick(Cast.clerks) : intruder
        let act = dice.pick(isClerk ? officerOnly : acts + officerOnly)
        let isRefused = try await expectRefusal(["not_allowed"], "intruding") {
            try await act(actor)
        }
        guard isRefused else { return }
        book.forbidden[actor.id, default: 0] += 1
        book.journal += 1
    }
}
