import Kernel
import Testing

@testable import People

@Suite struct SessionCacheTests {
    private let now = Instant(milliseconds: 1_772_413_200_000)

    private func keep(_ digest: String, of id: String = "1", in cache: SessionCache) {
        cache.keep(
            signedIn(id), digest, from: now, endsAt: now + 3600, after: cache.revocations)
    }

    private func signedIn(_ id: String) -> SignedIn {
        SignedIn(
            actor: Actor(id: id, roles: [.clerk]), name: "张伟", login: "zhang.wei", csrf: "",
            mustChangePassword: false)
    }

    @Test func `a session is remembered for five seconds`() {
        let cache = SessionCache()
        keep("a", in: cache)
        #expect(cache.find("a", at: now) != nil)
        #expect(cache.find("a", at: Instant(milliseconds: now.milliseconds + 4999)) != nil)
        #expect(cache.find("a", at: now + 5) == nil)
        #expect(cache.count == 0)
    }

    @Test func `no session is remembered beyond its end`() {
        let cache = SessionCache()
        cache.keep(signedIn("1"), "a", from: now, endsAt: now + 2, after: 0)
        #expect(cache.find("a", at: now + 1) != nil)
        #expect(cache.find("a", at: now + 2) == nil)
    }

    @Test func `a clock that goes back forgets what it has yet to see`() {
        let cache = SessionCache()
        keep("a", in: cache)
        #expect(cache.find("a", at: now + -1) == nil)
    }

    @Test func `what was read before a revocation is not remembered after it`() {
        let cache = SessionCache()
        let before = cache.revocations
        cache.revokeAll(of: "1")
        cache.keep(signedIn("1"), "a", from: now, endsAt: now + 3600, after: before)
        #expect(cache.find("a", at: now) == nil)
    }

    @Test func `revoking an account forgets its sessions and no others`() {
        let cache = SessionCache()
        keep("a", in: cache)
        keep("b", in: cache)
        keep("c", of: "2", in: cache)
        cache.revokeAll(of: "1")
        #expect(cache.find("a", at: now) == nil)
        #expect(cache.find("b", at: now) == nil)
        #expect(cache.find("c", at: now) != nil)
        cache.revoke("c")
        #expect(cache.find("c", at: now) == nil)
    }

    @Test func `no more sessions are remembered than the limit`() {
        let cache = SessionCache(limit: 10)
        for number in 0..<1000 {
            keep("\(number)", in: cache)
            #expect(cache.count <= 10)
        }
    }
}
