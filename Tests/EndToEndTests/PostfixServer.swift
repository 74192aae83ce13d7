import ChildPrograms
import Foundation

/// Debian's Postfix on loopback, with folders of its own. Its master wants to be started by root.
final class PostfixServer {
    static let isUsable =
        geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix")
        && getpwnam("postfix") != nil

    let folder = "/tmp/postroom-postfix-" + UUID().uuidString.prefix(8)
    let port: Int
    private let names: [String]

    /// - Parameter transports: Lines of `master.cf` by recipient: mail to `NAME@desk.example` goes to the transport `NAME`.
    init(transports: [String: String]) throws {
        port = try DovecotServer.freePort()
        names = transports.keys.sorted()
        for part in ["etc", "spool", "data", "log"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
        }
        chmod(folder, 0o755)
        try Self.run(["chown", "postfix", folder + "/data"])
        let main = """
            compatibility_level = 3.6
            queue_directory = \(folder)/spool
            data_directory = \(folder)/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            inet_interfaces = loopback-only
            inet_protocols = ipv4
            myhostname = mx.example
            mydestination =
            local_recipient_maps =
            maillog_file = \(folder)/log/maillog
            maillog_file_prefixes = /tmp
            mynetworks = 127.0.0.0/8
            smtpd_recipient_restrictions = permit_mynetworks, reject
            transport_maps = texthash:\(folder)/etc/transport
            default_transport = error:nowhere
            minimal_backoff_time = 2s
            maximal_backoff_time = 2s
            queue_run_delay = 2s
            bounce_notice_recipient = nobody@desk.example
            notify_classes =

            """
        let services = [
            "127.0.0.1:\(port) inet n - n - - smtpd", "pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup",
            "qmgr unix n - n 2 1 qmgr", "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce",
            "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "verify unix - - n - 1 verify",
            "proxymap unix - - n - - proxymap", "retry unix - - n - - error", "error unix - - n - - error",
            "anvil unix - - n - 1 anvil", "scache unix - - n - 1 scache", "postlog unix-dgram n - n - 1 postlogd",
            "lmtp unix - - n - - lmtp",
        ]
        let own = transports.sorted { $0.key < $1.key }.filter { !$0.value.hasPrefix("lmtp:") }
        try write(main + own.map { "\($0.key)_destination_recipient_limit = 1\n" }.joined(), "etc/main.cf")
        try write((services + own.map { "\($0.key) \($0.value)" }).joined(separator: "\n") + "\n", "etc/master.cf")
        try write(
            transports.map { name, line in
                "\(name)@desk.example \(line.hasPrefix("lmtp:") ? line : name + ":")\n"
            }.joined(), "etc/transport")
        try Self.run(["postfix", "-c", folder + "/etc", "start"])
    }

    deinit {
        try? Self.run(["postfix", "-c", folder + "/etc", "stop"])
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Hands a mail in, as another mail server would.
    func send(_ message: String, to name: String) throws {
        let file = folder + "/mail-" + UUID().uuidString
        try Data(message.utf8).write(to: URL(fileURLWithPath: file))
        try Self.run([
            "python3", "-c",
            "import smtplib,sys; smtplib.SMTP('127.0.0.1',int(sys.argv[1])).sendmail('citizen@b.example',"
                + "[sys.argv[2]+'@desk.example'],open(sys.argv[3],'rb').read())", String(port), name, file,
        ])
    }

    /// What became of the mails to a name: `sent`, `deferred` or `bounced`, oldest first.
    func verdicts(on name: String) -> [String] {
        let log = (try? String(contentsOfFile: folder + "/log/maillog", encoding: .utf8)) ?? ""
        return log.split(separator: "\n").filter { $0.contains("to=<\(name)@desk.example>") }.compactMap { line in
            line.components(separatedBy: "status=").dropFirst().first.map { String($0.prefix { $0.isLetter }) }
        }
    }

    /// What became of all mails, by name, for a message: `good: sent 3; nodesk: deferred 2; partial: nothing`.
    var verdicts: String {
        names.map { name in
            let counts = verdicts(on: name).reduce(into: [:]) { $0[$1, default: 0] += 1 }
            let words = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return name + ": " + (words.isEmpty ? "nothing" : words.joined(separator: ", "))
        }.joined(separator: "; ")
    }

    var log: String { (try? String(contentsOfFile: folder + "/log/maillog", encoding: .utf8)) ?? "" }

    static func run(_ command: [String]) throws {
        guard try ChildProgram(command).run().code == 0 else { throw POSIXError(.EIO) }
    }
}
