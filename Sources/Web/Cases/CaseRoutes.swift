/// The worklist, and why a case is due when it is.
enum CaseRoutes {
    static let all: [Route] = []
}
