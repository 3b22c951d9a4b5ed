/// A path in a nested document that was met while reading; nodes make a tree with one node per distinct path.
///
/// A reader walks along nodes as it walks through the document, so that the way from a leaf to the field it fills
/// is a few comparisons of numbers and never a text.
struct TreeNode {
    enum Kind: UInt8 {
        /// An element, or the member of an object.
        case member
        case attribute
        /// One of several: `Address[2]`, `emails[0]`.
        case occurrence
        /// All those beyond the last one that gets fields of its own.
        case overflow
    }

    /// The name, at an address that is the same for the same name.
    var name: UnsafePointer<UInt8>
    var nameLength: Int
    var kind: Kind
    /// Whether the name may come in a text as it is: it has nothing that JSON writes otherwise, no quote, backslash or
    /// control character, and it is a name of the text and not ours.
    var isPlain: Bool
    /// Values are counted and not kept.
    var isMuted = false
    /// Outside the records, and no record below.
    var isIgnored = false
    /// Records of a table are below.
    var leadsToTable = false
    /// Whether a selector begins here, compares or takes this value.
    var isSelectorBase = false
    var isSelectorLeaf = false
    /// Whether a value without text was met, which becomes a field if nothing is found below.
    var wasNull = false

    /// Whether any member is one record of the same table, as in an object that maps keys to objects.
    var takesAnyMember = false
    /// The node of all those members, and whether it is one.
    var everyMember: Int32 = -1
    var isEveryMember = false
    /// Where the key of such a record goes.
    var keyNode: Int32 = -1

    var parent: Int32
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var nextSibling: Int32 = -1
    /// The child met last in the open parent; the next one is likely to be its next sibling.
    var cursor: Int32 = -1
    /// `Address[2]` of `Address`, `emails[0]` of `emails`.
    var firstOccurrence: Int32 = -1
    var nextOccurrence: Int32 = -1
    var overflow: Int32 = -1

    /// The element in which it was met last, how often, and the occurrence met last.
    var seenIn = 0
    var timesSeen: Int32 = 0
    var lastSeen: Int32 = -1

    /// The last reading in which it had a child, and in which it had several occurrences.
    var hadChild = 0
    var hadOccurrences = 0

    /// The table whose record begins here, or -1.
    var table: Int32 = -1
    /// The table whose record holds the values here, or -1.
    var owner: Int32 = -1
    /// The field of the owner, valid in the reading of that number, and in later ones while the epoch of the owner's
    /// fields is the same.
    var field: Int32 = -1
    var reading = 0
    var epoch = 0

    init(name: UnsafePointer<UInt8>, length: Int, kind: Kind, parent: Int32) {
        self.name = name
        nameLength = length
        isPlain = UnsafeBufferPointer(start: name, count: max(length, 0)).allSatisfy {
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        self.kind = kind
        self.parent = parent
    }
}
