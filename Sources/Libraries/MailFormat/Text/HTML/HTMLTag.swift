/// A start tag with the attributes that matter for what is seen. Of equal attributes the first counts.
struct HTMLTag {
    let name: String
    private(set) var style: String?
    private(set) var classes: String?
    private(set) var id: String?
    private(set) var href: String?
    private(set) var source: String?
    private(set) var alternative: String?
    private(set) var colour: String?
    private(set) var background: String?
    private(set) var hasBackgroundImage = false
    private(set) var isHidden = false
    private(set) var isOpen = false
    private(set) var size: String?
    private(set) var width: String?
    private(set) var height: String?
    private(set) var type: String?
    private(set) var value: String?

    init(name: String) { self.name = name }

    mutating func take(_ bytes: [UInt8], _ attribute: Range<Int>, _ value: Range<Int>) {
        guard attribute.count >= 2, attribute.count <= 10 else { return }
        switch lowercasedText(bytes, attribute) {
        case "style": set(\.style, bytes, value)
        case "class": set(\.classes, bytes, value)
        case "id": set(\.id, bytes, value)
        case "href": set(\.href, bytes, value)
        case "src": set(\.source, bytes, value)
        case "alt": set(\.alternative, bytes, value)
        case "color", "text": set(\.colour, bytes, value)
        case "bgcolor": set(\.background, bytes, value)
        case "background": hasBackgroundImage = true
        case "hidden": isHidden = true
        case "open": isOpen = true
        case "size": set(\.size, bytes, value)
        case "width": set(\.width, bytes, value)
        case "height": set(\.height, bytes, value)
        case "type": set(\.type, bytes, value)
        case "value": set(\.value, bytes, value)
        default: break
        }
    }

    private mutating func set(_ key: WritableKeyPath<Self, String?>, _ bytes: [UInt8], _ value: Range<Int>) {
        guard self[keyPath: key] == nil else { return }
        var text: [UInt8] = []
        HTMLEntities.append(bytes, value.lowerBound..<min(value.upperBound, value.lowerBound + 8_192), to: &text)
        self[keyPath: key] = String(decoding: text, as: UTF8.self)
    }
}
