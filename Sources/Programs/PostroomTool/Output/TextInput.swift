import Foundation

/// A text file or standard input, whole.
enum TextInput {
    static func read(_ file: String) throws -> [UInt8] {
        if file == "-" { return try read(STDIN_FILENO, named: "standard input", expecting: 0) }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(
                .inputOutput,
                errno == ENOENT
                    ? "There is no file \(file). Check the name."
                    : "\(file) cannot be read. Check that this user may read it.")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            throw Failure(.inputOutput, "\(file) is a folder. Name a file.")
        }
        return try read(descriptor, named: file, expecting: Int(status.st_size))
    }

    /// Reads to the end, straight into the array: large mails are not held twice.
    private static func read(_ descriptor: Int32, named name: String, expecting size: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure(.inputOutput, "\(name) cannot be read: \(String(cString: strerror(errno))).")
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}
