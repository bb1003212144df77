import ArgumentParser
import Kernel
import People

/// `zhunxing password`: a lost password, at the machine itself.
struct PasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Gives an account a new one-time password.",
        discussion: """
            For when the last administrator's password is lost: whoever can run the program on \
            the centre's data may do it. The account's sessions end, within five seconds also \
            those of a running server; the journal tells that it was done at the machine. The \
            password is printed once, and has to be changed at the first sign-in.
            """)
    @Option(help: "The login of the account.") var login: String
    @OptionGroup var options: CentreOptions
    @Flag(help: "Print one JSON document.") var json = false

    func run() async throws {
        let accounts = AccountDesk(try options.open())
        let password = try await accounts.resetPasswordAtConsole(of: login)
        if json {
            return try Terminal.json([
                "login": password.login.description, "one_time_password": password.text,
            ])
        }
        print("\(password.login) 的一次性密码：\(password.text)（首次登录后更换；原来的登录已全部退出）")
    }
}
