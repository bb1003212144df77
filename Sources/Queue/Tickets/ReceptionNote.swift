import Kernel

/// A service of an assistant at the front desk.
package struct ReceptionNote: Sendable {
    package var service: Act
    package var visitorKind: VisitorKind
    package var matter: Matter.ID?

    /// - Parameter matter: what the visitor came for, where it is one of the hall's.
    package init(service: Act, visitorKind: VisitorKind, matter: Matter.ID? = nil) {
        self.service = service
        self.visitorKind = visitorKind
        self.matter = matter
    }

    /// What was done for the visitor.
    package enum Act: String, Sendable, Codable, CaseIterable {
        /// 取号
        case ticketing
        /// 引导
        case guiding
        /// 咨询
        case enquiry
        /// 填表辅导
        case forms
    }
}
