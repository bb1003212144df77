import Kernel

extension WorkCalendar {
    /// All that is published, made once.
    static let published = WorkCalendar()
}
