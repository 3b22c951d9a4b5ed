/// ISO 4217 codes.
enum CurrencyCode {
    /// Whether three bytes are the code of a currency in use, in capitals or small letters.
    static func isValid(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count == 3, isLetter(start[0]), isLetter(start[1]), isLetter(start[2]) else { return false }
        return codes.contains(packed(start))
    }

    private static func packed(_ start: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(lowercased(start[0])) << 16 | UInt64(lowercased(start[1])) << 8 | UInt64(lowercased(start[2]))
    }

    private static let codes: WordTable = {
        let text: StaticString = """
            aed afn all amd aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf \
            clp cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl \
            htg huf idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad \
            mdl mga mkd mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg \
            qar ron rsd rub rwf sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs tmt tnd top try ttd \
            twd tzs uah ugx usd uyu uzs ves vnd vuv wst xaf xag xau xcd xcg xof xpf yer zar zmw zwg
            """
        return WordTable(stride(from: 0, to: text.utf8CodeUnitCount - 2, by: 4).map { packed(text.utf8Start + $0) })
    }()
}
