import CSodium
import Dispatch
import Kernel
import Testing

@testable import People

@Suite struct PasswordHasherTests {
    private let hasher = PasswordHasher()

    @Test func `a digest is Argon2id, two passes over 64 MiB, another each time`() async throws {
        let first = try await hasher.hash(Password("a river at night"))
        let second = try await hasher.hash(Password("a river at night"))
        #expect(first.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        #expect(first != second)
        #expect(try await hasher.verify(Password("a river at night"), against: first))
        #expect(try await !hasher.verify(Password("a river at noon"), against: first))
    }

    @Test func `the decoy costs what a real digest costs and no password has it`() async throws {
        let code = crypto_pwhash_str_needs_rehash(
            PasswordHasher.decoy, UInt64(crypto_pwhash_opslimit_interactive()),
            crypto_pwhash_memlimit_interactive())
        #expect(code == 0)
        #expect(try await !hasher.verify(Password(""), against: PasswordHasher.decoy))
    }

    @Test func `checking against the decoy is work too`() async throws {
        let time = try await ContinuousClock().measure {
            _ = try await hasher.verify(Password("wrong wrong"), against: PasswordHasher.decoy)
        }
        // No machine fills 64 MiB twice faster; a digest that does not parse is answered at once.
        #expect(time > .milliseconds(5))
    }

    @Test func `whoever comes when too many wait is asked to come again`() async throws {
        let hasher = PasswordHasher(limit: 2)
        let gate = DispatchSemaphore(value: 0)
        let (begins, begin) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try await hasher.work {
                        begin.yield()
                        gate.wait()
                    }
                }
            }
            for await _ in begins.prefix(2) {}
            let refusal = await #expect(throws: Refusal.self) {
                try await hasher.hash(Password("a river at night"))
            }
            #expect(refusal?.code == "sign_in_busy")
            for _ in 0..<2 { gate.signal() }
            try await group.waitForAll()
        }
        _ = try await hasher.hash(Password("the lanes are free again"))
    }
}
