import Kernel
import Testing

/// Expects a refusal by its code; returns it, so that its words can be looked at.
@discardableResult
func expectRefusal(
    _ code: String, at place: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ act: () async throws -> Void
) async -> Refusal? {
    do {
        try await act()
        Issue.record("not refused; expected \(code)", sourceLocation: sourceLocation)
        return nil
    } catch let refusal as Refusal {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
        if let place { #expect(refusal.place == place, sourceLocation: sourceLocation) }
        return refusal
    } catch {
        Issue.record("\(error), expected the refusal \(code)", sourceLocation: sourceLocation)
        return nil
    }
}
