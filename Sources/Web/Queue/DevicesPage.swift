import Kernel
import Queue

/// Kiosks, screens and printers, and the poster by which phones take tickets.
struct DevicesPage: Page {
    static let template = "queue/hall-devices"
    let area: Area? = .hall
    let assets = ["queue-hall.css"]

    let title: String
    let sub: String
    let tabs: [SettingsTab.Link]
    let said: String?
    let faults: [FieldFault]
    let fresh: Fresh?
    let poster: Poster?
    let posterAct: String
    let devices: [Line]
    let kinds: [Choice]
    let name: Field
    let printer: Field

    /// A device just registered: its address is shown this once.
    struct Fresh: Sendable {
        let deviceName: String
        let hint: String
        let address: String?
        let code: String?
    }

    /// The phone's address, to be put up in the hall.
    struct Poster: Sendable {
        let address: String
        let code: String
    }

    /// One device.
    struct Line: Sendable {
        let id: String
        let deviceName: String
        let kind: String
        let seen: String
        let state: String
        let color: String
        let revokeHref: String?
    }

    init(
        _ hall: Hall, _ all: [Device], new: NewDevice?, _ refusals: [Refusal], _ visit: Visit
    ) throws {
        let t = visit.t
        title = t("queue_tab_devices")
        sub = t("queue_devices_sub")
        tabs = SettingsTab.links(.devices, visit)
        said = SettingsTab.said(visit)
        faults = FieldFault.list(refusals, visit)
        fresh = try new.map { try Fresh($0, visit) }
        let code = hall.rules.phoneCode
        poster = code.isEmpty ? nil : try Poster("/q/\(code)", visit)
        posterAct = t(code.isEmpty ? "queue_phone_begin" : "queue_phone_renew")
        let now = visit.centre.clock.now()
        let door = HallDoor(hall.rules, at: now, visit.site.calendar)
        devices = all.map { Line($0, at: now, door, t) }
        let kind = visit.form.text("kind")
        kinds = Device.Kind.allCases.map {
            Choice(
                value: $0.rawValue, text: t("queue_device_\($0.rawValue)"),
                isChosen: $0.rawValue == kind)
        }
        let isNew = new != nil
        name = Field("name", isNew ? "" : visit.form.text("name"), refusals, visit)
        printer = Field("address", isNew ? "" : visit.form.text("address"), refusals, visit)
    }
}

extension DevicesPage.Fresh {
    fileprivate init(_ new: NewDevice, _ visit: Visit) throws {
        deviceName = new.device.name
        let folder: String? =
            switch new.device.kind {
            case .kiosk: "kiosks"
            case .screen: "screens"
            case .printer: nil
            }
        hint = visit.t(folder == nil ? "queue_printer_ready" : "queue_token_once")
        let path = folder.map { "/\($0)/\(new.token)" }
        address = path.map(visit.address)
        code = try path.map { try visit.code(of: $0, label: visit.t("queue_device_code")) }
    }
}

extension DevicesPage.Poster {
    fileprivate init(_ path: String, _ visit: Visit) throws {
        address = visit.address(path)
        code = try visit.code(of: path, label: visit.t("queue_phone_code"))
    }
}

extension DevicesPage.Line {
    fileprivate init(_ device: Device, at now: Instant, _ door: HallDoor, _ t: Strings) {
        id = device.id
        deviceName = device.name
        kind = t("queue_device_\(device.kind.rawValue)")
        let parts = [
            t("queue_registered_at", device.registeredAt.minuteText),
            device.seenAt.map { t("queue_device_seen", $0.minuteText) },
            device.address.isEmpty ? nil : device.address,
        ].compactMap(\.self)
        seen = parts.joined(separator: " · ")
        (state, color) = t.state(device, at: now, door)
        revokeHref =
            device.revokedAt == nil
            ? "/hall/settings/devices/\(device.id.pathEncoded)/revocations" : nil
    }
}
