/// 帮办: visitors' questions, the assistants' desk, enquiries, visits to businesses.
enum HelpdeskRoutes {
    static let all: [Route] =
        VisitorRoutes.all + ConsoleRoutes.all + DeskRoutes.all + HelpOverviewRoutes.all
        + HelpSettingsRoutes.all + CannedRoutes.all + EnquiryRoutes.all + FieldVisitRoutes.all
        + TranscriptRoutes.all
}
