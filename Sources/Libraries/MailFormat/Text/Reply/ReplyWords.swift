/// The words by which mail programs of many languages introduce an earlier mail. All in lower case.
enum ReplyWords {
    /// What follows the date and the name in `On …, … wrote:`.
    static let wrote: [String] = [
        "wrote", "writes", "schrieb", "hat geschrieben", "geschrieben", "a écrit", "ecrit", "écrit", "ha scritto",
        "scrive", "escribió", "escribio", "ha escrito", "va escriure", "escreveu", "schreef", "heeft geschreven",
        "napisał", "napisała", "pisze", "yazdı", "yazdi", "yazmış", "пише", "написав", "написала", "писав", "пишет",
        "написал", "писал", "написа", "skrev", "skrifaði", "kirjoitti", "napsal", "napísal", "napisal", "napisao",
        "napisala", "је написао", "írta", "a scris", "έγραψε", "写道", "寫道", "さんは書きました", "のメール", "작성",
        "كتب", "כתב", "đã viết", "menulis", "rašė", "rakstīja", "kirjutas", "shkroi",
    ]

    /// How such a line begins.
    static let starters: [String] = [
        "on ", "at ", "am ", "le ", "il ", "in data ", "el ", "em ", "a ", "op ", "w dniu ", "dnia ", "den ", "på ",
        "dne ",
        "dňa ", "pe ", "στις ", "на ", "tarihinde ", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi",
        "do", "fr", "sa", "so", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "gio", "sab", "dom", "jue", "vie",
        "mié",
        "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "pon", "wt", "śr", "czw", "pt", "sob", "ndz", "man", "tir",
        "ons",
        "tor", "fre", "lør", "søn", "pzt", "sal", "çar", "per", "cum", "cmt", "paz", "em ", "no dia ", "la ", "vào ",
        "pada ",
        "понед", "вторн", "сред", "четв", "пятн", "субб", "воскр", "середа", "четвер", "п'ятниця", "субота", "неділя",
    ]

    /// Words of a person who speaks of themselves; then the line is text and no quote header.
    static let ownVoice: [String] = [
        " ich ", " wir ", " i wrote", " we wrote", " j'ai ", " schrieben sie", " ho scritto",
    ]

    /// What stands between dashes over an earlier mail.
    static let originalMessage: [String] = [
        "original message", "original-nachricht", "originalnachricht", "ursprüngliche nachricht", "original nachricht",
        "ursprüngliche mail", "message d'origine", "message d’origine", "message original", "message initial",
        "messaggio originale", "messaggio original", "mensaje original", "mensagem original", "missatge original",
        "oorspronkelijk bericht", "oorspronkelijk e-mailbericht", "oryginalna wiadomość", "wiadomość oryginalna",
        "wiadomość pierwotna", "orijinal mesaj", "orijinal ileti", "özgün ileti", "оригінальне повідомлення",
        "вихідне повідомлення", "початкове повідомлення", "исходное сообщение", "оригинальное сообщение",
        "исходное письмо", "oprindelig meddelelse", "opprinnelig melding", "ursprungligt meddelande",
        "alkuperäinen viesti", "původní zpráva", "původní e-mail", "pôvodná správa", "eredeti üzenet", "mesaj original",
        "αρχικό μήνυμα", "оригинално съобщение", "izvorna poruka", "izvirno sporočilo", "originele bericht",
        "reply message", "원본 메시지", "原始邮件", "原始郵件", "original appointment",
    ]

    /// What stands over a message that is passed on.
    static let forwarded: [String] = [
        "forwarded message", "begin forwarded message", "weitergeleitete nachricht", "weitergeleitete mail",
        "anfang der weitergeleiteten", "message transféré", "début du message transféré", "début du message réexpédié",
        "messaggio inoltrato", "inizio messaggio inoltrato", "mensaje reenviado", "inicio del mensaje reenviado",
        "mensagem encaminhada", "início da mensagem reencaminhada", "doorgestuurd bericht",
        "begin doorgestuurd bericht",
        "wiadomość przekazana", "przekazana wiadomość", "początek przekazywanej wiadomości", "iletilen mesaj",
        "yönlendirilmiş ileti", "yönlendirilen mesaj", "iletinin başlangıcı", "переслане повідомлення",
        "пересланное сообщение", "пересылаемое сообщение", "начало переадресованного", "videresendt besked",
        "videresendt melding", "vidarebefordrat meddelande", "välitetty viesti", "přeposlaná zpráva",
        "mesaj redirecționat",
        "továbbított üzenet", "fwd:", "转发的邮件", "轉寄的郵件",
    ]

    /// Labels of the block of fields over an earlier mail, by what they name.
    static let labels: [(kind: ReplyLabel, words: [String])] = [
        (
            .from,
            [
                "from", "von", "de", "da", "van", "od", "kimden", "gönderen", "від", "від кого", "от", "от кого", "fra",
                "från", "lähettäjä", "feladó", "expéditeur", "mittente", "remitente", "remetente", "afzender",
                "nadawca",
                "absender", "odesílatel", "odosielateľ", "de la", "expeditor", "από", "发件人", "寄件者", "差出人",
                "보낸 사람", "отправитель", "відправник", "message du", "reply-to", "antwort an",
            ]
        ),
        (
            .date,
            [
                "sent", "date", "gesendet", "datum", "gesendet am", "envoyé", "envoyé le", "envoyé :", "date d'envoi",
                "data", "inviato", "enviado", "enviado el", "enviada em", "enviado em", "fecha", "verzonden", "wysłano",
                "data wysłania", "gönderildi", "gönderme tarihi", "tarih", "надіслано", "дата", "отправлено", "sendt",
                "dato", "skickat", "lähetetty", "päivämäärä", "elküldve", "odesláno", "odoslané", "trimis", "trimis la",
                "dátum", "发送时间", "寄件日期", "日期", "送信日時", "보낸 날짜", "ημερομηνία",
            ]
        ),
        (
            .to,
            [
                "to", "an", "à", "a", "aan", "do", "kime", "alıcı", "кому", "til", "till", "vastaanottaja", "címzett",
                "para",
                "destinataire", "destinatario", "destinatário", "komu", "către", "προς", "收件人", "收件者", "宛先", "받는 사람",
                "empfänger", "für", "pour",
            ]
        ),
        (
            .cc,
            [
                "cc", "kopie", "copie à", "copie", "cc:", "kopia", "kopi", "bilgi", "копія", "копия", "kopija", "copia",
                "dw",
            ]
        ),
        (
            .subject,
            [
                "subject", "betreff", "objet", "sujet", "oggetto", "asunto", "assunto", "onderwerp", "temat", "konu",
                "тема",
                "emne", "ämne", "aihe", "tárgy", "předmět", "predmet", "subiect", "θέμα", "主题", "主旨", "件名", "제목",
                "betr.", "betr",
            ]
        ),
        (
            .other,
            ["importance", "wichtigkeit", "priority", "priorität", "anlagen", "attachments", "antwort an", "reply-to"]
        ),
    ]

    /// How the line begins that a phone or a mail program puts under a text.
    static let programSignatures: [String] = [
        "sent from my ", "sent from mail", "sent from outlook", "sent from yahoo", "sent from samsung",
        "sent from proton",
        "sent from iphone", "sent from a ", "sent via ", "sent with ", "sent using ", "get outlook for",
        "get bluemail for",
        "von meinem ", "von unterwegs gesendet", "gesendet von ", "gesendet mit ", "gesendet über ", "gesendet aus ",
        "diese nachricht wurde von meinem", "envoyé de mon", "envoyé depuis", "envoyé à partir de", "envoyé avec",
        "télécharger outlook", "obtenez outlook", "provenance : ", "inviato da ", "inviato dal mio", "inviato tramite",
        "scarica outlook", "enviado desde mi", "enviado desde ", "enviado do meu", "enviado a partir do", "enviado via",
        "obtener outlook", "obter o outlook", "verstuurd vanaf", "verzonden vanaf", "verzonden met", "verzonden vanuit",
        "outlook voor", "wysłane z ", "wysłano z ", "pobierz aplikację outlook", "надіслано з ", "отправлено с ",
        "отправлено из ", "отправлено через", "sendt fra ", "skickat från ", "lähetetty ", "odesláno z ", "odoslané z ",
        "trimis de pe", "küldve ", "στάλθηκε από", "outlook für ", "outlook for ", "outlook pour ", "yahoo mail",
        "holen sie sich outlook", "diese e-mail wurde von meinem", "envoyé par", "envoyé de", "发自我的", "iphone から送信",
    ]

    /// The same where the phone stands first.
    static let programSignatureEnds: [String] = [
        "gesendet", "gönderildi", "gönderilmiştir", "から送信", "küldve", "lähetetty",
    ]

    /// Names of devices and mail programs.
    static let devices: [String] = [
        "iphone", "ipad", "android", "samsung", "galaxy", "smartphone", "handy", "mobil", "blackberry", "huawei",
        "xiaomi", "phone", "telefon", "tablet", "mac", "outlook", "windows", "yahoo", "gmx", "web.de", "app", "mail",
        "proton", "thunderbird", "telekom", "nokia", "htc", "sony", "wiko", "lumia", "t-online", "spark", "смартфон",
        "телефон", "мобил", "мобіл", "почт", "пошт", "айфон", "unterwegs", "pixel", "oppo", "fairphone", "motorola",
        "oneplus", "redmi", "honor", "device", "téléphone", "teléfono", "gerät",
    ]

    /// How a legal notice begins.
    static let disclaimers: [String] = [
        "this e-mail and any", "this email and any", "this e-mail is confidential", "this email is confidential",
        "this message is confidential", "this message and any", "the information contained in this",
        "the information in this e", "this communication is", "confidentiality notice", "disclaimer:", "legal notice",
        "diese e-mail enthält", "diese nachricht enthält vertrauliche", "diese e-mail ist vertraulich",
        "diese e-mail kann vertrauliche", "der inhalt dieser e-mail", "diese mail enthält", "vertraulichkeitshinweis",
        "ce message et", "ce courriel", "ce message est confidentiel", "avis de confidentialité", "questo messaggio",
        "le informazioni contenute", "avviso di riservatezza", "este mensaje", "este correo", "aviso legal",
        "esta mensagem", "este e-mail", "dit bericht is", "dit e-mailbericht", "deze e-mail", "ta wiadomość",
        "niniejsza wiadomość", "treść tej wiadomości", "bu e-posta", "bu ileti", "це повідомлення", "это сообщение",
        "данное сообщение", "please consider the environment", "bitte denken sie an die umwelt",
    ]
}

/// What a label in the block of fields over an earlier mail names.
enum ReplyLabel: Hashable {
    case from, date, to, cc, subject, other
}
