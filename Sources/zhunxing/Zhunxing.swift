import ArgumentParser
import Foundation
import Kernel

/// The one executable. Exits 0 on success, 1 on a refusal, 2 on wrong usage, 70 on a fault.
@main
struct Zhunxing {
    static func main() async {
        do {
            var command = try RootCommand.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            Terminal.complain(refusal.lines)
            exit(1)
        } catch let refusals as Refusals {
            Terminal.complain(refusals.all.flatMap(\.lines))
            exit(1)
        } catch let exit as ExitCode {
            Foundation.exit(exit.rawValue)
        } catch {
            end(with: error)
        }
    }

    /// Wrong usage and `--help` are the argument parser's; everything else is a fault.
    private static func end(with error: any Error) -> Never {
        let message = RootCommand.fullMessage(for: error)
        switch RootCommand.exitCode(for: error) {
        case .success:
            print(message)
            exit(0)
        case .validationFailure:
            Terminal.complain([message])
            exit(2)
        default:
            Terminal.complain(["出错了 · fault: \(error)"])
            exit(70)
        }
    }
}

/// `zhunxing`: the commands, in the order a newcomer meets them.
struct RootCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhunxing",
        abstract: "准星: a service centre's day, and performance targets that measure themselves.",
        subcommands: [
            DemoCommand.self, ServeCommand.self, FormsCommand.self, BindCommand.self,
            MeasuresCommand.self, RegisterCommand.self, ReportCommand.self, EvidenceCommand.self,
            PackCommand.self, JournalCommand.self, RehearseCommand.self, BackupCommand.self,
            RestoreCommand.self, PersonCommand.self, PasswordCommand.self, RoleCommand.self,
            KnowledgeCommand.self, BenchCommand.self,
        ])
}

extension Refusal {
    /// Where, then what, in both languages.
    var lines: [String] {
        let prefix = place.map { "\($0): " } ?? ""
        return ["\(prefix)\(words.zh)", "  \(words.en)"]
    }
}
