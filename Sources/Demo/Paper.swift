import Kernel

/// Numbers papers the way offices do.
///
/// `{n}` the running number in five digits, `{day}` 20250106, `{month}` 2025-01, `{waybill}` the
/// carrier's number, `{sc}` a food production licence.
struct Paper {
    private let year: Int
    private var number = 1

    init(year: Int) { self.year = year }

    mutating func turn() { number += 1 }

    func filled(_ form: String, on day: Day) -> String {
        guard form.contains("{") else { return form }
        var text = form.replacing("{n}", with: Paper.padded(number, 5))
        text = text.replacing("{day}", with: day.description.replacing("-", with: ""))
        text = text.replacing("{month}", with: day.monthText)
        if text.contains("{waybill}") { text = text.replacing("{waybill}", with: waybill) }
        if text.contains("{sc}") { text = text.replacing("{sc}", with: foodLicence) }
        return text
    }

    /// A postal item number of the Universal Postal Union (S10), with its check digit.
    private var waybill: String {
        let digits = Paper.padded(25_100_000 + number, 8)
        let weights = [8, 6, 4, 2, 3, 5, 9, 7]
        let sum = zip(digits, weights).reduce(0) { sum, pair in
            sum + (pair.0.wholeNumberValue ?? 0) * pair.1
        }
        let check = 11 - sum % 11
        return "EX\(digits)\(check == 10 ? 0 : check == 11 ? 5 : check)CN"
    }

    /// SC, category 101 to 131, region 310100, serial, and a check digit by MOD 11,10.
    private var foodLicence: String {
        let digits = "\(101 + number % 31)310100" + Paper.padded(number, 4)
        var product = 10
        for digit in digits {
            let sum = (product + (digit.wholeNumberValue ?? 0)) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return "SC\(digits)\((11 - product) % 10)"
    }

    private static func padded(_ number: Int, _ length: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }
}
