/// Addresses.
enum EvaluationRoutes {
    static let all: [Route] = []
}
