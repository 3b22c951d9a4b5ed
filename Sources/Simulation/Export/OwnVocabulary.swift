/// What columns of home-made systems are called, with several words for most of them.
enum OwnVocabulary {
    /// A word of the given language for a column; which of several is the system's own habit.
    static func word(_ column: OwnColumn, _ language: Language, _ habit: Int) -> String {
        let words = (table[column] ?? [:])[language] ?? [column.rawValue]
        return words[habit % words.count]
    }

    private static let table: [OwnColumn: [Language: [String]]] = [
        .partyNumber: [
            .dutch: ["Klantnr", "Klantnummer", "Relatienr", "Debiteurnummer"],
            .french: ["No client", "Code client", "N° client"],
            .german: ["Kundennr.", "Kundennummer", "Debitor"],
            .english: ["Customer no", "Account no", "Client ID"],
        ],
        .partyName: [
            .dutch: ["Firmanaam", "Naam", "Klant", "Bedrijf"], .french: ["Nom", "Raison sociale", "Société"],
            .german: ["Firma", "Name", "Kunde"], .english: ["Company", "Name", "Customer"],
        ],
        .vat: [
            .dutch: ["BTW-nummer", "BTW nr", "Ondernemingsnummer"], .french: ["N° TVA", "TVA", "Numéro d'entreprise"],
            .german: ["USt-IdNr.", "Steuernummer"], .english: ["VAT number", "VAT", "Tax ID"],
        ],
        .street: [
            .dutch: ["Straat", "Adres", "Adres 1"], .french: ["Rue", "Adresse"], .german: ["Straße", "Anschrift"],
            .english: ["Street", "Address"],
        ],
        .postcode: [
            .dutch: ["Postcode", "Postnr"], .french: ["Code postal", "CP"], .german: ["PLZ", "Postleitzahl"],
            .english: ["Postcode", "Zip"],
        ],
        .city: [
            .dutch: ["Gemeente", "Plaats", "Woonplaats"], .french: ["Localité", "Ville"], .german: ["Ort", "Stadt"],
            .english: ["City", "Town"],
        ],
        .country: [.dutch: ["Land"], .french: ["Pays"], .german: ["Land"], .english: ["Country"]],
        .email: [
            .dutch: ["E-mail", "Mailadres", "E-mailadres"], .french: ["E-mail", "Courriel"], .german: ["E-Mail"],
            .english: ["Email", "E-mail address"],
        ],
        .phone: [
            .dutch: ["Telefoon", "Tel", "Telefoonnummer"], .french: ["Téléphone", "Tél."],
            .german: ["Telefon", "Tel."], .english: ["Phone", "Telephone"],
        ],
        .reference: [
            .dutch: ["Uw referentie", "Referentie", "Externe ref", "Klantreferentie"],
            .french: ["Votre référence", "Référence", "Réf. externe"],
            .german: ["Ihr Zeichen", "Referenz", "Fremdnummer"],
            .english: ["Your reference", "Reference", "External ref"],
        ],
        .createdAt: [
            .dutch: ["Aangemaakt op", "Ingegeven op", "Invoerdatum"], .french: ["Créé le", "Date de création"],
            .german: ["Angelegt am", "Erfasst am"], .english: ["Created", "Created at", "Entered on"],
        ],
        .createdBy: [
            .dutch: ["Aangemaakt door", "Ingegeven door", "Gebruiker"], .french: ["Créé par", "Utilisateur"],
            .german: ["Angelegt von", "Benutzer"], .english: ["Created by", "User"],
        ],
        .modifiedAt: [
            .dutch: ["Gewijzigd op", "Laatst gewijzigd"], .french: ["Modifié le"], .german: ["Geändert am"],
            .english: ["Modified", "Updated at"],
        ],
        .orderNumber: [
            .dutch: ["Ordernr", "Bestelnummer", "Bonnummer"], .french: ["N° commande", "Commande"],
            .german: ["Auftragsnr.", "Auftragsnummer"], .english: ["Order no", "Order number"],
        ],
        .orderDate: [
            .dutch: ["Orderdatum", "Besteldatum"], .french: ["Date commande"], .german: ["Auftragsdatum"],
            .english: ["Order date"],
        ],
        .dealNumber: [
            .dutch: ["Offertenr", "Dossier"], .french: ["N° offre", "Dossier"], .german: ["Angebotsnr."],
            .english: ["Deal no", "Opportunity"],
        ],
        .dealDate: [
            .dutch: ["Offertedatum", "Datum"], .french: ["Date offre", "Date"], .german: ["Angebotsdatum"],
            .english: ["Deal date", "Date"],
        ],
        .decidedAt: [
            .dutch: ["Beslist op", "Afgesloten op"], .french: ["Clôturé le"], .german: ["Entschieden am"],
            .english: ["Closed on"],
        ],
        .invoiceNumber: [
            .dutch: ["Factuurnr", "Factuurnummer"], .french: ["N° facture", "Facture"],
            .german: ["Rechnungsnr.", "Rechnungsnummer"], .english: ["Invoice no", "Invoice number"],
        ],
        .invoiceDate: [
            .dutch: ["Factuurdatum"], .french: ["Date facture"], .german: ["Rechnungsdatum"],
            .english: ["Invoice date"],
        ],
        .dueDate: [
            .dutch: ["Vervaldatum", "Vervaldag"], .french: ["Échéance"], .german: ["Fällig am"],
            .english: ["Due date"],
        ],
        .remark: [
            .dutch: ["Opmerking", "Omschrijving", "Memo"], .french: ["Remarque", "Libellé"], .german: ["Bemerkung"],
            .english: ["Remark", "Notes"],
        ],
        .communication: [
            .dutch: ["OGM", "Gestructureerde mededeling"], .french: ["Communication structurée", "VCS"],
            .german: ["Strukturierte Mitteilung"], .english: ["Payment reference", "Structured communication"],
        ],
        .net: [
            .dutch: ["Netto", "Bedrag excl. BTW", "Excl. btw"], .french: ["HTVA", "Montant HT"],
            .german: ["Netto", "Nettobetrag"], .english: ["Net", "Amount excl. VAT"],
        ],
        .tax: [.dutch: ["BTW", "Btw-bedrag"], .french: ["TVA"], .german: ["MwSt"], .english: ["VAT amount", "Tax"]],
        .gross: [
            .dutch: ["Totaal", "Bedrag incl. BTW"], .french: ["TTC", "Total TVAC"], .german: ["Brutto", "Gesamt"],
            .english: ["Total", "Gross"],
        ],
        .currency: [.dutch: ["Munt"], .french: ["Devise"], .german: ["Währung"], .english: ["Currency"]],
        .status: [
            .dutch: ["Status", "Toestand"], .french: ["Statut", "État"], .german: ["Status"], .english: ["Status"],
        ],
        .salesperson: [
            .dutch: ["Verkoper", "Vertegenwoordiger"], .french: ["Vendeur", "Délégué"], .german: ["Vertreter"],
            .english: ["Sales rep"],
        ],
        .productNumber: [
            .dutch: ["Artikelnr", "Artikelcode"], .french: ["Code article", "Réf. article"], .german: ["Artikelnr."],
            .english: ["Item no", "SKU"],
        ],
        .productName: [
            .dutch: ["Omschrijving", "Artikel"], .french: ["Désignation", "Article"], .german: ["Bezeichnung"],
            .english: ["Description", "Item"],
        ],
        .ean: [
            .dutch: ["EAN", "Barcode"], .french: ["Code-barres", "EAN"], .german: ["EAN"],
            .english: ["EAN", "Barcode"],
        ],
        .price: [.dutch: ["Verkoopprijs", "Prijs"], .french: ["Prix"], .german: ["Preis"], .english: ["Price"]],
        .iban: [.dutch: ["Rekening tegenpartij", "IBAN"], .french: ["Compte"], .german: ["IBAN"], .english: ["IBAN"]],
        .bookingDate: [
            .dutch: ["Boekingsdatum", "Datum"], .french: ["Date"], .german: ["Buchungstag"],
            .english: ["Booking date"],
        ],
        .amount: [.dutch: ["Bedrag"], .french: ["Montant"], .german: ["Betrag"], .english: ["Amount"]],
        .message: [
            .dutch: ["Mededeling"], .french: ["Communication"], .german: ["Verwendungszweck"], .english: ["Message"],
        ],
        .paymentNumber: [
            .dutch: ["Verrichtingsnummer"], .french: ["N° opération"], .german: ["Umsatznr."],
            .english: ["Transaction no"],
        ],
    ]
}

/// A column of a home-made export.
enum OwnColumn: String, CaseIterable {
    case partyNumber, partyName, vat, street, postcode, city, country, email, phone, reference
    case createdAt, createdBy, modifiedAt
    case orderNumber, orderDate, dealNumber, dealDate, decidedAt, invoiceNumber, invoiceDate, dueDate
    case remark, communication, net, tax, gross, currency, status, salesperson
    case productNumber, productName, ean, price
    case iban, bookingDate, amount, message, paymentNumber
}
