import Kernel
import Performance
import TestStores
import Testing

@Suite struct FigureTextTests {
    @Test(arguments: [
        ("100", "100", "100"), ("99.99", "100", "99.99"), ("97.0912", "100", "97.09"),
        ("33.3333", "50", "33.33"), ("10", "9.5", "10"), ("0", "0", "0"), ("2.005", "3", "2.01"),
    ])
    func `a figure has two decimals at most`(actual: String, target: String, text: String) {
        #expect(ratio(actual).text(besides: ratio(target)) == text)
    }

    @Test(arguments: [
        ("99.9964", "100"), ("99.995", "100"), ("100.0001", "100"), ("9.9999", "10"),
        ("0.0001", "0"), ("89.9951", "90"), ("10.004", "10"),
    ])
    func `rounding never carries a figure over its target or onto it`(
        actual: String, target: String
    ) {
        let text = ratio(actual).text(besides: ratio(target))
        #expect(text != target)
        #expect((ratio(text) < ratio(target)) == (ratio(actual) < ratio(target)))
    }

    @Test func `one parcel of many is not passed over`() {
        let share = Ratio(100 * 27_999, 28_000)
        #expect(share.text(besides: Ratio(100)) == "99.996429")
        #expect(share.text(besides: Ratio(99)) == "100")
        #expect(share.text(besides: nil) == "100")
    }
}
