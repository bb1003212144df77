import Crypto
import Foundation
import Kernel

/// What a pack says of itself.
enum PackText {
    /// Stands before the manifest's bytes in what is signed, so that no other signature of the
    /// centre's can be taken for a pack's.
    static let prefix = "zhunxing evidence pack 1\n"

    static func digest(_ bytes: Data) -> String { Hex.text(SHA256.hash(data: bytes)) }

    static let readme = """
        准星证据包 · Zhunxing evidence pack

        manifest.json               文件清单及其 SHA-256、日志末条与公钥；manifest.sig 是对它的签名
                                    the files with their SHA-256, the journal's head, the public
                                    keys; manifest.sig is the signature over it
        evidence/figures.json       每个数值，及其度量、汇总方式、期间
                                    each figure with its measure, its gathering, its period
        evidence/observations.jsonl 每个数值背后的每一条记录
                                    every observation behind each figure
        evidence/entries.jsonl      证明这些记录的日志条目（原文）
                                    the journal entries that prove them, to the byte
        evidence/tree.jsonl         其余日志条目的摘要（RFC 9162 树），足以重算日志的根
                                    what the other entries come to in the journal's tree
                                    (RFC 9162): enough to compute its root again
        evidence/papers/            附件，文件名即 SHA-256 · papers, named by their SHA-256
        evidence/report.json        报告 · the report

        核对 · to check:  python3 check_pack.py PACK.zip --key PUBLIC_KEY
        请向中心索取公钥或核对其指纹。 · Ask the centre for its public key or its fingerprint.

        签名 · signature: Ed25519 over "zhunxing evidence pack 1\\n" + manifest.json
        摘要 · entry digest: SHA-256 over sequence, instant, actor, kind, subject, detail, previous,
        each as LENGTH:BYTES, (netstrings)
        树 · tree: leaf = SHA-256(00 + digest), node = SHA-256(01 + left + right)

        """
}

/// The papers that an entry of the journal names.
enum PackPapers {
    /// The digests that stand under the names for papers, wherever in the detail.
    static func named(in detail: String) -> [String] {
        guard detail.contains("\"paper"),
            let json = try? JSONSerialization.jsonObject(with: Data(detail.utf8))
        else { return [] }
        var found: [String] = []
        collect(json, &found)
        return found
    }

    private static let names: Set<String> = ["paper", "papers"]

    private static func collect(_ json: Any, _ found: inout [String]) {
        if let list = json as? [Any] {
            for each in list { collect(each, &found) }
        } else if let object = json as? [String: Any] {
            for (name, value) in object {
                if names.contains(name) {
                    let kept = (value as? [String: Any])?["digest"]
                    let one = value as? String ?? kept as? String
                    let texts = value as? [String] ?? [one].compactMap(\.self)
                    found += texts.filter { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }
                }
                collect(value, &found)
            }
        }
    }
}
