import Finance
import Helpdesk
import Kernel
import Mail
import People
import Performance
import Queue
import Register
import Satisfaction

extension Module {
    /// Everything the centre is made of, in the order their tables depend on each other.
    static let all: [Module] = [
        .kernel, .people, .register, .queue, .helpdesk, .satisfaction, .finance,
        .performance, .mail,
    ]
}
