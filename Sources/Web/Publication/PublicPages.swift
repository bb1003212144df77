import Kernel
import Performance

/// Every year that was made public.
struct PublicYearsPage: Page {
    static let template = "publication/years"
    let frame: Frame = .visitor
    let assets = ["publication.css"]

    let title: String
    let years: [Year]

    /// A year with its versions, the newest first.
    struct Year: Sendable {
        let href: String
        let text: String
        let versions: [PublicVersion]
    }

    init(_ all: [Publication], _ visit: Visit) {
        let t = visit.t
        title = t("publication_all")
        years = all.chunked { $0.year }.map { year, versions in
            Year(
                href: "/public/years/\(year)", text: t("year_title", "\(year)"),
                versions: versions.map { PublicVersion($0, current: nil, t) })
        }
    }
}

/// The note in the place of a version that was withdrawn.
struct WithdrawnPage: Page {
    static let template = "publication/withdrawn"
    let frame: Frame = .visitor
    let assets = ["publication.css"]

    let title: String
    let reason: String
    let note: String
    let versions: [PublicVersion]

    init(_ found: Publication, _ all: [Publication], _ visit: Visit) {
        let t = visit.t
        title = t("publication_title", "\(found.year)", t(found.stage.title))
        reason = found.withdrawal?.reason ?? ""
        note = t(
            "publication_withdrawn_note", "\(found.version)", "\(found.publishedAt.day)",
            "\(found.changedAt.day)")
        versions = all.map { PublicVersion($0, current: found, t) }
    }
}

/// The columns of the open data, for whoever wants to use it.
struct OpenDataPage: Page {
    static let template = "publication/data"
    let frame: Frame = .visitor
    let assets = ["publication.css"]

    let title: String
    let tables: [Table]

    /// One file with its columns.
    struct Table: Sendable {
        let name: String
        let columns: [Column]
    }

    /// One column.
    struct Column: Sendable {
        let name: String
        let words: String
    }

    init(_ visit: Visit) {
        title = visit.t("publication_data_title")
        tables = [
            ("indicators.csv", PublicationFile.indicatorColumns),
            ("projects.csv", PublicationFile.projectColumns),
        ].map { name, columns in
            Table(
                name: name,
                columns: columns.map {
                    Column(name: $0, words: visit.t("publication_column_\($0)"))
                })
        }
    }
}
