import Hummingbird
import HummingbirdTesting
import Testing

extension ApplicationProtocol {
    /// Runs the server, with a browser that waits ten minutes for each answer: the twenty seconds
    /// of the framework's own client are too few on a machine that is busy with other tests.
    ///
    /// - Parameter body: is given the browser and the port, on this machine, that it came by.
    func testPatiently(
        _ body: @escaping @Sendable (Browser, Int) async throws -> Void
    ) async throws {
        try await test(.live) { client in
            let port = try #require(client.port)
            try await TestClient.withClient(
                host: "localhost", port: port, configuration: .init(timeout: .seconds(600))
            ) { patient in
                try await body(Browser { try await patient.execute($0) }, port)
            }
        }
    }
}
