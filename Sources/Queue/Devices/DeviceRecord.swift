import Kernel

extension Reader {
    private static let deviceColumns: SQL = """
        d.id, d.kind, d.name, d.address, d.registered_at, d.revoked_at, d.seen_at,
        d.unprinted_since, d.unprinted_reason, o.begins_at AS silent_since
        """

    func devices() throws -> [Device] {
        try rows(
            """
            SELECT \(part: Self.deviceColumns) FROM queue_device d
            LEFT JOIN queue_outage o ON o.id = d.outage ORDER BY d.kind, d.name, d.id
            """
        ).map(Device.init(row:))
    }

    func device(_ id: Device.ID) throws -> Device? {
        try first(
            """
            SELECT \(part: Self.deviceColumns) FROM queue_device d
            LEFT JOIN queue_outage o ON o.id = d.outage WHERE d.id = \(id)
            """
        ).map(Device.init(row:))
    }

    /// The device whose token has this digest; nil when revoked.
    func device(token digest: String) throws -> Device? {
        try first(
            """
            SELECT \(part: Self.deviceColumns) FROM queue_device d
            LEFT JOIN queue_outage o ON o.id = d.outage
            WHERE d.token = \(digest) AND d.revoked_at IS NULL
            """
        ).map(Device.init(row:))
    }
}

extension Device {
    fileprivate init(row: Row) throws {
        let since: Instant? = try row("unprinted_since")
        try self.init(
            id: row("id"), kind: row.word("kind"), name: row("name"),
            registeredAt: row("registered_at"), revokedAt: row("revoked_at"),
            seenAt: row("seen_at"), silentSince: row("silent_since"), address: row("address"),
            unprinted: since.map { try Unprinted(since: $0, reason: row("unprinted_reason")) })
    }
}

extension Transaction {
    func add(_ device: Device, token digest: String) throws {
        try run(
            """
            INSERT INTO queue_device (id, kind, name, address, token, registered_at)
            VALUES (\(device.id), \(device.kind.rawValue), \(device.name), \(device.address),
                \(digest), \(device.registeredAt))
            """)
    }

    /// Keeps a heartbeat, and ends the device's outage if it had one.
    func noteBeat(of device: Device.ID) throws {
        let row = try first(
            """
            UPDATE queue_device SET seen_at = \(instant) WHERE id = \(device)
            RETURNING outage
            """)
        let outage: String? = try row?("outage")
        if outage != nil { try endOutage(of: device) }
    }

    /// Ends what a device was out of order for, if it was.
    func endOutage(of device: Device.ID) throws {
        let row = try first("SELECT outage FROM queue_device WHERE id = \(device)")
        guard let id: String = try row?("outage") else { return }
        try run("UPDATE queue_device SET outage = NULL WHERE id = \(device)")
        try end(outage: id)
    }
}
