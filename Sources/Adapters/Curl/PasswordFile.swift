import Glibc

/// A password, key or token that stands in a file, never in settings, arguments or the environment, where others could
/// read it.
enum PasswordFile {
    struct Problem: Error, Equatable, CustomStringConvertible {
        /// What the secret is, for example "The mail server's password".
        let what: String
        let path: String
        let reason: String

        var description: String {
            "\(what) cannot be read from \(path): \(reason). Correct the file or the settings; it is tried again."
        }
    }

    /// The first line, without its line end.
    /// - Parameter longest: Bytes that are still allowed.
    static func read(_ path: String, for what: String, longest: Int = 1_024) throws(Problem) -> String {
        func problem(_ reason: String) -> Problem { Problem(what: what, path: path, reason: reason) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw problem(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: longest + 2)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw problem(String(cString: strerror(errno))) }
        var line = buffer[..<count].prefix { $0 != 0x0A }
        if line.last == 0x0D { line.removeLast() }
        guard !line.isEmpty else { throw problem("its first line is empty") }
        guard line.count <= longest else { throw problem("its first line is longer than \(longest) bytes") }
        guard let password = String(validating: line, as: UTF8.self), !line.contains(0) else {
            throw problem("its first line is not UTF-8 text")
        }
        return password
    }
}
