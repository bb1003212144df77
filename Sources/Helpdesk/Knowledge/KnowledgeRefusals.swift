import Kernel

extension Refusal {
    static func articleLacks(_ words: Words, at field: String) -> Refusal {
        Refusal("missing", "请填写\(words.zh)。", "The \(words.en) is missing.", at: field)
    }

    static func articleTooLong(_ limit: Int, at field: String) -> Refusal {
        Refusal(
            "too_long", "超过 \(limit) 字，请精简。", "Longer than \(limit) characters.", at: field)
    }

    static let tooManyVariants = Refusal(
        "too_many_variants", "问法最多 \(ArticleDraft.mostVariants) 条，请保留最常见的。",
        "At most \(ArticleDraft.mostVariants) ways of asking; keep the most usual.", at: "variants")

    static func badSourceKind(_ text: String) -> Refusal {
        let choices = ArticleSource.Kind.allCases.map(\.rawValue).joined(separator: "、")
        return Refusal(
            "bad_source_kind", "依据类型“\(text)”不对，应为：\(choices)。",
            "“\(text)” is no kind of source; choose one of \(choices).", at: "source_kind")
    }

    static func badArticleDay(_ text: String, at field: String) -> Refusal {
        Refusal(
            "bad_day", "“\(text)”不是有效日期，应写成 2025-01-31。",
            "“\(text)” is not a day; write it as 2025-01-31.", at: field)
    }

    static let validityEndsEarly = Refusal(
        "validity_ends_early", "有效期的截止日早于起始日。",
        "The last day it is valid comes before the first.", at: "valid_through")

    static let badArticleCode = Refusal(
        "bad_article_code", "条目代码用小写字母、数字和连字符，1 至 60 个字符。",
        "An article's code is 1 to 60 small letters, digits and hyphens.", at: "code")

    static func articleExists(_ code: String) -> Refusal {
        Refusal(
            "article_exists", "已有代码为“\(code)”的条目；要改动请修订它。",
            "There is already an article “\(code)”; revise that one.", at: "code", conflict: true)
    }

    static func noSuchArticle(_ id: String) -> Refusal {
        Refusal("no_such_article", "没有这个条目：\(id)。", "There is no article \(id).")
    }

    static let nothingOpen = Refusal(
        "nothing_open", "这个条目没有正在编写的版本；请先修订。",
        "No version of this article is being written; revise it first.", conflict: true)

    static func articleNotOpen(_ state: ArticleVersion.State) -> Refusal {
        Refusal(
            "article_not_open", "这个版本\(state.title.zh)，不能再改；请另起一个新版本。",
            "This version is closed (\(state.title.en)); begin a new one.", conflict: true)
    }

    static func articleNotDrafted(_ state: ArticleVersion.State) -> Refusal {
        Refusal(
            "article_not_drafted", "这个版本\(state.title.zh)，不在待审核状态。",
            "This version does not wait for review: \(state.title.en).", conflict: true)
    }

    static func articleNotReviewed(_ state: ArticleVersion.State) -> Refusal {
        Refusal(
            "article_not_reviewed", "这个版本\(state.title.zh)，审核通过后才能发布。",
            "A version is published after its review; this one is: \(state.title.en).",
            conflict: true)
    }

    static func articleNotPublished(_ state: ArticleVersion.State) -> Refusal {
        Refusal(
            "article_not_published", "这个版本\(state.title.zh)，不在发布状态。",
            "This version is not published: \(state.title.en).", conflict: true)
    }

    static let ownReview = Refusal(
        "own_review", "自己写的条目要由另一个人审核。",
        "Somebody other than the author has to review it.", conflict: true)

    static let notTheAuthor = Refusal(
        "not_the_author", "这一版由同事编写；请联系作者，或请管理帮办的同事修改。",
        "A colleague is writing this version; ask them, or somebody who manages the help desk.",
        conflict: true)

    static let reasonMissing = Refusal(
        "reason_missing", "请写明原因。", "Say why.", at: "reason")

    static let noSuchQuestion = Refusal(
        "no_such_question", "没有这个问题，或者已经处理。",
        "There is no such question, or it has been dealt with.", conflict: true)
}
