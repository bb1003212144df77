import Foundation

/// What the figures of an execution row have to satisfy: rate = spent / budget, and points of at
/// most ten in that proportion.
enum ExecutionCheck {
    static func doubts(_ execution: FormExecution, at place: Place) -> [Doubt] {
        [rate(execution, place), weight(execution, place), points(execution, place)]
            .compactMap { $0 }
    }

    private static func rate(_ execution: FormExecution, _ place: Place) -> Doubt? {
        guard let budget = Amount.decimal(execution.budget), budget != 0,
            let spent = Amount.decimal(execution.spent),
            let rate = Amount.decimal(execution.rate)
        else { return nil }
        let expected = spent / budget * 100
        guard abs(expected - rate) > 1 else { return nil }
        let shown = Amount(yuan: expected).printed
        return .warning(place, "执行率应等于执行数÷预算数，即\(shown)%，表上为\(execution.rate ?? "")%")
    }

    private static func weight(_ execution: FormExecution, _ place: Place) -> Doubt? {
        guard let weight = Amount.decimal(execution.weight), weight != 10, weight != 20 else {
            return nil
        }
        return .warning(place, "预算执行的分值应为10，表上为\(weight)")
    }

    private static func points(_ execution: FormExecution, _ place: Place) -> Doubt? {
        guard let weight = Amount.decimal(execution.weight),
            let points = Amount.decimal(execution.points)
        else { return nil }
        if points > weight {
            return .warning(place, "预算执行的得分\(points)大于分值\(weight)")
        }
        guard let rate = Amount.decimal(execution.rate) else { return nil }
        let expected = min(weight * rate / 100, weight)
        guard abs(expected - points) > 1 else { return nil }
        let shown = Amount(yuan: expected).printed
        return .warning(place, "预算执行得分应为分值×执行率，即\(shown)，表上为\(points)")
    }
}
