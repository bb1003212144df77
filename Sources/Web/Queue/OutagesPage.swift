import Kernel
import People
import Queue

/// When the calling system did not work, and how well it worked each day.
struct OutagesPage: Page {
    static let template = "queue/hall-outages"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let tabs: [SettingsTab.Link]
    let said: String?
    let faults: [FieldFault]
    let outages: [Line]
    let days: [DayLine]
    let mayDeclare: Bool
    let causes: [Choice]
    let begins: Field
    let ends: Field
    let why: Field

    /// One stretch without the system or a part of it.
    struct Line: Sendable {
        let begun: String
        let ended: String
        let what: String
        let cause: String
        let color: String
        let explanation: String
        let endHref: String?
    }

    /// One day that is over.
    struct DayLine: Sendable {
        let date: String
        let share: String
        let longest: String
        let kept: String
        let color: String
    }

    init(
        _ found: [Outage], _ health: [DayHealth], devices: [String: String],
        _ refusals: [Refusal], _ visit: Visit
    ) {
        let t = visit.t
        title = t("queue_health")
        sub = t("queue_health_sub")
        tabs = SettingsTab.links(.outages, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        mayDeclare = visit.signedIn?.actor.may(.manageHall) == true
        outages = found.map {
            Line($0, devices, mayEnd: visit.signedIn?.actor.may(.manageHall) == true, t)
        }
        days = health.sorted { $0.day > $1.day }.map { DayLine($0, t) }
        let cause = visit.form.text("cause")
        causes = ["unplanned", "planned"].map {
            Choice(value: $0, text: t("queue_cause_\($0)"), isChosen: $0 == cause)
        }
        let now = visit.centre.clock.now()
        func field(_ name: String, _ value: String = "") -> Field {
            Field(name, visit.form[name] ?? value, refusals, visit)
        }
        begins = field("from", "\(now.day)T\(now.hourText)")
        ends = field("until")
        why = field("reason")
    }
}

extension OutagesPage.Line {
    fileprivate init(_ outage: Outage, _ devices: [String: String], mayEnd: Bool, _ t: Strings) {
        begun = outage.from.minuteText
        ended = outage.until?.minuteText ?? t("queue_still_down")
        what = outage.device.map { devices[$0] ?? $0 } ?? t("queue_whole_system")
        cause = t("queue_cause_\(outage.cause.rawValue)")
        color = outage.until == nil ? "red" : outage.cause == .planned ? "blue" : "yellow"
        explanation = outage.reason
        let isDeclared = outage.cause == .planned || outage.cause == .unplanned
        endHref =
            mayEnd && isDeclared && outage.until == nil
            ? "/hall/outages/\(outage.id.pathEncoded)/ends" : nil
    }
}

extension OutagesPage.DayLine {
    fileprivate init(_ day: DayHealth, _ t: Strings) {
        date = "\(day.day)"
        share =
            day.openSeconds == 0
            ? "–"
            : Ratio(Int128(day.upSeconds) * 100, Int128(day.openSeconds)).text(decimals: 2) + " %"
        longest = t.minutes(day.longestOutageSeconds)
        kept = t(day.isKept ? "queue_kept" : "queue_not_kept")
        color = day.isKept ? "green" : "red"
    }
}
