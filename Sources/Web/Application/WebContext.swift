import Hummingbird
import NIOCore

/// What is known of a request besides what it says: where it comes from.
package struct WebContext: RequestContext {
    /// What Hummingbird keeps for a request.
    package var coreContext: CoreRequestContextStorage
    /// The browser's network address, or `unknown`.
    let address: String
    /// The connection itself, for who may have to end it.
    let channel: any Channel

    /// Takes the address from the connection.
    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        address = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
