import Kernel

/// A rating as a visitor gave it, before it is known to be sound.
package struct RatingDraft: Hashable, Sendable {
    /// 1 to 5.
    package var grade: String
    /// Codes of reasons.
    package var reasons: [String]
    /// What the visitor wrote, if anything.
    package var words: String
    /// Only where the visitor wants to be contacted by name.
    package var name: String
    package var telephone: String

    package init(
        grade: String, reasons: [String] = [], words: String = "", name: String = "",
        telephone: String = ""
    ) {
        self.grade = grade
        self.reasons = reasons
        self.words = words
        self.name = name
        self.telephone = telephone
    }
}

/// A rating in order, ready to be kept.
struct SoundRating {
    let grade: RatingGrade
    let reasons: [RatingReason]
    let words: String
    let person: Person?
}

extension RatingDraft {
    static let wordsLimit = 500

    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked() throws(Refusals) -> SoundRating {
        var faults: [Refusal] = []
        let grade = Int(grade).flatMap { RatingGrade(rawValue: $0) }
        if grade == nil { faults.append(.noGrade) }
        let chosen = grade.map { RatingReason.choices(for: $0) } ?? []
        // Reasons of another grade were ticked before the grade was changed.
        let reasons = chosen.filter { self.reasons.contains($0.rawValue) }
        let words = words.trimmingSpaces
        faults.check(
            words, "words", "意见", "words", limit: Self.wordsLimit, isRequired: false)
        let person = checkedPerson(&faults)
        guard faults.isEmpty, let grade else { throw Refusals(faults) }
        return SoundRating(grade: grade, reasons: reasons, words: words, person: person)
    }

    private func checkedPerson(_ faults: inout [Refusal]) -> Person? {
        let (name, telephone) = (name.trimmingSpaces, telephone.trimmingSpaces)
        guard !name.isEmpty || !telephone.isEmpty else { return nil }
        faults.check(name, "name", "姓名", "name", limit: 40)
        let digits = telephone.filter { !"- ".contains($0) }
        if !(7...15).contains(digits.count) || !digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
            faults.append(.badTelephone)
        }
        return Person(name: name, telephone: telephone)
    }
}

extension String {
    var trimmingSpaces: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

extension Refusal {
    fileprivate static let noGrade = Refusal(
        "no_grade", "请在五档中选一档。", "Please choose one of the five grades.", at: "grade")

    fileprivate static let badTelephone = Refusal(
        "bad_telephone", "留名的评价请写能联系到您的电话（7 至 15 位数字），或者姓名和电话都不填。",
        "Give a telephone number of 7 to 15 digits with your name, or leave both empty.",
        at: "telephone")
}
