import Foundation

/// A text file or standard input, whole.
enum TextInput {
    static func read(_ file: String) throws -> [UInt8] {
        if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(
                .inputOutput,
                FileManager.default.fileExists(atPath: file)
                    ? "\(file) cannot be read. Check that it is a file and that this user may read it."
                    : "There is no file \(file). Check the name.")
        }
        return Array(data)
    }
}
