import Foundation
import Kernel

/// Within which time each step of the cycle is to be taken, as data with a name, a version and the
/// day it came into force.
///
/// Publication within 20 days after the approval is the law's (Budget Law, art. 14; calendar
/// days); the others are the centre's own.
package struct CycleLimits: Decodable, Hashable, Sendable {
    package let name: String
    package let version: Int
    package let inForce: Day
    package let reviewWorkingDays: Int
    package let approvalWorkingDays: Int
    package let resubmissionWorkingDays: Int
    package let publicationDays: Int

    private static let all: [CycleLimits] = {
        do {
            let data = Data(PackageResources.cycle_limits_json)
            return try JSONDecoder().decode([CycleLimits].self, from: data)
                .sorted { $0.inForce < $1.inForce }
        } catch {
            preconditionFailure("the shipped limits of the cycle do not read: \(error)")
        }
    }()

    /// The limits in force on the day a step begins.
    package static func inForce(on day: Day) -> CycleLimits {
        all.last { $0.inForce <= day } ?? all[0]
    }
}
