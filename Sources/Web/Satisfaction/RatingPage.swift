import Kernel
import Satisfaction

/// What a visitor who was served sees by their link: five grades, reasons, words; or what they
/// gave.
struct RatingPage: Page {
    static let template = "satisfaction/rating"
    let frame = Frame.visitor
    let assets = ["satisfaction-visitor.css"]

    let title: String
    let served: String
    let faults: [FieldFault]
    let form: Form?
    let given: Given?
    /// Why it can no longer be rated.
    let closed: String?

    /// What is asked.
    struct Form: Sendable {
        let action: String
        let grades: [Choice]
        let gradeFault: String?
        let groups: [Group]
        let words: Field
        let wordsLimit: Int
        let name: Field
        let telephone: Field
        let isNamed: Bool
    }

    /// The reasons that go with some of the grades.
    struct Group: Sendable {
        /// As the style names it.
        let kind: String
        let legend: String
        let reasons: [Choice]
    }

    /// What was given.
    struct Given: Sendable {
        let gradeWord: String
        let color: String
        let at: String
        let reasonWords: String
        let wordsGiven: String
        let thanks: String
        let reply: String?
        let state: String?
        let isFresh: Bool
    }

    init(
        _ invitation: Invitation, _ rating: Rating?, typed: RatingDraft?, _ refusals: [Refusal],
        isFresh: Bool, _ visit: Visit
    ) {
        let t = visit.t
        let service = invitation.service
        title = rating == nil ? t("satisfaction_rate_title") : t("satisfaction_rated_title")
        served = [
            service.matter, service.place, invitation.invitedAt.dayAndMinute,
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        faults = FieldFault.list(refusals, visit)
        given = rating.map { Given($0, isFresh: isFresh, t) }
        let isOpen = invitation.isOpen(at: visit.centre.clock.now())
        closed =
            rating == nil && !isOpen
            ? t("satisfaction_rating_over", "\(invitation.expiresAt.day)") : nil
        form =
            rating == nil && isOpen
            ? Form("/ratings/\(invitation.token)", typed ?? RatingDraft(grade: ""), refusals, visit)
            : nil
    }
}

extension RatingPage.Form {
    fileprivate init(
        _ action: String, _ typed: RatingDraft, _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        self.action = action
        grades = RatingGrade.allCases.sorted { $0 > $1 }.map {
            Choice(
                value: "\($0.rawValue)", text: t($0.title),
                isChosen: typed.grade == "\($0.rawValue)")
        }
        gradeFault = Field("grade", "", refusals, visit).fault
        groups = [
            ("good", RatingGrade.verySatisfied), ("fair", .basicallySatisfied),
            ("bad", .veryDissatisfied),
        ].map { kind, grade in
            RatingPage.Group(
                kind: kind, legend: t("satisfaction_reasons_\(kind)"),
                reasons: RatingReason.choices(for: grade).map {
                    Choice(
                        value: $0.rawValue, text: t($0.title),
                        isChosen: typed.reasons.contains($0.rawValue))
                })
        }
        words = Field("words", typed.words, refusals, visit)
        wordsLimit = 500
        name = Field("name", typed.name, refusals, visit)
        telephone = Field("telephone", typed.telephone, refusals, visit)
        isNamed = !typed.name.isEmpty || !typed.telephone.isEmpty
    }
}

extension RatingPage.Given {
    fileprivate init(_ rating: Rating, isFresh: Bool, _ t: Strings) {
        gradeWord = t(rating.grade.title)
        color = GradeMark.color(rating.grade)
        at = rating.ratedAt.dayAndMinute
        reasonWords = rating.reasons.map { t($0.title) }.joined(separator: t("list_comma"))
        // Whoever scans the code after the visitor sees no more than the public does.
        wordsGiven = rating.publicWords
        thanks = t(rating.grade.isBad ? "satisfaction_thanks_bad" : "satisfaction_thanks")
        reply = rating.review?.reply
        state = rating.review.map { t($0.state.title) }
        self.isFresh = isFresh
    }
}

extension Rating {
    /// The visitor's words as everybody may read them.
    var publicWords: String { withheld == nil ? PublicText.masked(words) : "" }
}
