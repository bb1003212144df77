import CPostgres
import Dispatch
import Kernel

/// Hears of other processes' commits, on a connection of its own that is made anew after a loss.
///
/// All of it happens on one serial queue, which is what makes it safe to send.
final class PostgresListener: @unchecked Sendable {
    private let address: PostgresAddress
    private let woken: @Sendable () -> Void
    private let queue = DispatchQueue(label: "zhunxing.postgres.listener")
    private var source: (any DispatchSourceRead)?
    private var isClosed = false
    private var lossesInARow = 0

    init(_ address: PostgresAddress, _ woken: @escaping @Sendable () -> Void) {
        self.address = address
        self.woken = woken
    }

    func start() { queue.async { self.connect() } }

    func close() {
        queue.sync {
            isClosed = true
            drop()
        }
    }

    private func connect() {
        guard !isClosed else { return }
        do {
            let session = try PostgresSession(address)
            try session.command("LISTEN \(address.channel)")
            hear(session)
            lossesInARow = 0
            // What was committed while nobody listened.
            woken()
        } catch { connectLater() }
    }

    private func hear(_ session: PostgresSession) {
        let ear = Ear(session)
        let source = DispatchSource.makeReadSource(
            fileDescriptor: PQsocket(session.link), queue: queue)
        source.setEventHandler { [weak self] in self?.take(ear) }
        // The session is kept, and its socket open, until the source has let go of it.
        source.setCancelHandler { ear.close() }
        self.source = source
        source.resume()
    }

    private func take(_ ear: Ear) {
        let senders = ear.senders()
        if senders.contains(where: { $0 != address.origin }) { woken() }
        guard !ear.isAlive else { return }
        drop()
        connectLater()
    }

    private func drop() {
        source?.cancel()
        source = nil
    }

    /// After a quarter of a second at first, and at most every 5 seconds.
    private func connectLater() {
        lossesInARow += 1
        let milliseconds = min(250 * lossesInARow, 5000)
        queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
            self?.connect()
        }
    }
}

/// The session that listens; touched on the listener's queue only.
private final class Ear: @unchecked Sendable {
    private var session: PostgresSession?

    init(_ session: PostgresSession) { self.session = session }

    var isAlive: Bool { session?.isAlive ?? false }

    func close() { session = nil }

    /// Whose notifications have come in.
    func senders() -> [String] {
        guard let link = session?.link else { return [] }
        PQconsumeInput(link)
        var senders: [String] = []
        while let notification = PQnotifies(link) {
            senders.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return senders
    }
}
