import Foundation
import TextClassification
import Triage

extension ServiceModel {
    /// The files of a model.
    enum Part: String, CaseIterable, Sendable {
        case services, intents, signs, choices
    }

    /// What belongs into the file of a part; nil where the model lacks it.
    func bytes(of part: Part) throws -> [UInt8]? {
        switch part {
        case .services: services.serialized()
        case .intents: intents.serialized()
        case .signs: signs?.serialized()
        case .choices: try [UInt8](Self.encoder.encode(choices))
        }
    }

    /// Opens the files of a model and uses them where they lie.
    /// - Throws: ``ModelFileError`` or a decoding error where a file is missing, damaged or newer.
    init(version: String, path: (Part) -> String) throws {
        let choices = try JSONDecoder().decode(
            LearnedChoices.self, from: Data(contentsOf: URL(fileURLWithPath: path(.choices))))
        guard choices.fitsThisProgram else { throw ModelFileError.impossible(part: "list of choices") }
        self.init(
            services: try TextClassifier(contentsOf: path(.services)),
            intents: try TextClassifier(contentsOf: path(.intents)),
            signs: try TagClassifier(contentsOf: path(.signs)),
            choices: choices, version: version)
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return encoder
    }
}
