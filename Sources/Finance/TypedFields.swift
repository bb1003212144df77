import Kernel

/// Reads the fields of a form or of a line of a table, and gathers everything that is wrong.
struct TypedFields {
    private(set) var faults: [Refusal] = []

    /// The longest text of a field, in characters.
    static let textLimit = 500
    /// A hundred million yuan: above it, somebody has typed too many zeros.
    static let largest = Money(fen: 10_000_000_000)

    mutating func add(_ refusal: Refusal) { faults.append(refusal) }

    /// - Throws: `Refusals` when anything is wrong.
    func throwAny() throws {
        if !faults.isEmpty { throw Refusals(faults) }
    }

    /// A text without the spaces around it; an empty one is a fault where one is needed.
    mutating func text(
        _ typed: String, at field: String, _ name: Words, isNeeded: Bool = true
    ) -> String {
        let text = typed.trimmed
        if text.isEmpty, isNeeded { add(.missing(field, name)) }
        if text.count > Self.textLimit || text.contains("\0") { add(.tooLong(field, name)) }
        if IDNumber.appears(in: text) { add(.identityNumber(field)) }
        return text
    }

    /// Yuan with at most two decimals; thousands may be separated.
    mutating func money(_ typed: String, at field: String, isZeroFine: Bool = false) -> Money? {
        let plain = typed.trimmed.filter { !",，￥¥".contains($0) }
        guard let money = Money(yuan: plain) else {
            add(.notMoney(typed, field))
            return nil
        }
        guard money > .zero || (isZeroFine && money == .zero) else {
            add(.notAboveZero(field))
            return nil
        }
        guard money <= Self.largest else {
            add(.tooMuch(field))
            return nil
        }
        return money
    }

    /// A day written `2025-03-01`, `2025/3/1`, `2025.3.1` or `2025年3月1日`.
    mutating func day(_ typed: String, at field: String) -> Day? {
        let parts = typed.trimmed.split { "-/.年月日".contains($0) }.compactMap { Int($0) }
        guard parts.count == 3,
            let day = Day(year: parts[0], month: parts[1], day: parts[2])
        else {
            add(.notADay(typed, field))
            return nil
        }
        return day
    }

    /// The digest of a paper that is kept; what is no digest is a fault.
    mutating func paper(_ digest: String?, at field: String = "paper") -> String? {
        guard let digest, !digest.isEmpty else { return nil }
        guard digest.count == 64, digest.allSatisfy(\.isHexDigit) else {
            add(.noPaper(field))
            return nil
        }
        return digest
    }

    /// Runs what may refuse.
    mutating func read<Value>(_ body: () throws(Refusal) -> Value) -> Value? {
        do { return try body() } catch {
            add(error)
            return nil
        }
    }
}

extension String {
    /// Without spaces and ends of lines around it.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
