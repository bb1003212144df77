/// What happens, as it happens: server-sent events.
enum LiveRoutes {
    static let all: [Route] = []
}
