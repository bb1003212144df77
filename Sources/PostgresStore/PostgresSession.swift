import CPostgres
import Kernel

/// One conversation with the server, from connecting until it is lost or closed.
final class PostgresSession {
    let link: OpaquePointer
    private var names: [Prepared: String] = [:]
    private static let preparedLimit = 256

    /// A statement is prepared anew for other types: the same text with a NULL, for one.
    private struct Prepared: Hashable {
        let text: String
        let types: [UInt32]
    }

    /// - Throws: `Fault` when the server cannot be reached, lets nobody in, or is not fit.
    init(_ address: PostgresAddress) throws {
        guard let link = Self.connect(address.connectionOptions) else {
            throw Fault("PostgreSQL: no memory for a connection")
        }
        self.link = link
        guard PQstatus(link) == CONNECTION_OK else {
            throw Fault("cannot connect to PostgreSQL: \(address.discreet(complaint))")
        }
        // Its default would print notices to the program's own standard error.
        PQsetNoticeProcessor(link, { _, _ in }, nil)
        guard PQserverVersion(link) >= 150_000 else {
            throw Fault(
                "PostgreSQL 15 or newer is needed, this is \(PQserverVersion(link) / 10_000)")
        }
        let encoding = PQparameterStatus(link, "server_encoding").map { String(cString: $0) } ?? ""
        guard encoding == "UTF8" else {
            throw Fault("the PostgreSQL database must be encoded in UTF8, this is \(encoding)")
        }
        // A process that stops in mid-transaction must not hold up the whole centre.
        try command(
            """
            SET search_path TO "\(address.schema)"; SET synchronous_commit = on;
            SET standard_conforming_strings = on; SET jit = off; SET lock_timeout = '30s';
            SET idle_in_transaction_session_timeout = '60s'
            """)
    }

    deinit { PQfinish(link) }

    private static func connect(
        _ options: [(keyword: String, value: String)]
    ) -> OpaquePointer? {
        let texts = options.map { (Array($0.keyword.utf8CString), Array($0.value.utf8CString)) }
        let keywords = texts.map { $0.0 }.joined()
        let values = texts.map { $0.1 }.joined()
        return Array(keywords).withUnsafeBufferPointer { keywords in
            Array(values).withUnsafeBufferPointer { values in
                PQconnectdbParams(
                    pointers(into: keywords, texts.map(\.0.count)),
                    pointers(into: values, texts.map(\.1.count)), 0)
            }
        }
    }

    /// Where each of the texts begins that lie one after another, and a nil at the end.
    private static func pointers(
        into bytes: UnsafeBufferPointer<CChar>, _ lengths: [Int]
    ) -> [UnsafePointer<CChar>?] {
        var start = 0
        let pointers = lengths.map { length in
            defer { start += length }
            return bytes.baseAddress?.advanced(by: start)
        }
        return pointers + [nil]
    }

    /// Whether the server was still there the last time it was spoken to.
    var isAlive: Bool { PQstatus(link) == CONNECTION_OK }

    /// Whether an error has spoilt the transaction under way.
    var isSpoilt: Bool { PQtransactionStatus(link) == PQTRANS_INERROR }

    /// Runs statements that have no values, in one message; returns what the last one did.
    @discardableResult
    func command(_ text: String) throws -> String {
        try checked(PostgresAnswer(owning: PQexec(link, text)), text).tag
    }

    /// Runs one statement, prepared once and kept by its text.
    func execute(_ sql: SQL) throws -> PostgresAnswer {
        if PostgresStatement.isSchema(sql) {
            let text = PostgresStatement.ordered(sql.text)
            return try checked(PostgresAnswer(owning: PQexec(link, text)), text)
        }
        let values = try PostgresValues(sql.values)
        let name = try prepared(Prepared(text: sql.text, types: values.types))
        let result = values.withPointers { pointers, count in
            PQexecPrepared(link, name, count, pointers, nil, nil, 0)
        }
        return try checked(PostgresAnswer(owning: result), sql.text)
    }

    /// Starts `COPY … TO STDOUT` and hands over each message until the end; in constant memory.
    func copy(_ text: String, _ visit: (UnsafeRawBufferPointer) throws -> Void) throws {
        let start = PQexec(link, text)
        let isCopying = PQresultStatus(start) == PGRES_COPY_OUT
        guard isCopying else {
            _ = try checked(PostgresAnswer(owning: start), text)
            return
        }
        PQclear(start)
        var failure: (any Error)?
        var buffer: UnsafeMutablePointer<CChar>?
        while true {
            let count = PQgetCopyData(link, &buffer, 0)
            guard count > 0 else { break }
            defer { PQfreemem(buffer) }
            // What is under way is read to its end, so that the session stays usable.
            guard failure == nil else { continue }
            do {
                try visit(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
            } catch { failure = error }
        }
        while let result = PQgetResult(link) {
            do {
                _ = try checked(PostgresAnswer(owning: result), text)
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }
}

extension PostgresSession {
    private func prepared(_ statement: Prepared) throws -> String {
        if let name = names[statement] { return name }
        if names.count >= Self.preparedLimit {
            try command("DEALLOCATE ALL")
            names.removeAll()
        }
        let name = "s\(names.count)"
        let text = PostgresStatement.numbered(statement.text)
        let result = PQprepare(link, name, text, Int32(statement.types.count), statement.types)
        _ = try checked(PostgresAnswer(owning: result), statement.text)
        names[statement] = name
        return name
    }

    private func checked(
        _ answer: consuming PostgresAnswer, _ text: String
    ) throws -> PostgresAnswer {
        guard !answer.isGood else { return answer }
        guard isAlive else { throw Fault("the connection to PostgreSQL was lost: \(complaint)") }
        guard !answer.state.isEmpty else { throw Fault("PostgreSQL: \(complaint)") }
        throw Fault("PostgreSQL \(answer.state): \(answer.message), in: \(text)")
    }

    /// libpq's own words about the last failure, in one line.
    private var complaint: String {
        String(cString: PQerrorMessage(link)).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
    }
}
