/// Fills the money block of a declaration from its labels and the figures beside them.
struct FundsReading {
    private(set) var funds = FormFunds()
    private(set) var doubts: [Doubt] = []
    /// Whether figures without a unit count in 万元.
    let tenThousands: Bool
    private var others = 0

    init(tenThousands: Bool) { self.tenThousands = tenThousands }

    /// Takes the text beside a label; 其他资金 stands first for the total, then for the year.
    mutating func take(_ field: Field, _ text: String, at place: Place) {
        let text = Glyphs.compact(text.drop { ":：".contains($0) })
        var printed: String?
        if !text.isEmpty, !["-", "—", "/"].contains(text) {
            printed = Amount(text, tenThousands: tenThousands)?.printed
            if printed == nil, text.contains(where: \.isNumber) {
                doubts.append(.warning(place, "金额“\(text.prefix(24))”读不出来，应为144,208.00这样的数"))
            }
        }
        set(field, printed)
    }

    private mutating func set(_ field: Field, _ printed: String?) {
        switch field {
        case .total: funds.total = funds.total ?? printed
        case .fiscal: funds.totalFiscal = funds.totalFiscal ?? printed
        case .annual: funds.annual = funds.annual ?? printed
        case .annualFiscal: funds.annualFiscal = funds.annualFiscal ?? printed
        case .carryOver: funds.carryOver = funds.carryOver ?? printed
        case .other:
            if others == 0 { funds.totalOther = printed } else { funds.annualOther = printed }
            others += 1
        default: break
        }
    }

    /// One printed zero beside two adjoining 其他资金 labels says that neither has any.
    mutating func shareZero(at place: Place) {
        guard others == 2, funds.totalOther == nil, funds.annualOther == "0.00" else { return }
        funds.totalOther = "0.00"
        doubts.append(.note(place, "两栏“其他资金”只印了一个0.00，按两栏都是0.00读"))
    }
}
