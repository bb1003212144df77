/// 帮办: visitors' chat, the assistants' console, enquiries, field visits.
enum HelpdeskRoutes {
    static let all: [Route] = []
}
