import CSodium
import Dispatch
import Kernel
import Synchronization

/// Makes and checks Argon2id digests of passwords, away from the threads that serve pages.
///
/// At most two are worked on at once, so that a morning's sign-ins cost 128 MiB and two cores, and
/// pages go on being served.
final class PasswordHasher: Sendable {
    /// What it costs to check one password, or to guess one.
    struct Cost: Sendable {
        let passes: UInt64
        let bytes: Int

        /// libsodium's interactive limits, 2 passes over 64 MiB; one lane, 16 bytes of salt, a
        /// digest of 32 bytes.
        static let interactive = Cost(
            passes: UInt64(crypto_pwhash_opslimit_interactive()),
            bytes: crypto_pwhash_memlimit_interactive())
    }

    /// A digest that no password has, of the same cost as a real one: checking against it takes
    /// as long for a login that does not exist as for one that does.
    static let decoy =
        "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
        + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    private let cost: Cost
    private let limit: Int
    private let lanes = (0..<2).map { DispatchQueue(label: "people.password.\($0)") }
    private let waiting = Mutex([0, 0])

    /// - Parameter limit: how many may wait before more are refused: about ten seconds' work.
    init(cost: Cost = .interactive, limit: Int = 256) {
        self.cost = cost
        self.limit = limit
    }

    /// - Throws: `sign_in_busy` when too many wait already; `Fault` without memory.
    func hash(_ password: Password) async throws -> String {
        let cost = cost
        return try await work {
            var digest = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
            let length = UInt64(password.text.utf8.count)
            let code = crypto_pwhash_str(
                &digest, password.text, length, cost.passes, cost.bytes)
            guard code == 0 else { throw Fault("Argon2id found no memory to work in") }
            let bytes = digest.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Whether the digest is the password's.
    ///
    /// - Throws: `sign_in_busy` when too many wait already.
    func verify(_ password: Password, against digest: String) async throws -> Bool {
        try await work {
            let length = UInt64(password.text.utf8.count)
            return crypto_pwhash_str_verify(digest, password.text, length) == 0
        }
    }

    /// Does this in the shorter of the two lanes.
    ///
    /// - Throws: what `act` throws; `sign_in_busy` when too many wait already.
    func work<Value: Sendable>(
        _ act: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        guard sodium_init() >= 0 else { throw Fault("libsodium does not start") }
        let lane = try takeLane()
        return try await withCheckedThrowingContinuation { continuation in
            lanes[lane].async {
                let result = Result { try act() }
                self.waiting.withLock { $0[lane] -= 1 }
                continuation.resume(with: result)
            }
        }
    }

    private func takeLane() throws(Refusal) -> Int {
        let lane = waiting.withLock { waiting -> Int? in
            guard waiting[0] + waiting[1] < limit else { return nil }
            let shorter = waiting[0] <= waiting[1] ? 0 : 1
            waiting[shorter] += 1
            return shorter
        }
        guard let lane else { throw .signInBusy }
        return lane
    }
}

extension Refusal {
    fileprivate static let signInBusy = Refusal(
        "sign_in_busy", "此刻登录的人太多，请过十秒再试。",
        "Too many people are signing in at this moment. Try again in ten seconds.",
        conflict: true)
}
