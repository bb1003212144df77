import Foundation

/// How many files and connections the process may have open.
package enum OpenFiles {
    /// Takes as many as the system allows; its usual thousand would be used up by a thousand open
    /// pages.
    package static func raise() {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        _ = setrlimit(files, &limit)
    }
}
