import Foundation
import Hummingbird
import Kernel
import Logging
import NIOCore

extension Visit {
    /// What somebody sees when their request was not done: words for a refusal, a number for a
    /// fault.
    func answer(to error: any Error) async throws -> Response {
        var response = try await answerInWords(to: error)
        if let tooOften = error as? TooOften {
            response.headers[.retryAfter] = "\(tooOften.retryAfterSeconds)"
        }
        if error is NIOTooManyBytesError || isEndless { partAfter(&response) }
        return response
    }

    private func answerInWords(to error: any Error) async throws -> Response {
        let (status, refusals) = judge(error)
        if route.isForPrograms { return try problem(status, refusals) }
        if let refusal = refusals.first {
            if refusal.code == Refusal.notSignedIn.code { return try signInFirst() }
            if refusal.code == Refusal.passwordDue.code { return redirect("/account/password") }
        }
        var response = try page(ErrorPage(status, refusals, self), status)
        // Nobody stands behind a kiosk or a screen: it begins again by itself.
        if let start = ErrorPage.start(self) { response.headers[.refresh] = "20; url=\(start)" }
        return response
    }

    /// The status a failure is answered with, and the words for it; a fault is logged here, and
    /// only its number goes out.
    private func judge(_ error: any Error) -> (HTTPResponse.Status, [Refusal]) {
        switch error {
        case let refusal as Refusal: (refusal.status, [refusal])
        case let refusals as Refusals:
            (refusals.all.first?.status ?? .unprocessableContent, refusals.all)
        case let tooOften as TooOften: (.tooManyRequests, [tooOften.refusal])
        case is Missing: (.notFound, [.nothingHere])
        case is Withdrawn: (.gone, [.withdrawn])
        case let error as NIOTooManyBytesError:
            (.contentTooLarge, [.tooLarge(error.maxBytes)])
        case let error as HTTPError where error.status.code < 500:
            (error.status, [error.status == .notFound ? .nothingHere : .badRequest])
        default: (.internalServerError, [fault(error)])
        }
    }

    private func fault(_ error: any Error) -> Refusal {
        let number = Identifier.make(at: centre.clock.now()).suffix(8).uppercased()
        context.logger.error(
            "fault",
            metadata: [
                "reference": "\(number)", "route": "\(route.path)", "error": "\(error)",
            ])
        return .fault(number)
    }

    private func signInFirst() throws -> Response {
        // A form that came too late goes back to the page it was on.
        let path =
            request.method == .get || request.method == .head
            ? request.uri.description : refererPath
        return redirect("/sign-in?return=\(localPath(path).queryEncoded)")
    }

    private var refererPath: String {
        guard let referer = request.headers[.referer], let url = URL(string: referer) else {
            return "/"
        }
        return url.path
    }

    private func problem(_ status: HTTPResponse.Status, _ refusals: [Refusal]) throws -> Response {
        try json(Problem(refusals.isEmpty ? [.badRequest] : refusals), status)
    }
}

/// Refusals as programs read them: the first, and all.
private struct Problem: Encodable {
    let error: Told?
    let errors: [Told]

    struct Told: Encodable {
        let code: String
        let messageZh: String
        let messageEn: String
        let place: String?
    }

    init(_ refusals: [Refusal]) {
        errors = refusals.map {
            Told(
                code: $0.code, messageZh: $0.words.zh, messageEn: $0.words.en, place: $0.place)
        }
        error = errors.first
    }
}

extension Refusal {
    /// 401, 403, 404 and 413 have their own meaning; else 409 for the state of things, 422 for
    /// what was sent.
    var status: HTTPResponse.Status {
        switch code {
        case "not_signed_in", "sign_in_refused", "key_refused": .unauthorized
        case "not_allowed", "cross_site", "stale_form", "password_due": .forbidden
        case "no_such_entry", "no_such_account", "nothing_declared", "no_such_ticket",
            "no_such_device", "no_such_counter", "no_such_call", "no_such_appointment",
            "no_such_outage", "no_such_conversation", "no_such_enquiry", "no_such_visit",
            "no_such_canned_answer", "no_such_publication", "no_such_key", "no_such_indicator",
            "no_such_evaluation", "no_such_version", "no_such_delegation", "no_such_draft":
            .notFound
        case "too_large_upload": .contentTooLarge
        case "sign_in_limited", "too_many_streams", "too_many_tickets", "too_many_starts",
            "too_fast":
            .tooManyRequests
        case "bad_request": .badRequest
        default: conflict ? .conflict : .unprocessableContent
        }
    }

    static let notSignedIn = Refusal(
        "not_signed_in", "请先登录。", "Please sign in.", conflict: true)

    static let passwordDue = Refusal(
        "password_due", "请先修改一次性密码。", "Choose a password of your own first.",
        conflict: true)

    static let nothingHere = Refusal(
        "nothing_here", "这里没有内容。地址可能写错了，或者记录不存在。",
        "There is nothing here. The address may be wrong, or there is no such record.")

    static let withdrawn = Refusal(
        "withdrawn", "这一版已经撤回，原因见它的页面。",
        "This version was withdrawn; its page says why.")

    static let badRequest = Refusal(
        "bad_request", "请求的格式不对。", "The request is not well formed.")

    static func fault(_ number: String) -> Refusal {
        Refusal(
            "fault", "系统出了故障，没有保存任何内容。请把编号 \(number) 告诉管理员。",
            "The system failed, and nothing was saved. Tell an administrator the number \(number).",
            at: number)
    }
}
