/// Why a model file was refused.
public enum ModelFileError: Error, Sendable, Hashable {
    /// The file could not be read; `code` is the system's error number.
    case unreadable(path: String, code: Int32)
    /// The bytes do not start like a model file.
    case notAModel
    /// The file was written by a newer version of this library.
    case newer(version: Int, known: Int)
    /// The file ends too early or goes on after its end.
    case wrongLength(expected: Int, found: Int)
    /// The bytes are not those that were written.
    case wrongChecksum
    /// The checksum is right and yet a part cannot be: the file was made by something else.
    case impossible(part: String)
    /// A model of classes was opened where one of tags belongs, or the reverse.
    case otherKind
}

extension ModelFileError: CustomStringConvertible {
    /// What is wrong and what to do about it, in one or two sentences.
    public var description: String {
        switch self {
        case .unreadable(let path, let code): "The model file \(path) cannot be read (system error \(code))."
        case .notAModel: "This is no model file. Train the model anew or name the right file."
        case .newer(let version, let known):
            "The model file has format \(version), this program knows up to \(known). Update the program or train anew."
        case .wrongLength(let expected, let found):
            "The model file should have \(expected) bytes and has \(found). It was cut off; copy it again or train anew."
        case .wrongChecksum: "The model file is damaged: its checksum is wrong. Copy it again or train anew."
        case .impossible(let part): "The model file is damaged: its \(part) cannot be right. Train the model anew."
        case .otherKind: "The model file answers another question. Name the right file or train the model anew."
        }
    }
}
