@testable import Consulting
import Enquiries
import Foundation
import LanguageModels
import Sample
import Testing

/// 100 identities of our own in ordinary letters; every request body is searched for every piece of them.
@Suite struct PlantedTests {
    private struct Identity {
        let first: String, last: String, street: String, place: String, iban: String, phone: String, address: String
        let plate: String, file: String, born: String

        init(_ number: Int) {
            func pick<Value>(_ list: [Value], _ step: Int) -> Value { list[(number * step + number / 7) % list.count] }
            first = pick(["Zdenka", "Ottokar", "Friedegund", "Anselm", "Ruxandra", "Bülent", "Eilika", "Wenzel"], 1)
            last = pick(
                [
                    "Wuttke", "Krzywicki", "Pfeiffenberger", "Oelschläger", "Yıldırım", "von Hachenburg", "Schnürle",
                    "Thormählen", "Dąbrowska", "Grünhagen", "Mac Alister",
                ], 3)
            street =
                pick(["Amselgasse", "Am Alten Ziegelhof", "Theodor-Storm-Straße", "Lerchenweg"], 5)
                + " \(number % 90 + 1)"
            place =
                "6\(String(format: "%04d", number * 83 % 10_000)) " + pick(["Lindenfurt", "Oberrath", "Quendorf"], 1)
            iban = Self.iban(account: 370_400_440_000_000_000 + Int64(number) * 7_919_113)
            phone = "0\(151 + number % 20) \(2_345_678 + number * 1_301)"
            address = "\(first.lowercased().filter(\.isASCII)).\(number)@mail.example"
            plate = "LF-\(pick(["AB", "KX", "ZQ"], 1)) \(1000 + number * 37 % 8999)"
            file = "Az. 32-\(String(format: "%05d", number * 641 % 100_000))/26"
            born = "\(number % 28 + 1).\(number % 12 + 1).\(1950 + number % 50)"
        }

        /// German, check digits by ISO 7064.
        private static func iban(account: Int64) -> String {
            let digits = String(account)
            let rest = (digits + "131400").reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 }
            return "DE" + String(format: "%02d", 98 - rest) + digits
        }

        func mail(_ number: Int) -> String {
            switch number % 4 {
            case 0:
                """
                Sehr geehrte Damen und Herren,

                mein Name ist \(first) \(last), geboren am \(born). Unter dem Zeichen \(file) habe ich wegen der Tonne \
                geschrieben. Bitte überweisen Sie die Gebühr auf \(iban). Sie erreichen mich unter \(phone).

                Mit freundlichen Grüßen
                \(first) \(last)
                \(street)
                \(place)
                """
            case 1:
                """
                Guten Tag,

                ich wohne in der \(street), \(place). Mein Auto mit dem Kennzeichen \(plate) stand vor der Tonne. Ist \
                das der Grund, dass sie nicht geleert wurde? Antwort bitte an \(address) oder Telefon \(phone).

                Viele Grüße
                \(first) \(last)
                """
            case 2:
                """
                Hallo,

                Frau \(last) aus der \(street) hat mir gesagt, dass Sie die Gebühr von meinem Konto \(iban) abbuchen. \
                Das Aktenzeichen ist \(file). Bitte um Rückruf: \(phone).

                \(first) \(last)
                """
            default:
                """
                Name: \(first) \(last)
                Geburtsdatum: \(born)
                Anschrift: \(street), \(place)
                E-Mail: \(address)
                Kennzeichen: \(plate)

                Wann wird die braune Tonne wieder geleert?
                """
            }
        }

        var structured: [String] { [iban, phone, address, plate, file] }
    }

    private func folded(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    @Test func `no request holds anything of 100 planted identities`() async throws {
        var asked = 0
        var plantedCount = 0
        let model = ScriptedModel(says: Office.opinion())
        let desk = Office.consulting(model)
        for number in 0..<100 {
            let identity = Identity(number)
            let mail = identity.mail(number)
            let file = Office.file(mail, from: identity.address, name: "\(identity.first) \(identity.last)")
            let material = Office.material(["Zu \(identity.file) und \(identity.plate): Die Tonne wird geleert."])
            let pieces = identity.structured + [identity.last, identity.street, identity.place]
            for preparation in [desk.prepareOpinion(on: file), desk.prepareDraft(on: file, from: material)] {
                guard let call = preparation.call else { continue }
                asked += 1
                _ = await desk.ask(call)
                let body = folded(String(decoding: call.body, as: UTF8.self))
                let mailAndAnswer = folded(mail)
                for piece in pieces where mailAndAnswer.contains(folded(piece)) {
                    plantedCount += 1
                    #expect(!body.contains(folded(piece)), "\(number): \(piece)")
                }
            }
        }
        print("planted: \(plantedCount) pieces in \(asked) of 200 questions")
        #expect(asked >= 150 && plantedCount >= 600)
        #expect(model.requests.count <= asked)
    }
}
