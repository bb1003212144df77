import Kernel

/// What an act was refused for, each as `code@place`, in order; empty when it was done.
package func faults(_ act: () async throws -> Void) async throws -> [String] {
    do {
        try await act()
        return []
    } catch let refusal as Refusal {
        return [refusal.codeAndPlace]
    } catch let refusals as Refusals {
        return refusals.all.map(\.codeAndPlace)
    }
}

extension Refusal {
    fileprivate var codeAndPlace: String { place.map { "\(code)@\($0)" } ?? code }
}

/// A day that a test writes out.
package func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("the test's day \(text) is none") }
    return day
}

/// A quantity that a test writes out.
package func quantity(_ text: String) -> Quantity {
    guard let quantity = Quantity(text) else { preconditionFailure("no quantity: \(text)") }
    return quantity
}

/// An exact decimal that a test writes out.
package func ratio(_ text: String) -> Ratio { Ratio(quantity(text)) }

/// Yuan that a test writes out.
package func money(_ text: String) -> Money {
    guard let money = Money(yuan: text) else { preconditionFailure("no money: \(text)") }
    return money
}
