import Foundation
import Kernel
import Synchronization

/// A port of this machine that nobody else is given while it is held. Nothing answers there, as at
/// a device that is switched off, unless a server that shares addresses is told to listen there.
package final class HeldPort: Sendable {
    package let number: Int
    private let descriptor: Mutex<Int32?>

    package init() throws {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw Fault("no socket: \(String(cString: strerror(errno)))") }
        var shares: Int32 = 1
        setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &shares, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutableBytes(of: &address) { bytes -> Int32 in
            guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
                return -1
            }
            guard bind(descriptor, address, length) == 0 else { return -1 }
            return getsockname(descriptor, address, &length)
        }
        guard code == 0 else {
            let why = String(cString: strerror(errno))
            close(descriptor)
            throw Fault("no free port: \(why)")
        }
        self.descriptor = Mutex(descriptor)
        number = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { release() }

    /// Lets go of it.
    package func release() {
        let descriptor = descriptor.withLock { held in
            defer { held = nil }
            return held
        }
        if let descriptor { close(descriptor) }
    }
}
