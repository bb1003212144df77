import Kernel
import Queue

/// Calls as they are said aloud.
enum Spoken {
    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// `A零三七号，请到三号窗口。` A ticket's digits are read one by one, which no ear mistakes.
    static func call(_ label: String, to counter: Int) -> String {
        "\(oneByOne(label))号，请到\(number(counter))号窗口。"
    }

    static func oneByOne(_ label: String) -> String {
        label.map { digit in
            digit.isASCII ? digit.wholeNumberValue.map { digits[$0] } ?? String(digit) : ""
        }.joined()
    }

    /// A number below a hundred as it is counted: `三`, `十二`, `二十`; a larger one digit by digit.
    static func number(_ number: Int) -> String {
        guard (1..<100).contains(number) else { return oneByOne("\(number)") }
        let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
        let ten = tens == 0 ? "" : tens == 1 ? "十" : "\(digits[tens])十"
        return ten + (ones == 0 ? "" : digits[ones])
    }
}
