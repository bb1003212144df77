import Dispatch

/// Where files that people send are read, one piece of work after another and away from the threads
/// that serve pages: a table of a million rows keeps nobody else waiting.
final class ReadingLane: TaskExecutor {
    private let queue = DispatchQueue(label: "zhunxing.reading")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
