import CPostgres
import Kernel

/// Object ids of the types that a record is made of.
struct PostgresType: Hashable {
    let rawValue: UInt32

    /// The type a value is sent as. Declared rather than inferred: beside a literal 0 the server
    /// would infer 32 bits, and fail on the first large sum of money.
    init(of value: SQLValue) {
        switch value {
        case .null: rawValue = 0
        case .integer: rawValue = 20
        case .text: rawValue = 25
        }
    }

    /// int8, int2, int4
    static let integers: Set<UInt32> = [20, 21, 23]
    /// name, text, varchar
    static let texts: Set<UInt32> = [19, 25, 1043]
}

/// What the server answered to one statement; frees libpq's memory at its end.
struct PostgresAnswer: ~Copyable {
    private let result: OpaquePointer?

    /// Takes over a `PGresult`.
    init(owning result: OpaquePointer?) { self.result = result }

    deinit { PQclear(result) }

    var isGood: Bool {
        let status = PQresultStatus(result)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
            || status == PGRES_EMPTY_QUERY
    }

    /// What the server says it did: `COMMIT`, or `ROLLBACK` when it could not.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    var changes: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// SQLSTATE, empty when the error did not come from the server.
    var state: String { field("C") }

    /// The error in one sentence, without the values that the server's detail would repeat.
    var message: String { field("M") }

    private func field(_ code: Unicode.Scalar) -> String {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) } ?? ""
    }
}

extension PostgresAnswer {
    /// - Throws: `Fault` naming a column that is neither a whole number nor a text.
    func rows() throws -> [Row] {
        let columns = (0..<PQnfields(result)).map {
            PQfname(result, $0).map { String(cString: $0) } ?? ""
        }
        let areIntegers = try columns.indices.map { index in
            let type = PQftype(result, Int32(index))
            if PostgresType.integers.contains(type) { return true }
            guard PostgresType.texts.contains(type) else {
                throw Fault(
                    "PostgreSQL: column \(columns[index]) is neither a whole number nor a text "
                        + "(type \(type)); the statement must CAST it")
            }
            return false
        }
        let shared = Columns(columns)
        return try (0..<PQntuples(result)).map { row in
            let values = try columns.indices.map {
                try value(row, Int32($0), isInteger: areIntegers[$0])
            }
            return Row(columns: shared, values: values)
        }
    }

    private func value(_ row: Int32, _ column: Int32, isInteger: Bool) throws -> SQLValue {
        guard PQgetisnull(result, row, column) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, column),
            count: Int(PQgetlength(result, row, column)))
        let text = String(decoding: bytes, as: UTF8.self)
        guard isInteger else { return .text(text) }
        guard let integer = Int64(text) else { throw Fault("PostgreSQL: \(text) is no number") }
        return .integer(integer)
    }
}
