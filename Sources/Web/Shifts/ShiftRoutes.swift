/// 排班: who works where and when.
enum ShiftRoutes {
    static let all: [Route] = []
}
