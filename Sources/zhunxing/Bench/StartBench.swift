import Foundation
import Kernel
import People

/// How long a first start on an empty directory takes, until the first answer.
struct StartBench {
    func run() async throws -> [Finding] {
        var times: [Double] = []
        for _ in 0..<5 {
            let place = try BenchCentre()
            defer { place.remove() }
            let start = ContinuousClock.now
            let server = try await ServerProcess(data: place.path)
            times.append((ContinuousClock.now - start).seconds)
            server.stop()
        }
        return [
            Finding(
                name: "first start on an empty directory", figure: "\(times.median.short) s",
                goal: "< 1 s")
        ]
    }
}

/// What a server holds in memory once it has answered for a large centre.
struct ServerMemory {
    let place: BenchCentre

    func finding(entries: Int) async throws -> Finding {
        let centre = try place.options.open()
        _ = try await AccountDesk(centre).add(
            login: SignedInClient.login, name: "Bench", roles: [.performanceOfficer],
            password: SignedInClient.password, by: .operator)
        try centre.store.close()
        let server = try await ServerProcess(data: place.path)
        defer { server.stop() }
        let client = try await SignedInClient(server)
        for _ in 0..<20 {
            for path in ["/years/2025?as_of=2025-10-17", "/register", "/journal"] {
                let status = try await server.fetch(path, cookie: client.cookie).status
                guard status == 200 else { throw Fault("\(path) answered \(status)") }
            }
        }
        return Finding(
            name: "resident memory at \(entries) entries",
            figure: "\(try server.residentMiB().short) MiB", goal: "< 120 MiB")
    }
}
