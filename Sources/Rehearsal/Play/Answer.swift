import Kernel

/// What came of an attempt.
enum Answer<Value: Sendable>: Sendable {
    case done(Value)
    /// The rules said no.
    case refused([String])
    /// The store failed.
    case failed(Fault)

    /// - Throws: what is neither a refusal nor a fault.
    init(_ act: () async throws -> Value) async throws {
        do {
            self = .done(try await act())
        } catch let refusal as Refusal {
            self = .refused([refusal.code])
        } catch let refusals as Refusals {
            self = .refused(refusals.all.map(\.code))
        } catch let fault as Fault {
            self = .failed(fault)
        }
    }
}
