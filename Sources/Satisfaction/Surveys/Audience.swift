import Kernel

/// Whom a survey asks, and so which target its answers count for.
package enum Audience: String, CaseIterable, Codable, Sendable {
    case businesses, followers
    case general = "public"

    package var title: Words {
        switch self {
        case .businesses: Words("服务企业", "Businesses served")
        case .followers: Words("公众号用户", "Followers of the account")
        case .general: Words("社会公众", "The public")
        }
    }

    /// The measure that its valid answers count for: 1 of 1 when satisfied, else 0 of 1.
    package var measure: MeasureName {
        switch self {
        case .businesses: .businessesSatisfied
        case .followers: .followersSatisfied
        case .general: .publicSatisfied
        }
    }

    var measureTitle: Words {
        switch self {
        case .businesses:
            Words("企业满意答卷占有效答卷", "Satisfied answers of businesses, over valid answers")
        case .followers:
            Words("公众号用户满意答卷占有效答卷", "Satisfied answers of followers, over valid answers")
        case .general:
            Words("公众满意答卷占有效答卷", "Satisfied answers of the public, over valid answers")
        }
    }
}
