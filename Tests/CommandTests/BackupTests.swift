import Foundation
import Kernel
import TestStores
import Testing

/// What a backup brings back, and whom it does not.
struct BackupTests {
    private func played(_ folder: Folder) throws -> String {
        let data = folder.path("data")
        try Program.succeed("forms", "import", Shared.table(), "--data", data)
        try Program.succeed("bind", "--data", data)
        for (login, name) in [("wang.fang", "王芳"), ("li.na", "李娜")] {
            try Program.succeed(
                "person", "add", login, "--name", name, "--role", "clerk", "--data", data)
        }
        return data
    }

    private func people(_ data: String) throws -> String {
        try Program.succeed("person", "list", "--data", data).output
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `a restored centre reads its names, and signs with the key it signed with`() throws {
        let folder = try Folder()
        let (data, copy, file) = (try played(folder), folder.path("copy"), folder.path("a.tar"))
        let key = try Program.succeed("pack", "keys", "--data", data).output
        try Program.succeed("backup", file, "--data", data)
        #expect(try mode(file) == 0o600 && mode(folder.path("zhunxing-erasures.txt")) == 0o600)
        try FileManager.default.removeItem(atPath: data)
        try Program.succeed("restore", file, "--data", copy)
        for name in ["王芳", "李娜"] { #expect(try people(copy).contains(name)) }
        for name in ["vault.key", "signing.key"] {
            #expect(try mode("\(copy)/\(name)") == 0o600, "\(name)")
        }
        let pack = folder.path("pack.zip")
        try Program.succeed("pack", "--year", "2025", "-o", pack, "--data", copy)
        let base64 = try #require(key.split(separator: " ").first)
        let told = try Checker.run("check_pack.py", [pack, "--key", String(base64)])
        #expect(told.hasPrefix("SOUND"))
    }

    @Test func `who was erased does not come back by an older backup`() throws {
        let folder = try Folder()
        let (data, old) = (try played(folder), folder.path("old.tar"))
        try Program.succeed("backup", old, "--data", data)
        try Program.succeed("person", "erase", "wang.fang", "--data", data)
        try Program.succeed("backup", folder.path("new.tar"), "--data", data)
        let list = try String(contentsOfFile: folder.path("zhunxing-erasures.txt"), encoding: .utf8)
        #expect(list.contains("people.person_erased account/") && !list.contains("wang"))
        let restored = try Program.succeed("restore", old, "--data", folder.path("copy"))
        #expect(restored.output.contains("重新删除 1 项"))
        let found = try people(folder.path("copy"))
        #expect(!found.contains("王芳") && !found.contains("wang.fang") && found.contains("李娜"))
        try Program.succeed("journal", "verify", "--data", folder.path("copy"))
        // Without the list nobody can know, and that is said.
        let apart = try Folder()
        try FileManager.default.copyItem(atPath: old, toPath: apart.path("old.tar"))
        let blind = try Program.succeed(
            "restore", apart.path("old.tar"), "--data", apart.path("copy"))
        #expect(blind.complaints.contains("没有找到删除记录"))
        #expect(try people(apart.path("copy")).contains("王芳"))
        let told = try Program.succeed(
            "restore", old, "--data", apart.path("told"), "--erasures",
            folder.path("zhunxing-erasures.txt"))
        #expect(told.output.contains("重新删除 1 项"))
    }

    @Test func `who was erased while the centre ran does not come back, whichever backup it is`()
        async throws
    {
        let folder = try Folder()
        let (data, old) = (try played(folder), folder.path("backups/old.tar"))
        try FileManager.default.createDirectory(
            atPath: folder.path("backups"), withIntermediateDirectories: true)
        try Program.succeed("backup", old, "--data", data)
        let list = folder.path("backups/zhunxing-erasures.txt")
        let server = try await Server(["--data", data, "--erasures", list])
        let erased = try Program.run("person", "erase", "wang.fang", "--data", data)
        try #require(erased.status == 0, "\(erased.complaints)")
        for _ in 0..<6000 where try !text(list).contains("people.person_erased") {
            try await Task.sleep(for: .milliseconds(100))
        }
        server.kill()
        #expect(try mode(list) == 0o600)
        // The machine is lost, and what is left are the old backup and the list beside it.
        let restored = try Program.succeed("restore", old, "--data", folder.path("copy"))
        #expect(restored.output.contains("重新删除 1 项") && restored.output.contains(list))
        #expect(restored.complaints.contains("删除记录截至 20"))
        #expect(try !people(folder.path("copy")).contains("王芳"))
        // The command noted it in the data's own directory too, which a restore there reads.
        try FileManager.default.removeItem(atPath: list)
        try FileManager.default.removeItem(atPath: "\(data)/papers")
        for name in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: "\(data)/centre.sqlite\(name)")
        }
        let again = try Program.succeed("restore", old, "--data", data)
        #expect(again.output.contains("重新删除 1 项"))
        #expect(again.output.contains("\(data)/zhunxing-erasures.txt"))
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test func `keys may stay apart, and are never overwritten by others`() throws {
        let folder = try Folder()
        let (data, file) = (try played(folder), folder.path("a.tar"))
        try Program.succeed("backup", file, "--without-keys", "--data", data)
        let (whole, copy) = (folder.path("b.tar"), folder.path("copy"))
        try Program.succeed("backup", whole, "--data", data)
        let restored = try Program.succeed("restore", file, "--data", copy)
        #expect(restored.output.contains("放回"))
        #expect(!FileManager.default.fileExists(atPath: "\(copy)/vault.key"))
        for name in ["vault.key", "signing.key"] {
            try FileManager.default.copyItem(atPath: "\(data)/\(name)", toPath: "\(copy)/\(name)")
        }
        #expect(try people(copy).contains("王芳"))
        let other = folder.path("other")
        try Program.succeed(
            "person", "add", "x.y", "--name", "另一人", "--role", "clerk", "--data", other)
        try FileManager.default.removeItem(atPath: "\(other)/centre.sqlite")
        let refused = try Program.run("restore", whole, "--data", other)
        #expect(refused.status == 1 && refused.complaints.contains("vault.key"))
        #expect(!FileManager.default.fileExists(atPath: "\(other)/centre.sqlite"))
    }
}
