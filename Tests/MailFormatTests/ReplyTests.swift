import Testing

@testable import MailFormat

@Suite struct ReplyTests {
    /// One line of reply, then what a mail program of that language puts before the earlier mail.
    static let headers: [(String, String)] = [
        ("en Gmail", "On Mon, Nov 2, 2026 at 4:37 PM City Office <desk@town.example> wrote:"),
        (
            "en Gmail, wrapped",
            "On Mon, Nov 2, 2026 at 4:37 PM The City Office of Somewhere <\ndesk@town.example> wrote:"
        ),
        ("en Apple", "On 2 Nov 2026, at 16:37, City Office <desk@town.example> wrote:"),
        (
            "en Outlook",
            "From: City Office <desk@town.example>\nSent: Monday, November 2, 2026 4:37 PM\nTo: Ann Lee\nSubject: Bins"
        ),
        ("en Outlook, bold", "*From:* City Office <desk@town.example>\n*Sent:* Monday\n*To:* Ann Lee\n*Subject:* Bins"),
        ("en old Outlook", "-----Original Message-----\nFrom: City Office\nSent: Monday\nSubject: Bins"),
        ("de Gmail", "Am Mo., 2. Nov. 2026 um 16:37 Uhr schrieb Bürgeramt <amt@stadt.example>:"),
        ("de Thunderbird", "Am 02.11.26 um 16:37 schrieb Bürgeramt:"),
        ("de Apple", "Am 02.11.2026 um 16:37 schrieb Bürgeramt <amt@stadt.example>:"),
        (
            "de Outlook",
            "Von: Bürgeramt <amt@stadt.example>\nGesendet: Montag, 2. November 2026 16:37\nAn: Anna\nBetreff: Tonne"
        ),
        (
            "de Outlook, with a rule",
            "________________________________\nVon: Bürgeramt\nGesendet: Montag\nAn: Anna\nBetreff: Tonne"
        ),
        (
            "de GMX",
            "Gesendet: Montag, 02. November 2026 um 16:37 Uhr\nVon: \"Bürgeramt\" <amt@stadt.example>\nAn: anna@b.example\nBetreff: Tonne"
        ),
        ("de original", "-----Ursprüngliche Nachricht-----\nVon: Bürgeramt\nGesendet: Montag\nBetreff: Tonne"),
        ("fr Gmail", "Le lun. 2 nov. 2026 à 16:37, Mairie <mairie@ville.example> a écrit :"),
        ("fr Gmail, wrapped", "Le lun. 2 nov. 2026 à 16:37, Mairie de la Ville <mairie@ville.example>\na écrit :"),
        (
            "fr Outlook",
            "De : Mairie <mairie@ville.example>\nEnvoyé : lundi 2 novembre 2026 16:37\nÀ : Anne\nObjet : Poubelle"
        ),
        ("it Gmail", "Il giorno lun 2 nov 2026 alle ore 16:37 Comune <comune@citta.example> ha scritto:"),
        (
            "it Outlook",
            "Da: Comune <comune@citta.example>\nInviato: lunedì 2 novembre 2026 16:37\nA: Anna\nOggetto: Rifiuti"
        ),
        ("es Gmail", "El lun, 2 nov 2026 a las 16:37, Ayuntamiento (<ayto@ciudad.example>) escribió:"),
        ("es Outlook", "De: Ayuntamiento\nEnviado el: lunes, 2 de noviembre de 2026 16:37\nPara: Ana\nAsunto: Basura"),
        ("pt Gmail", "Em seg., 2 de nov. de 2026 às 16:37, Câmara <camara@cidade.example> escreveu:"),
        ("pl Gmail", "pon., 2 lis 2026 o 16:37 Urząd <urzad@miasto.example> napisał(a):"),
        ("pl Thunderbird", "W dniu 02.11.2026 o 16:37, Urząd pisze:"),
        (
            "pl Outlook",
            "Od: Urząd <urzad@miasto.example>\nWysłano: poniedziałek, 2 listopada 2026 16:37\nDo: Anna\nTemat: Śmieci"
        ),
        ("nl Gmail", "Op ma 2 nov 2026 om 16:37 schreef Gemeente <gemeente@stad.example>:"),
        (
            "nl Outlook",
            "Van: Gemeente <gemeente@stad.example>\nVerzonden: maandag 2 november 2026 16:37\nAan: Anna\nOnderwerp: Afval"
        ),
        ("tr Gmail", "Belediye <belediye@sehir.example>, 2 Kas 2026 Pzt, 16:37 tarihinde şunu yazdı:"),
        (
            "tr Outlook",
            "Kimden: Belediye <belediye@sehir.example>\nGönderildi: 2 Kasım 2026 Pazartesi 16:37\nKime: Ayşe\nKonu: Çöp"
        ),
        ("uk Gmail", "пн, 2 лист. 2026 р. о 16:37 Міська рада <rada@misto.example> пише:"),
        (
            "uk Outlook",
            "Від: Міська рада <rada@misto.example>\nНадіслано: понеділок, 2 листопада 2026 р. 16:37\nКому: Анна\nТема: Сміття"
        ),
        ("ru Gmail", "пн, 2 нояб. 2026 г. в 16:37, Мэрия <meria@gorod.example>:"),
        ("ru Mail", "Понедельник, 2 ноября 2026, 16:37 +03:00 от Мэрия <meria@gorod.example>:"),
        ("ru Outlook", "От: Мэрия <meria@gorod.example>\nОтправлено: 2 ноября 2026 г. 16:37\nКому: Анна\nТема: Мусор"),
        ("sv Gmail", "Den mån 2 nov. 2026 kl 16:37 skrev Kommunen <kommun@stad.example>:"),
        ("da Outlook", "Fra: Kommunen <kommune@by.example>\nSendt: 2. november 2026 16:37\nTil: Anna\nEmne: Affald"),
        ("cs Gmail", "po 2. 11. 2026 v 16:37 odesílatel Úřad <urad@mesto.example> napsal:"),
        ("hu Gmail", "Hivatal <hivatal@varos.example> ezt írta (időpont: 2026. nov. 2., H, 16:37):"),
        ("ro Gmail", "În lun., 2 nov. 2026 la 16:37, Primăria <primaria@oras.example> a scris:"),
        ("fi Gmail", "ma 2. marrask. 2026 klo 16.37 Virasto (virasto@kunta.example) kirjoitti:"),
        ("zh Outlook", "发件人: 市政厅 <a@city.example>\n发送时间: 2026年11月2日 16:37\n收件人: 安娜\n主题: 垃圾"),
        ("Yandex", "02.11.2026, 16:37, \"City Office\" <desk@town.example>:"),
    ]

    @Test(arguments: headers)
    func `a quote header of any language ends the reply`(name: String, header: String) {
        for quote in ["> earlier text\n> more", "earlier text\nmore"] {
            let reply = ReplyText("My own words.\n\n\(header)\n\n\(quote)\n")
            #expect(reply.text == "My own words.", "\(name)")
            #expect(reply.spans.contains { $0.kind == .quoteHeader }, "\(name)")
        }
    }

    static let signatures: [(String, String)] = [
        ("the standard mark", "-- \nAnna Beck\nTel. 123"),
        ("en", "Sent from my iPhone"), ("en Outlook", "Get Outlook for Android<https://x.example>"),
        ("de", "Von meinem iPhone gesendet"), ("de 2", "Gesendet mit der GMX Mail App"),
        ("de 3", "Diese Nachricht wurde von meinem Android-Mobiltelefon mit WEB.DE Mail gesendet."),
        ("fr", "Envoyé de mon iPhone"), ("it", "Inviato da iPhone"), ("es", "Enviado desde mi iPhone"),
        ("pt", "Enviado do meu iPhone"), ("nl", "Verstuurd vanaf mijn iPhone"), ("pl", "Wysłane z iPhone'a"),
        ("tr", "iPhone’umdan gönderildi"), ("uk", "Надіслано з iPhone"), ("ru", "Отправлено с iPhone"),
    ]

    @Test(arguments: signatures)
    func `a signature is no reply`(name: String, signature: String) {
        let reply = ReplyText("My own words.\n\n\(signature)\n")
        #expect(reply.text == "My own words.", "\(name)")
        #expect(reply.spans.last?.kind == .signature, "\(name)")
    }

    @Test(arguments: [
        "Am 3. März schrieb ich Ihnen folgendes:\nDie Tonne fehlt.",
        "Meine Daten:\nVon: Bonn\nNach: Köln",
        "Gesendet habe ich das Formular am 3. Mai.\nKommt noch etwas?",
        "Sent from the wrong office, I now ask you.\nPlease help.",
        "On Monday the bins were not emptied.\nOn Tuesday neither:\nstill full.",
        "Datum: 3. Mai\nOrt: Rathaus\nIch bitte um einen Termin.",
        "Fragen:\n- Was kostet das?\n- Wann?",
    ])
    func `what a person wrote stays whole`(text: String) {
        #expect(ReplyText(text).text == text)
        #expect(ReplyText(text).spans.map(\.kind) == [.reply])
    }

    @Test func `answers between and below quoted lines are reply`() {
        let text = "On 2 Nov 2026, at 16:37, Desk <d@t.example> wrote:\n> first?\nyes\n> second?\nno\n"
        let reply = ReplyText(text)
        #expect(reply.text == "yes\nno")
        #expect(reply.spans.map(\.kind) == [.quoteHeader, .quote, .reply, .quote, .reply])
    }

    @Test func `if the rules leave nothing, everything is returned`() {
        let text =
            "---------- Forwarded message ---------\nFrom: A <a@b.example>\nDate: Mon\nSubject: x\nTo: me\n\nhello"
        let reply = ReplyText(text)
        #expect(reply.text == text)
        #expect(reply.spans.map(\.kind) == [.quoteHeader, .forwarded])
    }

    @Test func `a legal notice is set apart`() {
        let reply = ReplyText("Words.\n\nDiese E-Mail enthält vertrauliche Informationen.\nLöschen Sie sie.")
        #expect(reply.text == "Words.")
        #expect(reply.spans.last?.kind == .disclaimer)
    }

    @Test(arguments: ["", "\n", " \n\n ", ">", "> a", "-- ", "a\n> b\nc\n-- \nd", "\r\n\r\n", "From:\nTo:\nSubject:"])
    func `the spans hold every line`(text: String) {
        let joined = ReplyText(text).spans.map(\.text).joined(separator: "\n")
        #expect(joined == TextLines.normalized(text, hadNul: {}))
    }

    @Test func `marks in HTML set the earlier mail apart`() {
        let cite =
            "<div>Own.</div><div>On 2 Nov 2026 at 16:37 Desk &lt;d@t.example&gt; wrote:</div><blockquote type=cite>old</blockquote>"
        let outlook = """
            <p>Own.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>From:</b> Desk<br>\
            <b>Sent:</b> Monday<br><b>To:</b> Anna<br><b>Subject:</b> Bins</p></div><p>old</p>
            """
        for html in [cite, outlook] { #expect(ReplyText(HidingTests.read(html).text).text == "Own.") }
    }
}
