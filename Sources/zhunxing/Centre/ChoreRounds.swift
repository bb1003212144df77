import Kernel
import Logging
import ServiceLifecycle

/// Does what the centre does by itself, each chore at its own pace, while the server runs.
///
/// A chore is never done twice at once in this process; one that fails is logged and done again
/// when it is next due. Other processes of the same centre do the same chores.
struct ChoreRounds: Service {
    let centre: Centre
    /// What this process does besides, such as sending mail.
    var others: [Chore] = []
    var logger = Logger(label: "zhunxing.chores")
    /// How long a second of a chore's pace lasts; tests have no time.
    var second: Duration = .seconds(1)

    /// Runs until the server is asked to stop, and lets what is under way finish.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for chore in centre.chores + others {
                    group.addTask { await goRound(chore) }
                }
            }
        }
    }

    private func goRound(_ chore: Chore) async {
        while !Task.isCancelled {
            // Not a child of the cancelled task: a stopping server must not cut a write short.
            await Task { await run(chore) }.value
            try? await Task.sleep(for: second * max(chore.everySeconds, 1))
        }
    }

    private func run(_ chore: Chore) async {
        do { try await chore.run(centre) } catch {
            logger.error(
                "a chore failed", metadata: ["chore": "\(chore.name)", "error": "\(error)"])
        }
    }
}
