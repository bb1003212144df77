import Kernel

/// Why a ticket is not on paper. The ticket stays valid: its page shows number and code.
package enum PrinterFault: String, Error, CaseIterable, Codable, Sendable {
    /// Nobody answers at its address: it is off, or its cable is out.
    case unreachable
    case noPaper = "no_paper"
    case coverOpen = "cover_open"
    /// It says that it cannot print, for a reason of its own: its knife is stuck, it is too hot.
    case offline
    /// The connection broke, or it never said that it had printed; the paper may be in its mouth.
    case lost
    /// Too many tickets wait for it already.
    case busy

    /// What staff have to do.
    package var words: Words {
        switch self {
        case .unreachable:
            Words(
                "打印机没有回应，请检查电源和网线。",
                "The printer does not answer. Check its power and its cable.")
        case .noPaper: Words("打印机缺纸，请换纸卷。", "The printer is out of paper.")
        case .coverOpen: Words("打印机盖子没有合上。", "The printer's cover is open.")
        case .offline:
            Words(
                "打印机报告故障，请检查切刀和指示灯。",
                "The printer reports an error. Check its knife and its lights.")
        case .lost:
            Words(
                "打印中断，请看看出纸口有没有号票。",
                "Printing was cut short. See whether the ticket has come out.")
        case .busy:
            Words("打印机还有很多号票没有打完。", "Many tickets wait for the printer already.")
        }
    }
}
