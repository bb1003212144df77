import Foundation
import Kernel

extension String {
    /// Without spaces and empty lines around it.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// What is wrong with a text that somebody typed; a letter may be several bytes, but not many.
    func faults(at field: String, limit: Int) -> [Refusal] {
        if utf8.count > limit * 8 || count > limit { return [.tooLong(field, limit)] }
        return contains("\0") ? [.zeroByte(field)] : []
    }

    /// The same of a text that must be there.
    func faults(
        at field: String, limit: Int, orMissing zh: String, _ en: String
    ) -> [Refusal] {
        trimmed.isEmpty ? [.missing(field, zh, en)] : faults(at: field, limit: limit)
    }
}

extension Person {
    /// What is wrong with a contact; it has a name, and a telephone number where one is needed.
    func faults(needsTelephone: Bool) -> [Refusal] {
        var faults = name.faults(at: "name", limit: 50, orMissing: "称呼", "name")
        let telephone = (self.telephone ?? "").trimmed
        if !telephone.isEmpty || needsTelephone {
            let digits = telephone.utf8.filter { (48...57).contains($0) }.count
            let isPlain = telephone.allSatisfy { "0123456789+-() ".contains($0) }
            if !isPlain || !(5...20).contains(digits) { faults.append(.badTelephone) }
        }
        return faults
    }
}
