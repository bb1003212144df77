import Foundation
import Hummingbird
import Kernel
import Performance

/// What a submission froze as files to take away, each at an address that never gives another.
///
/// They are made from the frozen document alone, so that they say the same for ever, whatever is
/// corrected later.
enum FrozenFile {
    /// `GET /evaluations/{year}/{project}/rounds/{round}/{format}`.
    static func evaluation(_ visit: Visit) async throws -> Response {
        let question = try EvaluationQuestion(visit)
        let (centre, number) = (visit.centre, try number(visit))
        let found = try await centre.read { reader -> EvaluationReport? in
            guard
                let evaluation = try reader.evaluation(
                    of: question.project, year: question.year),
                let round = try reader.rounds(of: evaluation.id).first(where: {
                    $0.round == number
                })
            else { return nil }
            return try centre.frozen(round)
        }
        guard let found else { throw Missing() }
        let name = "\(found.year)年度\(PrintedForm.title(of: .selfEvaluation)) \(found.project)"
        return try await answer(
            PrintedPaper(found), try found.document(), "\(name) 第\(number)次提交", visit)
    }

    /// `GET /monitoring/{year}/{month}/{project}/rounds/{round}/{format}`.
    static func month(_ visit: Visit) async throws -> Response {
        let question = try MonthQuestion(visit)
        let (centre, number) = (visit.centre, try number(visit))
        let found = try await centre.read { reader -> MonitoringReport? in
            guard
                let monitoring = try reader.monitoring(
                    of: question.project, year: question.year, month: question.month),
                let round = try reader.rounds(ofMonitoring: monitoring.id).first(where: {
                    $0.round == number
                })
            else { return nil }
            return try centre.frozen(round)
        }
        guard let found else { throw Missing() }
        let name =
            "\(found.year)年1–\(found.month)月\(PrintedForm.title(of: .monitoring)) \(found.project)"
        return try await answer(
            PrintedPaper(found), try found.document(), "\(name) 第\(number)次提交", visit)
    }

    /// The ways to take a submission away.
    ///
    /// - Parameter path: the page that the submission is shown on.
    static func links(_ path: String, round: Int, _ t: Strings) -> [Reference] {
        PaperFormat.papers.map {
            Reference(
                href: "\(path)/rounds/\(round)/\($0.rawValue)",
                text: t("paper_frozen", t("paper_\($0.rawValue)")))
        }
    }

    private static func number(_ visit: Visit) throws -> Int {
        guard let number = Int(try visit.parameter("round")) else { throw Missing() }
        return number
    }

    private static func answer(
        _ paper: PrintedPaper, _ document: Data, _ name: String, _ visit: Visit
    ) async throws -> Response {
        guard let format = PaperFormat(rawValue: try visit.parameter("format")) else {
            throw Missing()
        }
        return try await visit.download("\(name).\(format.rawValue)", format.mediaType) { path in
            try await paper.write(as: format, data: document, to: path)
        }
    }
}
