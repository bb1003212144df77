import Hummingbird
import Kernel
import Mail
import NIOCore
import People

/// Reminders outside the site: the calendar behind its private address, and mail.
enum CalendarRoutes {
    static let all: [Route] = [
        .get("/calendars/{token}", .nothing, feed),
        .get("/reminders", .signedIn) { visit in
            try visit.page(RemindersPage(try await .read(visit), visit))
        },
        .post("/reminders/calendar", .signedIn, renew),
        .post("/reminders/calendar/closings", .signedIn) { visit in
            try await CalendarDesk(visit.centre).close(by: visit.actor)
            return visit.redirect("/reminders")
        },
        .post("/reminders/mail", .signedIn, choose),
        .get("/reminders/confirmations/{token}", .signedIn) { visit in
            try visit.page(ConfirmationPage(token: try visit.parameter("token"), visit))
        },
        .post("/reminders/confirmations/{token}", .signedIn, confirm),
        .post("/reminders/confirmations", .signedIn, askAgain),
        .get("/reminders/letters", .permission(.managePeople)) { visit in
            let (letters, names) = try await LettersPage.found(visit)
            return try visit.page(LettersPage(letters, names: names, visit))
        },
        .get("/reminders/letters/exports", .permission(.managePeople), export),
    ]

    /// Whoever holds the token sees what its owner's worklist holds, and nothing else.
    private static func feed(_ visit: Visit) async throws -> Response {
        var token = try visit.parameter("token")[...]
        if token.hasSuffix(".ics") { token = token.dropLast(4) }
        let (text, centre, today) = (String(token), visit.centre, visit.today)
        let (calendar, t) = (visit.site.calendar, visit.site.strings(.chinese))
        let site = visit.siteAddress
        let made = try await centre.read { reader -> ICalendar? in
            guard let owner = try reader.calendarOwner(of: text),
                let actor = try reader.activeActor(owner, on: today)
            else { return nil }
            return WorklistCalendar.make(
                try Worklist.items(for: actor, centre, reader, calendar, t),
                at: centre.clock.now(), calendar, site: site, t)
        }
        guard let made else { throw Missing() }
        return Response(
            status: .ok,
            headers: [.contentType: ICalendar.mediaType, .cacheControl: "private, no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: made.text)))
    }

    /// The address is told on the page that answers, and nowhere else.
    private static func renew(_ visit: Visit) async throws -> Response {
        let token = try await CalendarDesk(visit.centre).renew(by: visit.actor)
        var view = try await RemindersView.read(visit)
        view.newToken = token
        return try visit.page(RemindersPage(view, visit))
    }

    private static func choose(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let address = form.text("address")
        let choice = MailChoice(
            warnings: form.text("warnings") == "yes", returns: form.text("returns") == "yes")
        do {
            try await MailDesk(visit.centre).choose(
                choice, address: address, site: visit.mailedAddress, by: visit.actor)
            return visit.redirect("/reminders?saved=1")
        } catch {
            let refusals = try error.refusals()
            var view = try await RemindersView.read(visit)
            (view.address, view.choice) = (address, choice)
            return try visit.page(
                RemindersPage(view, refusals: refusals, visit),
                refusals.first?.status ?? .unprocessableContent)
        }
    }

    /// Opening a link confirms nothing: programs open the links of a mail before people do.
    private static func confirm(_ visit: Visit) async throws -> Response {
        let token = try visit.parameter("token")
        do {
            try await MailDesk(visit.centre).confirm(token, by: visit.actor)
            return visit.redirect("/reminders?confirmed=1#mail")
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                ConfirmationPage(token: token, refusals: refusals, visit),
                refusals.first?.status ?? .conflict)
        }
    }

    private static func askAgain(_ visit: Visit) async throws -> Response {
        do {
            guard let site = visit.mailedAddress else { return visit.redirect("/reminders") }
            try await MailDesk(visit.centre).askAgain(site: site, by: visit.actor)
            return visit.redirect("/reminders?asked=1#mail")
        } catch {
            let refusals = try error.refusals()
            return try visit.page(
                RemindersPage(try await .read(visit), refusals: refusals, visit),
                refusals.first?.status ?? .conflict)
        }
    }

    private static func export(_ visit: Visit) async throws -> Response {
        let t = visit.t
        let (letters, names) = try await LettersPage.found(visit)
        let columns = [
            ExportColumn(t("letter_queued"), .instant), ExportColumn(t("letter_who")),
            ExportColumn(t("letter_subject")), ExportColumn(t("state")),
            ExportColumn(t("letter_sent"), .instant), ExportColumn(t("letter_note")),
        ]
        return try await visit.export(t("letters_title"), columns) { sheet in
            for letter in letters {
                let line = RemindersPage.LetterLine(letter, who: "", t)
                try sheet.add([
                    .instant(letter.queuedAt), .text(Names.of(letter.account, names, t)),
                    .text(letter.subject), .text(line.mark.word),
                    .maybe(letter.sentAt, ExportValue.instant), .text(letter.fault ?? ""),
                ])
            }
        }
    }
}
