import Kernel
import People
import Performance
import Register

extension Module {
    /// Everything the centre is made of, in the order their tables depend on each other.
    static let all: [Module] = [.kernel, .people, .register, .performance]
}
