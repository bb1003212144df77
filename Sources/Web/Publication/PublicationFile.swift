import Kernel
import Performance

/// A published version as data; its columns stay as they are, new ones come after the last.
enum PublicationFile: String, CaseIterable {
    case json = "data.json"
    case indicators = "indicators.csv"
    case projects = "projects.csv"

    var mediaType: String {
        self == .json ? "application/json" : "text/csv; charset=utf-8; header=present"
    }

    static let indicatorColumns = [
        "year", "version", "stage", "project", "level1", "level2", "indicator", "comparator",
        "target", "unit", "weight", "actual", "points",
    ]

    static let projectColumns = [
        "year", "version", "stage", "project", "nature", "category", "department", "unit",
        "budget", "budget_fiscal", "budget_carry_over", "budget_other", "spent",
        "execution_rate", "execution_points", "points", "grade",
    ]

    /// UTF-8 without a mark, lines ended as RFC 4180 says.
    func csv(_ published: PublishedYear) throws -> String {
        let rows = self == .projects ? projects(published) : indicators(published)
        let header = self == .projects ? Self.projectColumns : Self.indicatorColumns
        return ([header] + rows)
            .map { $0.map(CSV.field).joined(separator: ",") + "\r\n" }.joined()
    }

    private func indicators(_ published: PublishedYear) -> [[String]] {
        published.projects.flatMap { project in
            project.indicators.map { line in
                [
                    "\(published.year)", "\(published.version)", published.stage.rawValue,
                    project.name, line.level1, line.level2, line.name, line.comparator ?? "",
                    line.target, line.unit, line.weight ?? "", line.actual ?? "",
                    line.points ?? "",
                ]
            }
        }
    }

    private func projects(_ published: PublishedYear) -> [[String]] {
        published.projects.map { project in
            [
                "\(published.year)", "\(published.version)", published.stage.rawValue,
                project.name, project.nature, project.category, project.department, project.unit,
                project.budget ?? "", project.budgetFiscal ?? "", project.budgetCarryOver ?? "",
                project.budgetOther ?? "", project.spent ?? "", project.executionRate ?? "",
                project.executionPoints ?? "", project.points ?? "", project.grade ?? "",
            ]
        }
    }
}

/// What was published at this address has been withdrawn.
struct Withdrawn: Error {}
