import Kernel
import People
import Performance

/// One comment below a chart.
struct CommentLine: Sendable {
    let id: String
    /// Its number in the chart; nil once withdrawn.
    let number: String?
    let day: String
    let words: String
    let about: String?
    let by: String
    let written: String
    let withdrawn: String?
    /// Where its author takes it back.
    let withdrawAction: String?

    /// In the order of their days; those that stand bear the numbers that the chart shows.
    static func list(
        _ comments: [FigureComment], _ names: [String: String], measures: [String: String],
        _ visit: Visit
    ) -> [CommentLine] {
        let t = visit.t
        let me = visit.signedIn?.actor
        var number = 0
        return comments.map { comment in
            let stands = comment.withdrawal == nil
            if stands { number += 1 }
            let isMine = comment.author == me?.id && me?.may(.commentFigure) == true
            return CommentLine(
                id: comment.id, number: stands ? "\(number)" : nil, day: "\(comment.day)",
                words: comment.words, about: measures[comment.measure],
                by: Names.of(comment.author, names, t), written: "\(comment.writtenAt.day)",
                withdrawn: comment.withdrawal.map { t("insight_withdrawn", "\($0.at.day)") },
                withdrawAction: stands && isMine ? "/comments/\(comment.id)/withdrawals" : nil)
        }
    }
}

/// The form to say something of a day.
struct CommentForm: Sendable {
    let action: String
    let measure: String
    let day: Field
    let words: Field
    let earliest: String
    let latest: String
    /// The page it came from.
    let back: String

    init?(
        _ draft: CommentDraft, _ refusals: [Refusal], latest: Day, year: Int, back: String,
        _ visit: Visit
    ) {
        guard visit.signedIn?.actor.may(.commentFigure) == true else { return nil }
        action = "/comments"
        measure = draft.measure
        day = Field("day", draft.day, refusals, visit)
        words = Field("words", draft.words, refusals, visit)
        earliest = "\(Day.first(of: year))"
        self.latest = "\(latest)"
        self.back = back
    }
}
