import HTTPTypes
import Hummingbird
import Kernel
import People

extension Visit {
    /// The browser's network address, as far as it can be known: through a trusted proxy, the one
    /// it names.
    var address: String {
        site.configuration.proxies.client(
            of: context.address, forwarded: request.headers[values: .forwardedFor])
    }

    /// What a visitor without a case of their own is counted by.
    var origin: String { Origin(address).key }

    /// Counts one act of a visitor.
    ///
    ///     try visit.limit(.say, token: chat.token)
    ///
    /// - Parameter token: what names the visitor's own case, where there is one; what many share,
    ///   such as the code on the hall's wall, is not it.
    /// - Throws: `TooOften`, which is answered with 429 and when to try again.
    func limit(_ act: VisitorAct, token: String? = nil) throws {
        guard site.configuration.limitsVisitors else { return }
        let now = centre.clock.now()
        let byAddress = site.limits.take(act, of: origin, act.perAddress, at: now)
        let byToken = token.flatMap {
            site.limits.take(act, of: "token \($0)", act.perToken, at: now)
        }
        if let seconds = [byAddress, byToken].compactMap(\.self).max() {
            throw TooOften(retryAfterSeconds: seconds)
        }
    }

    /// What a token leads to.
    ///
    /// - Throws: `Missing` when it leads nowhere, which counts as a guess; `TooOften` when this
    ///   address has guessed too often. Whoever names a real case is never kept from it so.
    func found<Value>(_ value: Value?) throws -> Value {
        guard let value else {
            try limit(.guess)
            throw Missing()
        }
        return value
    }
}

/// A visitor does something more often than anybody needs to.
struct TooOften: Error, Hashable {
    let retryAfterSeconds: Int

    var refusal: Refusal {
        let wait = retryAfterSeconds
        return Refusal(
            "too_often", "操作太频繁，刚才这一次没有执行。请等 \(wait) 秒再试；您之前的内容都在。",
            "That was too often, and the last one was not done. Try again in \(wait) seconds; "
                + "what you did before is kept.", conflict: true)
    }
}
