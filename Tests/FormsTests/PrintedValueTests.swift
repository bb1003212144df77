import Testing

@testable import Forms

@Suite struct PrintedValueTests {
    @Test(arguments: [
        ("≤19500.00(元)", Comparator.atMost, "19500.00", "元"),
        ("=2800.00(次)", .equal, "2800.00", "次"),
        ("≥2.00(次/周)", .atLeast, "2.00", "次/周"),
        ("≤171600.00(元/人/年)", .atMost, "171600.00", "元/人/年"),
        ("≤800（元）", .atMost, "800", "元"), (">=90%", .atLeast, "90", "%"),
        ("≥100百分比", .atLeast, "100", "百分比"),
        ("≤90万元", .atMost, "90", "万元"), ("≧ 1,234.50 元", .atLeast, "1234.50", "元"),
        ("＝１００％", .equal, "100", "%"), ("〉3", .above, "3", ""), ("不低于90%", .atLeast, "90", "%"),
        ("优秀", .graded, "优秀", ""), ("显著提升", .graded, "显著提升", ""), ("2021年底", .other, "2021年底", ""),
    ])
    func `a printed value is taken apart`(
        text: String, comparator: Comparator, value: String, unit: String
    ) {
        let printed = PrintedValue(text)
        #expect(printed.comparator == comparator)
        #expect(printed.value == value)
        #expect(printed.unit == unit)
    }

    @Test(arguments: [("985米", "985", "米"), ("400元/人、天", "400", "元/人、天"), ("100%", "100", "%")])
    func `a figure without a comparator has none`(text: String, value: String, unit: String) {
        let printed = PrintedValue(text)
        #expect(printed.comparator == nil)
        #expect(printed.understanding == .noComparator)
        #expect(printed.value == value)
        #expect(printed.unit == unit)
    }

    @Test(arguments: ["", "*", "**人", "≥**%", "≥"])
    func `a blank or a placeholder is no value`(text: String) {
        #expect(PrintedValue(text).value == nil)
    }

    @Test(arguments: [
        ("10606.7522", "106067522.00"), ("150万", "1500000.00"), ("0", "0.00"), ("3.36", "33600.00"),
    ])
    func `ten thousands become yuan exactly`(text: String, yuan: String) {
        #expect(Amount(text, tenThousands: true)?.printed == yuan)
    }

    @Test func `thousands separators are dropped`() {
        #expect(Amount("771,325,800.00", tenThousands: false)?.printed == "771325800.00")
        #expect(Amount("１４４，２０８.00", tenThousands: false)?.printed == "144208.00")
    }
}
