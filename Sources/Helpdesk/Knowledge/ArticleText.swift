import Kernel

/// What an article says: a question as the centre puts it, and its answer with the paper it
/// rests on.
package struct ArticleText: Hashable, Sendable {
    package let question: String
    /// Other ways in which people ask the same.
    package let variants: [String]
    package let answer: String
    package let topic: String
    package let source: ArticleSource
    /// The first day on which the answer is right.
    package let validFrom: Day
    /// The last such day; nil while no end is known.
    package let validThrough: Day?
    /// The section that answers for it: 食品许可科.
    package let owner: String

    package func isValid(on day: Day) -> Bool {
        validFrom <= day && day <= (validThrough ?? day)
    }
}

/// What an answer rests on.
package struct ArticleSource: Hashable, Sendable {
    package let kind: Kind
    /// 《食品生产许可管理办法》
    package let title: String
    /// Where to find it: an address, a document number, an article of the law.
    package let place: String

    /// What sort of paper it is.
    package enum Kind: String, CaseIterable, Sendable {
        /// A law, a regulation, an order of the ministry.
        case law
        /// A public notice.
        case notice
        /// The centre's own guide to its services.
        case guide

        package var title: Words {
            switch self {
            case .law: Words("法律法规", "Law or regulation")
            case .notice: Words("通知公告", "Public notice")
            case .guide: Words("办事指南", "Service guide")
            }
        }
    }
}
