import Kernel
import Satisfaction

extension SurveyRecordPage.Editor {
    init(_ survey: Survey, _ base: String, _ refusals: [Refusal], _ visit: Visit) {
        action = "\(base)/questions"
        text = Field("text", visit.form.text("text"), refusals, visit)
        let kind = visit.form.text("kind")
        kinds = Question.Kind.allCases.map {
            Choice(value: $0.rawValue, text: visit.t($0.title), isChosen: $0.rawValue == kind)
        }
        choices = Field("choices", visit.form.text("choices"), refusals, visit)
        needsOverall = survey.overall == nil
        overallFault = Field("overall", "", refusals, visit).fault
    }
}

extension SurveyRecordPage.Sampling {
    init(_ read: SurveyReading, _ base: String, _ visit: Visit) {
        let t = visit.t
        size = t("satisfaction_frame_size", "\(read.frame)", "\(read.result.drawn)")
        importAction = "\(base)/frames"
        drawAction = "\(base)/draws"
        inviteAction =
            read.survey.state == .open && read.result.drawn > 0 ? "\(base)/invitations" : nil
        draws = read.draws.map { entry in
            let drawn = try? entry.event(Drawn.self)
            return SurveyRecordPage.DrawLine(
                at: entry.instant.dayAndMinute,
                told: t(
                    "satisfaction_drawn", "\(drawn?.frame ?? 0)", "\(drawn?.drawn.count ?? 0)"),
                seed: drawn?.seed ?? "", entryHref: "/journal/\(entry.sequence)")
        }
    }

    private struct Drawn: Decodable {
        let seed: String
        let frame: Int
        let drawn: [Int]
    }
}

extension SurveyRecordPage.LinkView {
    init(_ link: OpenLink, _ visit: Visit) throws {
        let path = "/surveys/\(link.token)"
        label = link.label
        code = try visit.code(of: path, label: visit.t("satisfaction_scan", link.label))
        address = visit.address(path)
        answers = visit.t("satisfaction_link_answers", "\(link.answers)")
    }
}

extension SurveyRecordPage.PaperLine {
    init(_ batch: PaperBatch, _ mayRun: Bool, _ t: Strings) {
        paperHref = "/satisfaction/papers/\(batch.paper)"
        told = t("satisfaction_entered", "\(batch.entered)", "\(batch.sheets)")
        enterHref =
            mayRun && batch.entered < batch.sheets ? "/satisfaction/paper-batches/\(batch.id)" : nil
    }
}

extension SurveyRecordPage.WaitingLine {
    init(_ answer: SetAsideAnswer, _ t: Strings) {
        id = answer.id
        at = answer.answeredAt?.dayAndMinute ?? ""
        why = t(answer.why.title)
        mark = GradeMark(answer.overall, t)
        part = answer.part
        traces = t("satisfaction_traces", answer.device, answer.address, answer.content)
    }
}
