/// Finds what reads like a resident's identity number, which no voucher, contract or paper may
/// name: payees are organisations.
enum IDNumber {
    /// Whether a run of 18 characters, or of the old 15 digits, has a birthday where an identity
    /// number has one (GB 11643).
    static func appears(in text: String) -> Bool {
        runs(of: text).contains { run in
            switch run.count {
            case 18: run.dropLast().allSatisfy(\.isDigit) && isBirthday(run[6..<14])
            case 15: run.allSatisfy(\.isDigit) && isBirthday(Array("19") + run[6..<12])
            default: false
            }
        }
    }

    private static func runs(of text: String) -> [[Character]] {
        text.split { !$0.isDigit && $0 != "X" && $0 != "x" && !($0.isASCII && $0.isLetter) }
            .map(Array.init)
    }

    private static func isBirthday(_ digits: some Collection<Character>) -> Bool {
        guard let number = Int(String(digits)) else { return false }
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        return (1900...2099).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
