/// Countries: ISO 3166-1 codes of two and three letters, and names in English, Dutch, French and German (Unicode CLDR),
/// with the everyday names of some.
enum CountryName {
    /// The most bytes that a folded name has.
    static let longest = 30

    /// Whether a folded value is a country's code or name.
    @inline(__always)
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int, in names: Names) -> Bool {
        guard count >= 2, count <= longest else { return false }
        let (first, second) = (folded[0] &- 0x61, folded[1] &- 0x61)
        guard first < 26, second < 26, names.lengths[Int(first) * 26 + Int(second)] >> UInt32(count) & 1 == 1 else {
            return false
        }
        return names.hashes.contains(hash(folded, count))
    }

    /// The names by their hashes, and how long those are that begin with two letters.
    struct Names: @unchecked Sendable {
        fileprivate let hashes: WordTable
        /// For each pair of letters, a bit for each length.
        fileprivate let lengths: UnsafePointer<UInt32>
    }

    static let names: Names = {
        var hashes: [UInt64] = []
        let lengths = UnsafeMutablePointer<UInt32>.allocate(capacity: 26 * 26)
        lengths.initialize(repeating: 0, count: 26 * 26)
        let bytes = text.utf8Start
        var first = 0
        for index in 0...text.utf8CodeUnitCount where index == text.utf8CodeUnitCount || bytes[index] == 0x20 {
            hashes.append(hash(bytes + first, index - first))
            let pair = Int(bytes[first] - 0x61) * 26 + Int(bytes[first + 1] - 0x61)
            if index - first <= longest { lengths[pair] |= 1 << UInt32(index - first) }
            first = index + 1
        }
        return Names(hashes: WordTable(hashes), lengths: UnsafePointer(lengths))
    }()

    private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        fixedHash.hash(start, count)
    }

    private static let fixedHash = KeyedHash(key: HashKey(0, 0))

    private static let text: StaticString = """
        ad and andorra andorre ae are unitedarabemirates verenigdearabischeemiraten emiratsarabesunis \
        vereinigtearabischeemirate af afg afghanistan ag atg antiguabarbuda antiguaenbarbuda antiguaetbarbuda \
        antiguaundbarbuda antiguaandbarbuda ai aia anguilla al alb albania albanie albanien am arm armenia armenie \
        armenien ao ago angola aq ata antarctica antarctique antarktis ar arg argentina argentinie argentine \
        argentinien as asm americansamoa amerikaanssamoa samoaamericaines amerikanischsamoa at aut austria oostenrijk \
        autriche osterreich au aus australia australie australien aw abw aruba ax ala alandislands aland ilesaland \
        alandinseln az aze azerbaijan azerbeidzjan azerbaidjan aserbaidschan ba bih bosniaherzegovina \
        bosnieenherzegovina bosnieherzegovine bosnienundherzegowina bosniaandherzegovina bb brb barbados barbade bd \
        bgd bangladesh bangladesch be bel belgium belgie belgique belgien bf bfa burkinafaso bg bgr bulgaria bulgarije \
        bulgarie bulgarien bh bhr bahrain bahrein bi bdi burundi bj ben benin bl blm stbarthelemy saintbarthelemy bm \
        bmu bermuda bermudes bn brn brunei bruneidarussalam bo bol bolivia bolivie bolivien \
        boliviaplurinationalstateof bq bes caribbeannetherlands caribischnederland paysbascaribeens \
        karibischeniederlande bonairesinteustatiusandsaba br bra brazil brazilie bresil brasilien bs bhs bahamas bt \
        btn bhutan bhoutan bv bvt bouvetisland bouveteiland ilebouvet bouvetinsel bw bwa botswana botsuana by blr \
        belarus bielorussie bz blz belize ca can canada kanada cc cck cocoskeelingislands cocoseilanden ilescocos \
        kokosinseln cd cod congokinshasa kongokinshasa cf caf centralafricanrepublic centraalafrikaanserepubliek \
        republiquecentrafricaine zentralafrikanischerepublik cg cog congobrazzaville kongobrazzaville congo ch che \
        switzerland zwitserland suisse schweiz ci civ cotedivoire ivoorkust ck cok cookislands cookeilanden ilescook \
        cookinseln cl chl chile chili cm cmr cameroon kameroen cameroun kamerun cn chn china chine \
        peoplesrepublicofchina co col colombia colombie kolumbien cr cri costarica cu cub cuba kuba cv cpv capeverde \
        kaapverdie capvert caboverde cw cuw curacao cx cxr christmasisland christmaseiland ilechristmas \
        weihnachtsinsel cy cyp cyprus chypre zypern cz cze czechia tsjechie tchequie tschechien czechrepublic \
        republiquetcheque tschechischerepublik tsjechischerepubliek de deu germany duitsland allemagne deutschland dj \
        dji djibouti dschibuti dk dnk denmark denemarken danemark dm dma dominica dominique do dom dominicanrepublic \
        dominicaanserepubliek republiquedominicaine dominikanischerepublik dz dza algeria algerije algerie algerien ec \
        ecu ecuador equateur ee est estonia estland estonie eg egy egypt egypte agypten eh esh westernsahara \
        westelijkesahara saharaoccidental westsahara er eri eritrea erythree es esp spain spanje espagne spanien et \
        eth ethiopia ethiopie athiopien fi fin finland finlande finnland fj fji fiji fidji fidschi fk flk \
        falklandislands falklandeilanden ilesmalouines falklandinseln falklandislandsmalvinas fm fsm micronesia \
        micronesie mikronesien micronesiafederatedstatesof fo fro faroeislands faeroer ilesferoe faroer fr fra france \
        frankrijk frankreich ga gab gabon gabun gb gbr unitedkingdom verenigdkoninkrijk royaumeuni \
        vereinigteskonigreich uk greatbritain england scotland wales grootbrittannie engeland grandebretagne \
        angleterre grossbritannien vereinigdkoninkrijk gd grd grenada grenade ge geo georgia georgie georgien gf guf \
        frenchguiana fransguyana guyanefrancaise franzosischguayana gg ggy guernsey guernesey gh gha ghana gi gib \
        gibraltar gl grl greenland groenland gronland gm gmb gambia gambie gn gin guinea guinee gp glp guadeloupe gq \
        gnq equatorialguinea equatoriaalguinea guineeequatoriale aquatorialguinea gr grc greece griekenland grece \
        griechenland el gs sgs gt gtm guatemala gu gum guam gw gnb guineabissau guineebissau gy guy guyana hk hkg \
        hongkongsarchina hongkongsarvanchina raschinoisedehongkong hongkong hm hmd heardmcdonaldislands \
        heardenmcdonaldeilanden ilesheardetmacdonald heardundmcdonaldinseln heardislandandmcdonaldislands hn hnd \
        honduras hr hrv croatia kroatie croatie kroatien ht hti haiti hu hun hungary hongarije hongrie ungarn id idn \
        indonesia indonesie indonesien ie irl ireland ierland irlande irland republicofireland il isr israel im imn \
        isleofman iledeman in ind india inde indien io iot britishindianoceanterritory britsindischeoceaanterritorium \
        iq irq iraq irak ir irn iran iranislamicrepublicof is isl iceland ijsland islande island it ita italy italie \
        italien je jey jersey jm jam jamaica jamaique jamaika jo jor jordan jordanie jordanien jp jpn japan japon ke \
        ken kenya kenia kg kgz kyrgyzstan kirgizie kirghizstan kirgisistan kh khm cambodia cambodja cambodge \
        kambodscha ki kir kiribati km com comoros comoren comores komoren kn kna stkittsnevis saintkittsennevis \
        saintchristopheetnieves stkittsundnevis saintkittsandnevis kp prk northkorea noordkorea coreedunord nordkorea \
        kr kor southkorea zuidkorea coreedusud sudkorea korearepublicof kw kwt kuwait koeweit koweit ky cym \
        caymanislands kaaimaneilanden ilescaimans kaimaninseln kz kaz kazakhstan kazachstan kasachstan la lao laos \
        laopeoplesdemocraticrepublic lb lbn lebanon libanon liban lc lca stlucia saintlucia saintelucie li lie \
        liechtenstein lk lka srilanka lr lbr liberia ls lso lesotho lt ltu lithuania litouwen lituanie litauen lu lux \
        luxembourg luxemburg grandducheluxembourg grootherdogenluxemburg lv lva latvia letland lettonie lettland ly \
        lby libya libie libye libyen ma mar morocco marokko maroc mc mco monaco md mda moldova moldavie republikmoldau \
        moldovarepublicof me mne montenegro mf maf stmartin saintmartin saintmartinfrenchpart mg mdg madagascar \
        madagaskar mh mhl marshallislands marshalleilanden ilesmarshall marshallinseln mk mkd northmacedonia \
        noordmacedonie macedoinedunord nordmazedonien ml mli mali mm mmr myanmarburma myanmarbirma myanmarbirmanie \
        myanmar mn mng mongolia mongolie mongolei mo mac macaosarchina macausarvanchina raschinoisedemacao \
        sonderverwaltungsregionmacau macao mp mnp northernmarianaislands noordelijkemarianen ilesmariannesdunord \
        nordlichemarianen mq mtq martinique mr mrt mauritania mauritanie mauretanien ms msr montserrat mt mlt malta \
        malte mu mus mauritius maurice mv mdv maldives maldiven malediven mw mwi malawi mx mex mexico mexique mexiko \
        my mys malaysia maleisie malaisie mz moz mozambique mosambik na nam namibia namibie nc ncl newcaledonia \
        nieuwcaledonie nouvellecaledonie neukaledonien ne ner niger nf nfk norfolkisland norfolk ilenorfolk \
        norfolkinsel ng nga nigeria ni nic nicaragua nl nld netherlands nederland paysbas niederlande holland \
        thenetherlands nederlanden lespaysbas no nor norway noorwegen norvege norwegen np npl nepal nr nru nauru nu \
        niu niue nz nzl newzealand nieuwzeeland nouvellezelande neuseeland om omn oman pa pan panama pe per peru perou \
        pf pyf frenchpolynesia franspolynesie polynesiefrancaise franzosischpolynesien pg png papuanewguinea \
        papoeanieuwguinea papouasienouvelleguinee papuaneuguinea ph phl philippines filipijnen philippinen pk pak \
        pakistan pl pol poland polen pologne pm spm stpierremiquelon saintpierreenmiquelon saintpierreetmiquelon \
        stpierreundmiquelon saintpierreandmiquelon pn pcn pitcairnislands pitcairneilanden ilespitcairn pitcairninseln \
        pitcairn pr pri puertorico portorico ps pse palestinianterritories palestijnsegebieden territoirespalestiniens \
        palestinestateof pt prt portugal pw plw palau palaos py pry paraguay qa qat qatar katar re reu reunion \
        lareunion ro rou romania roemenie roumanie rumanien rs srb serbia servie serbie serbien ru rus russia rusland \
        russie russland russianfederation rw rwa rwanda ruanda sa sau saudiarabia saoediarabie arabiesaoudite \
        saudiarabien sb slb solomonislands salomonseilanden ilessalomon salomonen sc syc seychelles seychellen sd sdn \
        sudan soedan soudan se swe sweden zweden suede schweden sg sgp singapore singapour singapur sh shn sthelena \
        sinthelena saintehelene si svn slovenia slovenie slowenien sj sjm svalbardjanmayen spitsbergenenjanmayen \
        svalbardetjanmayen spitzbergenundjanmayen svalbardandjanmayen sk svk slovakia slowakije slovaquie slowakei \
        slovakrepublic sl sle sierraleone sm smr sanmarino saintmarin sn sen senegal so som somalia somalie sr sur \
        suriname ss ssd southsudan zuidsoedan soudandusud sudsudan st stp saotomeprincipe saotomeenprincipe \
        saotomeetprincipe saotomeundprincipe saotomeandprincipe sv slv elsalvador salvador sx sxm sintmaarten \
        saintmartinpartieneerlandaise sintmaartendutchpart sy syr syria syrie syrien syrianarabrepublic sz swz \
        eswatini tc tca turkscaicosislands turksencaicoseilanden ilesturquesetcaiques turksundcaicosinseln \
        turksandcaicosislands td tcd chad tsjaad tchad tschad tf atf frenchsouthernterritories \
        terresaustralesfrancaises tg tgo togo th tha thailand thailande tj tjk tajikistan tadzjikistan tadjikistan \
        tadschikistan tk tkl tokelau tl tls timorleste oosttimor timororiental tm tkm turkmenistan tn tun tunisia \
        tunesie tunisie tunesien to ton tonga tr tur turkiye turkije turquie turkei turkey tt tto trinidadtobago \
        trinidadentobago triniteettobago trinidadundtobago trinidadandtobago tv tuv tuvalu tw twn taiwan \
        taiwanprovinceofchina tz tza tanzania tanzanie tansania tanzaniaunitedrepublicof ua ukr ukraine oekraine ug \
        uga uganda oeganda ouganda um umi usoutlyingislands amerikanischeuberseeinseln us usa unitedstates \
        verenigdestaten etatsunis vereinigtestaaten usa unitedstatesofamerica verenigdestatenvanamerika \
        etatsunisdamerique vereinigtestaatenvonamerika uy ury uruguay uz uzb uzbekistan oezbekistan ouzbekistan \
        usbekistan va vat vaticancity vaticaanstad etatdelaciteduvatican vatikanstadt holyseevaticancitystate vc vct \
        stvincentgrenadines saintvincentendegrenadines saintvincentetlesgrenadines stvincentunddiegrenadinen \
        saintvincentandthegrenadines ve ven venezuela venezuelabolivarianrepublicof vg vgb britishvirginislands \
        britsemaagdeneilanden ilesviergesbritanniques britischejungferninseln virginislandsbritish vi vir \
        usvirginislands amerikaansemaagdeneilanden ilesviergesdesetatsunis amerikanischejungferninseln virginislandsus \
        vn vnm vietnam vu vut vanuatu wf wlf wallisfutuna wallisenfutuna wallisetfutuna wallisundfutuna \
        wallisandfutuna ws wsm samoa ye yem yemen jemen yt myt mayotte za zaf southafrica zuidafrika afriquedusud \
        sudafrika zm zmb zambia zambie sambia zw zwe zimbabwe simbabwe
        """
}
