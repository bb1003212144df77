import Kernel

/// What is signed: which files a pack holds, and where the journal stood.
struct PackManifest: Encodable {
    let format = "zhunxing-evidence-pack/1"
    let unit: String
    let year: Int
    let asOf: Day
    let madeAt: String
    let rules: String
    /// The indicator's id, of a pack of one.
    @Nullable var indicator: String?
    /// Digest of the frozen report that the figures are of.
    @Nullable var frozen: String?
    /// What the figures know: the sequence up to which the journal is read.
    let knownAt: Int64
    let journal: Head
    let keys: [Key]
    let files: [File]

    /// The journal's head, and the root of the tree over its entries' digests.
    struct Head: Encodable {
        let sequence: Int64
        let digest: String
        let root: String
    }

    /// A key that the centre signs or has signed with, the newest first.
    struct Key: Encodable {
        let publicKey: String
        let takenAt: String
        let sequence: Int64
    }

    /// One file of the pack.
    struct File: Encodable {
        let path: String
        let bytes: Int64
        let sha256: String
    }
}

/// The centre's signature over the manifest, to the byte.
struct PackSignature: Encodable {
    let algorithm = "Ed25519"
    let publicKey: String
    let signature: String
}

/// One figure of a pack, with what it takes to compute it again.
struct PackFigure: Encodable {
    let kind: Kind
    let project: String
    /// The entry of the journal that declared it, and its place in the declaration, from 0.
    let declared: Int64
    @Nullable var position: Int?
    @Nullable var name: String?
    @Nullable var comparator: Comparator?
    @Nullable var target: String?
    let unit: String
    /// What is gathered: nothing where it is bound to nothing, two measures for a formula.
    let operands: [Operand]
    /// What is made of them; null where the figure is the first.
    @Nullable var formula: Formula?
    /// The entry that bound it to its measure.
    @Nullable var bound: Int64?
    let from: Day
    let through: Day
    /// An exact fraction, `2457/25`; null where nothing is measured.
    @Nullable var value: String?
    /// As the report prints it.
    @Nullable var printed: String?
    let observations: Int64

    enum Kind: String, Encodable { case indicator, spending }

    /// Measures whose observations are gathered together.
    struct Operand: Encodable {
        let measures: [String]
        @Nullable var breakdown: String?
        let gathering: Gathering
        /// The time so far of cases that are still open, which the longest time counts.
        let open: [String]
    }
}

/// One observation of a pack.
struct PackObservation: Encodable {
    let sequence: Int64
    let ordinal: Int
    let measure: String
    let breakdown: String
    let day: Day
    let amount: Quantity
    @Nullable var of: Quantity?
    let subject: String
    /// The entry that took it back; it then counts for nothing.
    @Nullable var retractedBy: Int64?
}

/// One entry of the journal as it is chained.
struct PackEntry: Encodable {
    let sequence: Int64
    let instant: Int64
    let actor: String
    let kind: String
    let subject: String
    let detail: String
    let previous: String
    let digest: String

    init(_ entry: Entry) {
        sequence = entry.sequence
        instant = entry.instant.milliseconds
        actor = entry.actor
        kind = entry.kind
        subject = entry.subject
        detail = entry.detail
        previous = entry.previous
        digest = entry.digest
    }
}

/// A part of the journal that the pack does not show.
struct PackHidden: Encodable {
    let first: Int64
    let last: Int64
    let hash: String
}
