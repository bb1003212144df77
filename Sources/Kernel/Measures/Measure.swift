/// Something the centre counts or times, that a target can be bound to.
package struct Measure: Hashable, Sendable {
    /// `desk.measure`; the register's begin with `register.`.
    package let name: String
    package let title: Words
    /// As people say it: 次, 工作日, %; empty for grades.
    package let unit: String
    package let gathering: Gathering
    package let desk: String
    /// What proves an amount: the paper or the act.
    package let proof: String
    /// Levels of a grade, best first; empty for numbers.
    package let scale: [String]
    /// In which ways it falls into parts; empty where observations carry none.
    package let dimensions: [Dimension]

    package init(
        name: String, title: Words, unit: String, gathering: Gathering, desk: String,
        proof: String, scale: [String] = [], dimensions: [Dimension] = []
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.gathering = gathering
        self.desk = desk
        self.proof = proof
        self.scale = scale
        self.dimensions = dimensions
    }

    /// The same measure with the ways in which it falls into parts.
    package func by(_ dimensions: Dimension...) -> Measure {
        Measure(
            name: name, title: title, unit: unit, gathering: gathering, desk: desk,
            proof: proof, scale: scale, dimensions: dimensions)
    }

    /// The level that an amount stands for: 1 is the worst, the number of levels the best.
    package func level(of amount: Quantity) -> String? {
        guard amount.isWhole, amount > .zero else { return nil }
        let place = Int(amount.tenThousandths / 10_000)
        return place <= scale.count ? scale[scale.count - place] : nil
    }

    /// The amount that a level is recorded as; nil when the scale does not have it.
    package func amount(ofLevel level: String) -> Quantity? {
        scale.firstIndex(of: level).map { Quantity(scale.count - $0) }
    }
}
