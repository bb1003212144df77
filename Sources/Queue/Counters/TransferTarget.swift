import Kernel

/// Where a ticket is sent on to.
package enum TransferTarget: Hashable, Sendable {
    case matter(Matter.ID)
    case counter(Counter.ID)
}
