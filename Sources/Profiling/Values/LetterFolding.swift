/// The letters without case and diacritics that Latin letters beyond ASCII fold to.
///
/// Two ASCII characters a code point, the second one a full stop where one letter is enough, both full stops where
/// the code point is no letter. Derived from the compatibility decompositions of Unicode, with letters that do not
/// decompose written as they are usually transliterated (ø → o, ß → ss, œ → oe, þ → th).
enum LetterFolding {
    /// U+00C0 to U+024F.
    nonisolated(unsafe) static let latin: UnsafeBufferPointer<UInt8> = rows(
        "a.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.d.n.o.o.o.o.o...o.u.u.u.u.y.thss",
        "a.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.d.n.o.o.o.o.o...o.u.u.u.u.y.thy.",
        "a.a.a.a.a.a.c.c.c.c.c.c.c.c.d.d.d.d.e.e.e.e.e.e.e.e.e.e.g.g.g.g.",
        "g.g.g.g.h.h.h.h.i.i.i.i.i.i.i.i.i.i.ijijj.j.k.k.k.l.l.l.l.l.l.l.",
        "l.l.l.n.n.n.n.n.n.n.n.n.o.o.o.o.o.o.oeoer.r.r.r.r.r.s.s.s.s.s.s.",
        "s.s.t.t.t.t.t.t.u.u.u.u.u.u.u.u.u.u.u.u.w.w.y.y.y.z.z.z.z.z.z.s.",
        "b.b...........c.c.d.d.......e...e.f.f.........i.k.k.l...........",
        "o.o.....p.p...........t.t.t...u.u.....y.y.z.z...................",
        "........dzdzdzljljljnjnjnja.a.i.i.o.o.u.u.u.u.u.u.u.u.u.u.e.a.a.",
        "a.a.aeae....g.g.k.k.o.o.o.o.....j.dzdzdzg.g.....n.n.a.a.aeaeo.o.",
        "a.a.a.a.e.e.e.e.i.i.i.i.o.o.o.o.r.r.r.r.u.u.u.u.s.s.t.t.....h.h.",
        "............a.a.e.e.o.o.o.o.o.o.o.o.y.y.......j.....a.c.c.l.....",
        "......b.u...e.e.j.j.....r.r.y.y."
    )

    /// U+1E00 to U+1EFF.
    nonisolated(unsafe) static let latinAdditional: UnsafeBufferPointer<UInt8> = rows(
        "a.a.b.b.b.b.b.b.c.c.d.d.d.d.d.d.d.d.d.d.e.e.e.e.e.e.e.e.e.e.f.f.",
        "g.g.h.h.h.h.h.h.h.h.h.h.i.i.i.i.k.k.k.k.k.k.l.l.l.l.l.l.l.l.m.m.",
        "m.m.m.m.n.n.n.n.n.n.n.n.o.o.o.o.o.o.o.o.p.p.p.p.r.r.r.r.r.r.r.r.",
        "s.s.s.s.s.s.s.s.s.s.t.t.t.t.t.t.t.t.u.u.u.u.u.u.u.u.u.u.v.v.v.v.",
        "w.w.w.w.w.w.w.w.w.w.x.x.x.x.y.y.z.z.z.z.z.z.h.t.w.y...s.....ss..",
        "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e.e.e.e.e.",
        "e.e.e.e.e.e.e.e.i.i.i.i.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.",
        "o.o.o.o.u.u.u.u.u.u.u.u.u.u.u.u.u.u.y.y.y.y.y.y.y.y............."
    )

    /// The rows one after the other, in memory that stays.
    private static func rows(_ rows: StaticString...) -> UnsafeBufferPointer<UInt8> {
        let bytes = rows.flatMap { row in
            Array(UnsafeBufferPointer(start: row.utf8Start, count: row.utf8CodeUnitCount))
        }
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = memory.initialize(from: bytes)
        return UnsafeBufferPointer(memory)
    }
}
