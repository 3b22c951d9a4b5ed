/// The words that names, addresses and texts are made of.
enum Words {
    static let flemishFamilies = list(
        """
        Peeters Janssens Maes Jacobs Mertens Willems Claes Goossens Wouters De_Smet Vermeulen Van_Damme Pauwels Aerts
        De_Clercq Michiels Hermans Desmet Van_den_Broeck Segers Smets Lemmens Coppens Martens Verhoeven Vandenberghe
        Declercq Cools Bogaert Thys Baert Callens Moens Claeys Verstraete Verbeke Lauwers Hendrickx Vercammen Stevens
        D'hondt Van_Hecke Geerts Nijs Timmermans Van_Acker Heylen Vandevelde Cuypers De_Backer Sterckx Bosmans
        """
    )
    static let walloonFamilies = list(
        """
        Dubois Lambert Dupont Martin Simon Laurent Leclercq Denis Lejeune François Renard Gérard Petit Mathieu Leroy
        Bodart Collard Marchal Collignon Evrard Hubert Noël Dumont Rousseau Charlier Henrard Thiry Dethier Piron
        Lemaire Wauters Gillet Delvaux Bastin Léonard Servais Poncelet Deprez Maréchal Fontaine Legrand Rémy
        """
    )
    static let frenchFamilies = list(
        """
        Bernard Moreau Lefèvre Roux Fournier Girard Bonnet Mercier Blanc Guérin Boyer Garnier Chevalier Perrin Morin
        Gauthier Dumas Brunet Blanchard Giraud Rivière Arnaud Barbier Colin Vidal Caron Picard Roger Aubert Benoît
        """
    )
    static let dutchFamilies = list(
        """
        De_Jong Jansen De_Vries Van_den_Berg Bakker Visser Smit Meijer De_Boer Mulder Bos Vos Hendriks Dekker Brouwer
        De_Wit Dijkstra Kok Van_Leeuwen Schouten Kuiper Post Veenstra Hoekstra Prins Huisman Koster Blom Van_der_Meer
        """
    )
    static let germanFamilies = list(
        """
        Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf
        Schröder Neumann Schwarz Zimmermann Krüger Hartmann Lange Krause Lehmann Köhler König Huber Kaiser Fuchs Weiß
        """
    )
    static let givenNames = list(
        """
        Bart Ann Tom Els Koen Sofie Wim Katrien Jan Nathalie Pieter Lies Dirk Griet Stijn Joke Luc Marie Marc Isabelle
        Philippe Christine Olivier Valérie Benoît Céline Thierry Anne-Sophie Jérôme Sandrine Karim Fatima Mehmet Aïcha
        Joost Femke Sander Marloes Jürgen Sabine Uwe Heike Katja Emma Noah Louise Arthur Julie Victor Elise Ruben Hanne
        """
    )
    static let trades: [Language: [String]] = [
        .dutch: list(
            """
            Bakkerij Slagerij Drukkerij Garage Bouwbedrijf Schrijnwerkerij Loodgieterij Elektro Dakwerken Tuinaanleg
            Transport Groothandel Textiel Meubelen Verlichting Metaalwerken Verpakkingen Zuivel Brouwerij Apotheek
            Kinesitherapie Advocatenkantoor Accountants Reclame Interieur Sanitair Keukens Verfhandel Bloemen Fietsen
            Kantoormeubelen Houthandel IJzerwaren Schilderwerken Vloeren Voeding Dranken Logistiek Autocars Optiek
            """
        ),
        .french: list(
            """
            Boulangerie Boucherie Imprimerie Garage Construction Menuiserie Plomberie Électricité Toitures Jardins
            Transports Négoce Textiles Meubles Luminaires Métal Emballages Laiterie Brasserie Pharmacie Cabinet Fiduciaire
            Publicité Intérieur Sanitaires Cuisines Peinture Fleurs Cycles Bureautique Bois Quincaillerie Carrelages
            Alimentation Boissons Logistique Autocars Optique Traiteur Pépinière
            """
        ),
        .german: list(
            """
            Bäckerei Metzgerei Druckerei Autohaus Bau Schreinerei Sanitär Elektro Dachbau Gartenbau Spedition Großhandel
            Textil Möbel Leuchten Metallbau Verpackung Molkerei Brauerei Apotheke Kanzlei Steuerberatung Werbung
            Innenausbau Küchen Farben Blumen Zweirad Bürobedarf Holzhandel Eisenwaren Fliesen Feinkost Getränke Logistik
            """
        ),
        .english: list(
            """
            Bakery Printing Motors Builders Joinery Plumbing Electrics Roofing Gardens Transport Trading Textiles
            Furniture Lighting Metals Packaging Dairy Brewery Pharmacy Consulting Accountants Media Interiors Kitchens
            Paints Flowers Cycles Office_Supplies Timber Hardware Tiles Foods Drinks Logistics Coaches Optics Software
            """
        ),
    ]
    static let prefixes = list(
        "Alfa Omega Euro Bel Nova Terra Aqua Inter Uni Pro Multi Vita Flandria Brabo Scaldis Maas Delta Zenith Lumen Astra"
    )
    static let endings = list("tech line pack plan bouw trans mat form net fix lux print food chem care tex")
    static let streets: [Language: [String]] = [
        .dutch: list(
            """
            Kerkstraat Stationsstraat Dorpsstraat Molenstraat Nieuwstraat Industrielaan Kapellestraat Havenlaan Schoolstraat
            Veldstraat Ambachtenlaan Steenweg_op_Gent Kortrijksesteenweg Bosstraat Beekstraat Gaversesteenweg Grote_Markt
            Koning_Albertlaan Brusselsesteenweg Zandstraat Lindestraat Kasteelstraat Vaartstraat Hoogstraat
            """
        ),
        .french: list(
            """
            Rue_de_l'Église Rue_de_la_Gare Grand-Rue Rue_du_Moulin Avenue_Louise Chaussée_de_Namur Rue_Haute Place_Communale
            Rue_du_Parc Boulevard_d'Avroy Rue_Neuve Rue_des_Écoles Avenue_de_l'Industrie Rue_du_Centre Quai_de_Meuse
            """
        ),
        .german: list(
            """
            Hauptstraße Bahnhofstraße Gartenstraße Dorfstraße Schulstraße Bergstraße Lindenstraße Industriestraße
            Kirchstraße Aachener_Straße Ringstraße Mühlenweg
            """
        ),
        .english: list("High_Street Station_Road Church_Lane Mill_Road Park_Avenue Victoria_Street Dock_Road"),
    ]
    static let items: [Language: [String]] = [
        .dutch: list(
            "Schroef Buis Kabel Pomp Kraan Lamp Tegel Plank Doos Rol Borstel Filter Scharnier Klem Slang Verf"
        ),
        .french: list("Vis Tube Câble Pompe Robinet Lampe Carreau Planche Boîte Rouleau Brosse Filtre Charnière Pince"),
        .german: list("Schraube Rohr Kabel Pumpe Hahn Lampe Fliese Brett Karton Rolle Bürste Filter Scharnier Klemme"),
        .english: list("Screw Tube Cable Pump Tap Lamp Tile Board Box Roll Brush Filter Hinge Clamp Hose Paint"),
    ]
    static let qualities = list(
        "Basic Plus Pro XL Mini Eco Premium Classic Inox Compact Heavy 10mm 25mm 40W 60W RAL9010 A4 500g 1L 5L Zwart Blanc"
    )

    /// Words separated by blanks and line breaks; an underscore stands for a blank inside a name.
    private static func list(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map { String($0.map { $0 == "_" ? " " : $0 }) }
    }
}

/// A language of people, headers and texts.
public enum Language: String, Codable, Sendable, CaseIterable {
    case dutch = "nl"
    case french = "fr"
    case german = "de"
    case english = "en"
}
