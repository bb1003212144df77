import Hummingbird
import Kernel
import People
import Register

/// The entries of a measure, all that a search finds, to take away.
enum RegisterExport {
    static let all: [Route] = [
        .get("/register/measures/{name}/exports", .permission(.seeRegister), export)
    ]

    private static func export(_ visit: Visit) async throws -> Response {
        let (name, centre) = (try visit.parameter("name"), visit.centre)
        guard let measure = try await centre.read({ try centre.measures($0)[name] }) else {
            throw Missing()
        }
        let search = visit.query("search") ?? ""
        return try await visit.export(
            visit.t(measure.title), columns(visit.t),
            of: { try $0.entries(of: name, containing: search, before: $1, limit: $2) },
            place: \.sequence, people: { [$0.recordedBy] }
        ) { cells($0, $1, visit.t) }
    }

    private static func columns(_ t: Strings) -> [ExportColumn] {
        [
            ExportColumn(t("day"), .day), ExportColumn(t("amount"), .number),
            ExportColumn(t("whole"), .number), ExportColumn(t("about")),
            ExportColumn(t("document")), ExportColumn(t("note_field")),
            ExportColumn(t("insight_parts")),
            ExportColumn(t("actor")), ExportColumn(t("reason")),
            ExportColumn(t("journal_entry"), .number),
        ]
    }

    private static func cells(
        _ entry: RegisterEntry, _ names: [String: String], _ t: Strings
    ) -> [ExportValue] {
        [
            .day(entry.day), .number(entry.amount), .maybe(entry.whole, ExportValue.number),
            .text(entry.about), .text(entry.document), .text(entry.note),
            .text(entry.parts.joined(separator: " | ")),
            .text(Names.of(entry.recordedBy, names, t)), .text(entry.correction?.reason ?? ""),
            .number(Quantity(Int(entry.sequence))),
        ]
    }
}
