import IntegrationModel

/// What makers of software call lists and columns, in four languages.
enum Vocabulary {
    typealias Language = Dialect.Language

    static func folder(_ role: String, _ language: Language, _ chance: inout Chance) -> String {
        chance.one(of: (folders[role] ?? [:])[language] ?? [role])
    }

    static func file(_ entity: Entity, _ language: Language, _ chance: inout Chance) -> String {
        chance.one(of: (files[entity] ?? [:])[language] ?? ["export"])
    }

    /// The word for a column in a list of a kind.
    static func header(_ column: Column, of entity: Entity, _ language: Language, _ habit: Int) -> String {
        let key: String =
            switch column {
            case .number: "number-\(entity.rawValue)"
            case .date: entity.isDocument ? "date" : "since"
            default: "\(column)"
            }
        let words = (headers[key] ?? headers["\(column)"] ?? [:])[language] ?? ["\(column)"]
        return words[habit % words.count]
    }

    static func state(isCancelled: Bool, _ language: Language) -> String {
        switch language {
        case .dutch: isCancelled ? "geannuleerd" : "verwerkt"
        case .french: isCancelled ? "annulée" : "traitée"
        case .german: isCancelled ? "storniert" : "erledigt"
        case .english: isCancelled ? "cancelled" : "processed"
        }
    }

    /// How people name another document in a text.
    static func mention(_ entity: Entity, _ language: Language) -> String {
        switch language {
        case .dutch: entity == .invoice ? "betaling factuur" : "bestelling"
        case .french: entity == .invoice ? "paiement facture" : "cde"
        case .german: entity == .invoice ? "Rechnung" : "zu Auftrag"
        case .english: entity == .invoice ? "inv" : "for order"
        }
    }

    /// What else goes from an account.
    static let costs = [
        ("LUMINUS", "energie voorschot"), ("SD WORX", "lonen"), ("PROXIMUS", "abonnement"), ("ETHIAS", "prime"),
        ("VERHUUR CENTRUM", "huur"), ("TOTAL ENERGIES", "carburant"), ("RSZ ONSS", "kwartaal"),
    ]

    private static let folders: [String: [Language: [String]]] = [
        "shop": [
            .dutch: ["webwinkel", "shop-online"], .french: ["boutique", "eshop"], .german: ["onlineshop", "Laden"],
            .english: ["storefront", "eshop"],
        ],
        "orders": [
            .dutch: ["magazijnpakket", "handelspakket"], .french: ["gescom", "gestion"],
            .german: ["wawi", "Warenwirtschaft"],
            .english: ["tradebase", "backoffice"],
        ],
        "invoices": [
            .dutch: ["factuurpakket", "facturatie"], .french: ["facturation"], .german: ["faktura"],
            .english: ["billing", "invoicer"],
        ],
        "books": [
            .dutch: ["boekhouding", "accountant"], .french: ["compta", "fiduciaire"], .german: ["buchhaltung"],
            .english: ["accounts", "ledgerly"],
        ],
        "bank": [.dutch: ["bank"], .french: ["banque"], .german: ["bank"], .english: ["bank"]],
        "crm": [.dutch: ["relatiebeheer"], .french: ["crm"], .german: ["kundenpflege"], .english: ["crm"]],
        "staff": [.dutch: ["uren"], .french: ["pointage"], .german: ["zeiterfassung"], .english: ["timeclock"]],
        "fleet": [.dutch: ["wagenpark"], .french: ["flotte"], .german: ["fuhrpark"], .english: ["fleet"]],
    ]

    private static let files: [Entity: [Language: [String]]] = [
        .party: [
            .dutch: ["klanten", "afnemers_lijst"], .french: ["clients", "liste clients"],
            .german: ["Kundenliste", "kunden"],
            .english: ["customers", "client_list"],
        ],
        .order: [
            .dutch: ["bestellingen", "orders_overzicht"], .french: ["commandes", "liste_commandes"],
            .german: ["Auftraege", "Bestellungen"], .english: ["orders", "order export"],
        ],
        .invoice: [
            .dutch: ["verkoopfacturen", "facturen_2025"], .french: ["factures", "factures ventes"],
            .german: ["Rechnungen", "Ausgangsrechnungen"], .english: ["invoices", "sales_invoices"],
        ],
        .payment: [
            .dutch: ["verrichtingen", "rekeninguittreksel"], .french: ["mouvements bancaires", "extrait de compte"],
            .german: ["Kontoauszug", "Zahlungen"], .english: ["bank transactions", "payments"],
        ],
        .timesheet: [.dutch: ["uren"], .french: ["heures"], .german: ["Stunden"], .english: ["hours"]],
        .other: [.dutch: ["wagens"], .french: ["véhicules"], .german: ["Fahrzeuge"], .english: ["vehicles"]],
    ]

    private static let headers: [String: [Language: [String]]] = [
        "number": [
            .dutch: ["Nr", "Volgnr"], .french: ["N°", "No"], .german: ["Nr.", "lfd. Nr."], .english: ["No", "ID"],
        ],
        "number-order": [
            .dutch: ["Bestelling", "Ordernummer"], .french: ["N° de commande", "Commande n°"],
            .german: ["Auftrag Nr.", "Bestell-Nr."], .english: ["Order ref.", "Order #"],
        ],
        "number-invoice": [
            .dutch: ["Factuur", "Fact.nr."], .french: ["Facture n°", "N° fact."], .german: ["Rechnung Nr.", "RE-Nr."],
            .english: ["Invoice", "Inv. no."],
        ],
        "number-party": [
            .dutch: ["Klantcode", "Code"], .french: ["Code client", "Réf. client"],
            .german: ["Kd.-Nr.", "Kundennummer"],
            .english: ["Customer code", "Client no."],
        ],
        "date": [
            .dutch: ["Datum", "Geboekt op"], .french: ["Date", "Date de saisie"], .german: ["Datum", "Erfasst"],
            .english: ["Date", "Entered"],
        ],
        "since": [
            .dutch: ["Klant sinds", "Aangemaakt"], .french: ["Créé le", "Client depuis"],
            .german: ["Angelegt", "Kunde seit"],
            .english: ["Created", "Customer since"],
        ],
        "reference": [
            .dutch: ["Uw kenmerk", "Ref. herkomst"], .french: ["Votre réf.", "Réf. origine"],
            .german: ["Ihre Referenz", "Beleg extern"], .english: ["Your ref.", "External no."],
        ],
        "buyer": [
            .dutch: ["Klantcode", "Kl.nr."], .french: ["Code client", "N° cli."], .german: ["Kd.-Nr.", "Kundennummer"],
            .english: ["Customer code", "Cust. no."],
        ],
        "name": [
            .dutch: ["Klant", "Benaming"], .french: ["Client", "Dénomination"], .german: ["Kunde", "Firmenname"],
            .english: ["Customer name", "Business name"],
        ],
        "vat": [.dutch: ["Btw-nr."], .french: ["N° de TVA"], .german: ["USt-ID"], .english: ["VAT reg. no."]],
        "email": [.dutch: ["Mail"], .french: ["Courriel"], .german: ["E-Mail-Adresse"], .english: ["E-mail"]],
        "phone": [.dutch: ["Tel."], .french: ["Tél."], .german: ["Telefonnr."], .english: ["Phone no."]],
        "street": [
            .dutch: ["Straat + nr"], .french: ["Rue et n°"], .german: ["Straße/Nr."], .english: ["Address line"],
        ],
        "postcode": [.dutch: ["Postcode"], .french: ["CP"], .german: ["PLZ"], .english: ["Postal code"]],
        "city": [.dutch: ["Gemeente"], .french: ["Localité"], .german: ["Ort"], .english: ["Town"]],
        "net": [
            .dutch: ["Bedrag excl.", "Netto bedrag"], .french: ["Montant HT", "Total HTVA"],
            .german: ["Nettobetrag", "Summe netto"], .english: ["Net amount", "Subtotal"],
        ],
        "gross": [
            .dutch: ["Bedrag incl.", "Te betalen"], .french: ["Montant TTC", "Total TVAC"],
            .german: ["Bruttobetrag", "Gesamtbetrag"], .english: ["Amount", "Total incl. VAT"],
        ],
        "due": [.dutch: ["Vervalt op"], .french: ["Échéance"], .german: ["Fällig"], .english: ["Due"]],
        "state": [.dutch: ["Toestand"], .french: ["Statut"], .german: ["Status"], .english: ["Status"]],
        "text": [
            .dutch: ["Omschrijving", "Mededeling"], .french: ["Libellé", "Communication"],
            .german: ["Verwendungszweck", "Bemerkung"], .english: ["Description", "Details"],
        ],
        "author": [.dutch: ["Door"], .french: ["Saisi par"], .german: ["Erfasst von"], .english: ["Entered by"]],
    ]
}
