import Kernel

/// Who is at the help desk.
package struct DutyDesk: Sendable {
    let centre: Centre

    package init(_ centre: Centre) { self.centre = centre }

    /// Signs on, or changes the state: away and off return open conversations to the line.
    ///
    /// - Parameter capacity: how many conversations at once, 1 to 20; the rules' when nil.
    package func change(
        to state: Duty.State, capacity: Int? = nil, by actor: Actor
    ) async throws { throw Fault("not built") }

    /// At the end of a shift: gives every open conversation to a colleague on duty, or to the line
    /// when nil, and signs off.
    package func handOver(to account: String?, note: String, by actor: Actor) async throws {
        throw Fault("not built")
    }

    /// Says in which topics an assistant is skilled; none means all.
    package func setSkills(
        _ topics: [String], of account: String, by actor: Actor
    ) async throws { throw Fault("not built") }
}
