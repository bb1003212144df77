import Hummingbird
import Kernel
import Logging
import NIOCore
import People

/// The pages and the JSON interface of a centre, ready to be served.
///
/// - Throws: `Fault` when a template, a text or an asset that belongs to the program is missing.
package func buildApplication(
    centre: Centre, accounts: AccountDesk, configuration: WebConfiguration,
    logger: Logger = Logger(label: "zhunxing.web"),
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let site = try Site(centre: centre, accounts: accounts, configuration: configuration)
    return Application(
        router: buildRouter(site),
        server: .http1(
            configuration: .init(idleTimeout: .seconds(Int64(configuration.idleSeconds)))),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port)),
        onServerRunning: { channel in
            // Whoever waits for what will happen would keep a stopping server waiting.
            channel.closeFuture.whenComplete { _ in site.live.close() }
            await onServerRunning(channel)
        }, logger: logger)
}

/// Every route of the table, with what guards all of them.
package func buildRouter(_ site: Site) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Guard(site: site))
    for route in Route.all {
        router.on(RouterPath(route.path), method: route.method) { request, context in
            try await site.answer(route, request, context)
        }
    }
    return router
}
