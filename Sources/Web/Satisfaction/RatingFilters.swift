import Kernel
import Satisfaction

/// The filters that lists of ratings share.
enum RatingFilters {
    static func grades(_ question: RatingQuestion, _ t: Strings) -> [Choice] {
        [Choice(value: "", text: t("satisfaction_all_grades"), isChosen: question.grade == nil)]
            + RatingGrade.allCases.reversed().map {
                Choice(
                    value: "\($0.rawValue)", text: t($0.title),
                    isChosen: question.grade == $0.rawValue)
            }
    }

    static func matters(
        _ matters: [String], _ question: RatingQuestion, _ t: Strings
    ) -> [Choice] {
        [Choice(value: "", text: t("satisfaction_all_matters"), isChosen: question.matter == nil)]
            + matters.map { Choice(value: $0, text: $0, isChosen: $0 == question.matter) }
    }
}

extension RatingQuestion {
    /// What the address asks for.
    init(_ visit: Visit) {
        self.init(
            grade: visit.query("grade").flatMap { Int($0) }, matter: visit.query("matter"),
            place: visit.query("place"), servedBy: visit.query("person"),
            from: visit.query("from").flatMap { Day($0) },
            through: visit.query("through").flatMap { Day($0) },
            text: visit.query("search") ?? "",
            before: visit.query("before").flatMap { Int64($0) } ?? .max)
    }

    /// The same question in an address, up to where it goes on: `grade=1&`.
    var address: String {
        let parts = [
            ("grade", grade.map { "\($0)" }), ("matter", matter), ("place", place),
            ("person", servedBy), ("from", from.map { "\($0)" }),
            ("through", through.map { "\($0)" }), ("search", text.isEmpty ? nil : text),
        ]
        return parts.compactMap { name, value in
            value.map { "\(name)=\($0.queryEncoded)&" }
        }.joined()
    }
}
