import Foundation
import Kernel

/// A number of a sheet. A spreadsheet keeps binary floating point of 15 figures that count; what it
/// writes beyond them is noise, as the 9999999992 of 8.6199999999999992.
struct CellNumber: Hashable {
    let value: Decimal

    private static let figures = 15
    private static let locale = Locale(identifier: "en_US_POSIX")

    /// - Returns: nil for what is no number, or none that a decimal holds.
    init?(_ text: String) {
        let trimmed = text.filter { !$0.isWhitespace }
        guard trimmed.utf8.allSatisfy(Self.belongs), trimmed.utf8.contains(where: Self.isFigure),
            let exact = Decimal(string: trimmed, locale: Self.locale), !exact.isNaN
        else { return nil }
        value = Self.rounded(exact, Self.figures - Self.places(exact))
    }

    private static func belongs(_ byte: UInt8) -> Bool {
        isFigure(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }

    private static func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// How many figures stand before the point; less than one for small fractions.
    private static func places(_ number: Decimal) -> Int {
        let length = "\(number.significand)".filter(\.isNumber).count
        return length + number.exponent
    }

    /// Rounded half away from zero, as spreadsheets show numbers.
    static func rounded(_ number: Decimal, _ decimals: Int) -> Decimal {
        var exact = number
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, decimals, .plain)
        return rounded
    }

    /// Without an exponent and without zeros at its end.
    var plain: String { "\(value)" }

    /// The whole days since the calendar's beginning, and the seconds of the day.
    ///
    /// - Parameter since1904: whether days are counted from 1904, as old Macintoshes did.
    /// - Returns: nil outside the years 1900 to 9999.
    func moment(since1904: Bool) -> (day: Day, second: Int)? {
        let seconds = Self.rounded(value * 86_400, 0)
        guard seconds >= 0, seconds < 2_958_466 * 86_400 else { return nil }
        let whole = NSDecimalNumber(decimal: seconds).int64Value
        var serial = Int(whole / 86_400) + (since1904 ? 1462 : 0)
        // Excel counts a 29 February 1900, which there was not.
        if !since1904, serial < 60 { serial += 1 }
        return (Day(number: serial - 25_569), Int(whole % 86_400))
    }
}
