/// Names that any system, and any home-made list, gives its fields: they say what a record is, and nothing of the system it
/// comes from.
enum EverydayNames {
    /// Whatever the case and the signs between the words: `VATNumber`, `vat_number`.
    static func contains(_ name: String) -> Bool {
        all.contains(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static let all: Set<String> = Set(
        """
        id uuid guid key code name fullname firstname lastname displayname number no nr ref reference externalid
        email emailaddress mail phone phonenumber telephone mobile fax website url
        vat vatnumber vatno vatid taxnumber taxid iban bic
        street address address1 address2 city town zip zipcode postcode postalcode country countrycode state region language
        company companyname customer customerid customername customernumber customercode customeremail client clientid
        clientname supplier supplierid suppliername vendor vendorid vendorname contact contactid owner user userid
        date created createdat createdon createdby createddate datecreated creationdate updated updatedat updatedon updatedby
        modified modifiedat modifiedon modifiedby datemodified deletedat duedate deliverydate
        status type kind category group title description descriptions notes note comment comments source active isactive
        enabled deleted
        amount total totalamount totalprice subtotal net netamount gross grossamount tax taxamount currency currencycode
        balance quantity qty price unitprice unit discount weight stock
        sku ean gtin barcode product productid productname productcode item itemid items line lines lineid
        order orderid orderno ordernumber orderdate orderstatus invoice invoiceid invoiceno invoicenumber invoicedate
        payment paymentid paymentmethod paymentstatus paid paidat
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    )
}
