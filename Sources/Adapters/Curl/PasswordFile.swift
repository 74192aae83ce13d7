import Glibc

/// A password that stands in a file, never in settings, arguments or the environment, where others could read it.
enum PasswordFile {
    struct Problem: Error, Equatable, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String {
            "The mail server's password cannot be read from \(path): \(reason). Correct the file or the settings; "
                + "it is tried again."
        }
    }

    private static let longest = 1_024

    /// The first line, without its line end.
    static func read(_ path: String) throws(Problem) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Problem(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: longest + 2)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw Problem(path: path, reason: String(cString: strerror(errno))) }
        var line = buffer[..<count].prefix { $0 != 0x0A }
        if line.last == 0x0D { line.removeLast() }
        guard !line.isEmpty else { throw Problem(path: path, reason: "its first line is empty") }
        guard line.count <= longest else { throw Problem(path: path, reason: "its first line is too long") }
        guard let password = String(validating: line, as: UTF8.self), !line.contains(0) else {
            throw Problem(path: path, reason: "its first line is not UTF-8 text")
        }
        return password
    }
}
