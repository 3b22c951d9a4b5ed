/// Gathers the outline of an XML document.
final class XMLOutlineEvents: XMLEventHandler {
    private struct Frame {
        var node: Int
        var holder: Int
        var hasElements = false
        var hasText = false
    }

    let outline = TreeOutline()
    private let depthLimit: Int
    private var frames = [Frame(node: TreeOutline.root, holder: 0)]
    private var skipped = 0
    private var names: [UnsafePointer<UInt8>: String] = [:]
    private(set) var rootElement: String?
    private(set) var namespace: String?

    init(depthLimit: Int) {
        self.depthLimit = depthLimit
    }

    override func startElement(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        if frames.count + skipped > depthLimit { return parser.stop(.depth(depthLimit)) }
        if rootElement == nil {
            rootElement = text(of: name)
            namespace = parser.elementNamespace
        }
        frames[frames.count - 1].hasElements = true
        let holder = frames[frames.count - 1].holder
        guard skipped == 0, let node = outline.child(of: frames[frames.count - 1].node, text(of: name)) else {
            skipped += 1
            return
        }
        outline.count(node, in: holder)
        frames.append(Frame(node: node, holder: outline.newHolder()))
        for position in 0..<attributes.count {
            if let namespace = attributes.namespace(position), namespace == parser.instanceNamespace { continue }
            guard let name = attributes.name(position) else { continue }
            _ = outline.child(of: node, text(of: name), isAttribute: true)
        }
    }

    override func endElement() {
        if skipped > 0 {
            skipped -= 1
            return
        }
        guard frames.count > 1, let frame = frames.popLast() else { return }
        if !frame.hasElements, frame.hasText { outline.countValue(frame.node) }
    }

    override func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
        let text = UnsafeBufferPointer(start: start, count: count)
        if skipped == 0, text.contains(where: { $0 > 0x20 }) { frames[frames.count - 1].hasText = true }
    }

    override func entity(_ name: UnsafePointer<UInt8>) {}

    private func text(of name: UnsafePointer<UInt8>) -> String {
        if let known = names[name] { return known }
        let text = String(cString: name)
        names[name] = text
        return text
    }
}
