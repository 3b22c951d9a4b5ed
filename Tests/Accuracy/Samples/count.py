#!/usr/bin/env python3
"""Counts the records of real exports without any of Koppel's code.

    count.py FOLDER > expected.tsv

Prints, for each file of FOLDER (shared/samples): the importer that should read it, the entity, and how many records of
that entity it holds. What a record is follows the format's documentation. Lines of documents and the like count as
"other". "csv", "xml" and "json" are files of no known system: their entity is not judged and printed as "-".
"""

import csv
import io
import json
import os
import re
import sys
import xml.etree.ElementTree as tree
from collections import Counter

UBL = {
    "Invoice": ("invoice", "InvoiceLine"),
    "CreditNote": ("creditNote", "CreditNoteLine"),
    "Quotation": ("quote", "QuotationLine"),
    "Order": ("order", "OrderLine"),
    "DespatchAdvice": ("delivery", "DespatchLine"),
    "ReceiptAdvice": ("goodsReceipt", "ReceiptLine"),
    "RemittanceAdvice": ("other", "RemittanceAdviceLine"),
    "Statement": ("other", "StatementLine"),
    "Reminder": ("other", "ReminderLine"),
    "RequestForQuotation": ("other", "RequestForQuotationLine"),
    "OrderResponse": ("other", "OrderLine"),
    "OrderChange": ("other", "OrderLine"),
    "Catalogue": ("other", "CatalogueLine"),
}


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def root(path):
    return tree.parse(path).getroot()


def elements(top, name):
    return [element for element in top.iter() if local(element) == name]


def children(top, path):
    found = [top]
    for name in path.split("/"):
        found = [child for element in found for child in element if local(child) == name]
    return found


def text(path):
    data = open(path, "rb").read()
    for mark, encoding in (
        (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            # A mark that the rest does not bear out is none.
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.replace(b"\0", b"").decode("windows-1252", "replace")


def rows(path, delimiter=",", skip=1):
    """Records of delimited text; blank lines are none."""
    found = [row for row in csv.reader(io.StringIO(text(path)), delimiter=delimiter) if any(map(str.strip, row))]
    return found[skip:]


def ubl(path):
    top = root(path)
    entity, line = UBL.get(local(top), ("other", None))
    return "ubl", Counter({entity: 1}) + Counter(other=len(children(top, line)) if line else 0)


def cii(path):
    top = root(path)
    kind = elements(top, "ExchangedDocument")[0]
    code = next(child.text for child in kind if local(child) == "TypeCode")
    entity = "creditNote" if code.strip() in ("381", "261", "396", "532", "83", "81") else "invoice"
    return "cii", Counter({entity: 1, "other": len(elements(top, "IncludedSupplyChainTradeLineItem"))})


def fatturapa(path):
    top = root(path)
    kinds = [element.text for element in elements(top, "TipoDocumento")]
    credit = sum(kind in ("TD04", "TD08") for kind in kinds)
    other = len(elements(top, "DettaglioLinee")) + len(elements(top, "DatiRiepilogo"))
    return "fatturapa", Counter(invoice=len(kinds) - credit, creditNote=credit, other=other)


def camt(path):
    return "camt", Counter(payment=sum(max(1, len(elements(entry, "TxDtls"))) for entry in elements(root(path), "Ntry")))


def coda(path):
    """A total (transaction type 1 or 2) that has details stands for them: they are the payments."""
    lines = text(path).splitlines()
    groups, payments, other = [], 0, sum(line.startswith("1") for line in lines)
    for line in lines:
        if line.startswith("21") and (line[6:10] == "0000" or not groups):
            groups.append([line])
        elif line.startswith("21"):
            groups[-1].append(line)
    for main, *details in groups:
        if details and main[53] in "12":
            payments += len(details)
        else:
            payments += 1
            other += len(details)
    return "coda", Counter(payment=payments, other=other)


def mt940(path):
    lines = text(path).splitlines()
    entries = sum(line.startswith(":61:") for line in lines)
    return "mt940", Counter(payment=entries, other=sum(bool(re.match(r":25[A-Z]?:", line)) for line in lines))


def saft(path):
    top = root(path)
    if local(top) == "auditfile":
        sales = elements(top, "cashtransaction")
        return "saf-t", Counter(
            invoice=len(sales),
            product=len(elements(top, "article")),
            employee=len(elements(top, "employee")),
            other=sum(len(elements(sale, "ctLine")) for sale in sales),
        )
    counts = Counter(
        party=len(children(top, "MasterFiles/Customers/Customer") + children(top, "MasterFiles/Customer")),
        supplier=len(children(top, "MasterFiles/Suppliers/Supplier") + children(top, "MasterFiles/Supplier")),
        product=len(children(top, "MasterFiles/Products/Product") + children(top, "MasterFiles/Product")),
        ledgerEntry=len(children(top, "GeneralLedgerEntries/Journal/Transaction")),
        other=len(children(top, "Header"))
        + len(children(top, "MasterFiles/GeneralLedgerAccounts/Account"))
        + len(children(top, "GeneralLedgerEntries/Journal/Transaction/Line")),
    )
    documents = {
        "SalesInvoices/Invoice": ("invoice", "Line"),
        "PurchaseInvoices/Invoice": ("supplierInvoice", "Line"),
        "MovementOfGoods/StockMovement": ("delivery", "Line"),
        "WorkingDocuments/WorkDocument": ("order", "Line"),
        "Payments/Payment": ("payment", "Line"),
    }
    for place, (entity, line) in documents.items():
        found = children(top, "SourceDocuments/" + place)
        counts[entity] += len(found)
        # Older versions call the lines differently.
        counts["other"] += sum(len([c for c in each if local(c) in (line, "InvoiceLine", "PaymentLine")]) for each in found)
    return "saf-t", counts


def xaf(path):
    if path.endswith(".adf"):
        return "none", Counter()
    top = root(path)
    kinds = [next((c.text for c in each if local(c).lower() == "custsuptp"), None) for each in elements(top, "customerSupplier")]
    parties = elements(top, "customerSupplier")
    supplier = sum(kind == "S" for kind in kinds)
    journals = elements(top, "transactions")
    entries = sum(len(elements(each, "transaction")) for each in journals)
    lines = sum(len(elements(each, "trLine")) + len(elements(each, "line")) for each in journals)
    opening = sum(len(elements(each, "obLine")) for each in elements(top, "openingBalance"))
    return "xaf", Counter(
        party=len(parties) - supplier, supplier=supplier, ledgerEntry=entries,
        other=lines + opening + len(elements(top, "ledgerAccount")),
    )


def datev(path):
    data = rows(path, "," if text(path).startswith("EXTF,") or '"EXTF",' in text(path)[:12] else ";", skip=0)
    kind = data[0][3]
    count = len(data) - 2
    if kind == "Buchungsstapel":
        return "datev", Counter(ledgerEntry=count)
    if kind == "Debitoren/Kreditoren":
        supplier = sum(row[0].startswith("7") for row in data[2:])
        return "datev", Counter(party=count - supplier, supplier=supplier)
    return "datev", Counter(other=count)


def fec(path):
    data = rows(path, "|")
    return "fec", Counter(ledgerEntry=len({(row[0], row[2]) for row in data}), other=len(data))


def twinfield(path):
    top = root(path)
    name = local(top)
    if name in ("transaction", "transactions"):
        found = [top] if name == "transaction" else elements(top, "transaction")
        return "twinfield", Counter(ledgerEntry=len(found), other=sum(len(children(each, "lines/line")) for each in found))
    if name == "salesinvoice":
        return "twinfield", Counter(invoice=1, other=len(children(top, "lines/line")))
    if name in ("dimension", "customers", "dimensions"):
        found = elements(top, "dimension")
        if not found:
            found = [each for each in top if local(each) == "customer"] or list(top)
        kind = next((c.text for c in found[0] if local(c) == "type"), "DEB")
        return "twinfield", Counter({"supplier" if kind == "CRD" else "party": len(found)})
    if name == "browse":
        data = elements(top, "tr")
        return "twinfield", Counter(ledgerEntry=len(data)) if data else Counter(other=len(elements(top, "column")))
    if name == "sets":
        return "twinfield", Counter(other=len(children(top, "set")) + len(children(top, "set/lines/line")))
    return "twinfield", Counter(other=1)


def winbooks(path):
    if path.endswith("ACT.txt"):
        data = rows(path, skip=0)
        return "winbooks", Counter(ledgerEntry=len({(row[1], row[3]) for row in data}), other=len(data))
    lines = [line.split("\t") for line in text(path).splitlines()]
    header = next(place for place, cells in enumerate(lines) if cells[0].endswith("(Ref)"))
    lines = [cells for cells in lines[header + 1:] if cells[0].strip()]
    entity = "party" if "clients" in path else "supplier" if "fournisseurs" in path else "other"
    return "winbooks", Counter({entity: len(lines)})


def erpnext(path):
    data = json.loads(text(path))
    data = data if isinstance(data, list) else [data]
    entities = {"Customer": "party", "Delivery Note": "delivery", "Sales Invoice": "invoice", "Sales Order": "order"}
    counts = Counter()
    for record in data:
        counts[entities[record["doctype"]]] += 1
        counts["other"] += len(record.get("items", []))
    return "erpnext", counts


def exact(path):
    top = root(path)
    counts = Counter(
        party=len(children(top, "Accounts/Account")), product=len(children(top, "Items/Item")),
        order=len(children(top, "SalesOrders/SalesOrder")), invoice=len(children(top, "Invoices/Invoice")),
        delivery=len(children(top, "Deliveries/Delivery")),
        ledgerEntry=len(children(top, "GLTransactions/GLTransaction")),
    )
    for line in ("SalesOrderLine", "InvoiceLine", "DeliveryLine", "GLTransactionLine"):
        counts["other"] += len(elements(top, line))
    return "exact-online", counts


BUSINESS_CENTRAL = {
    "customer": "party", "vendor": "supplier", "item": "product", "salesquote": "quote", "salesorder": "order",
    "salesinvoice": "invoice", "salescreditmemo": "creditNote", "salesshipment": "delivery",
    "purchaseorder": "purchaseOrder", "purchaseinvoice": "supplierInvoice", "purchasereceipt": "goodsReceipt",
    "customerpayment": "payment", "generalledgerentry": "ledgerEntry",
}


def business_central(path):
    if path.endswith(".xml"):
        return "business-central", Counter(other=len(children(root(path), "PaymentTermsList/PaymentTerms")))
    data = json.loads(text(path))
    kind = re.search(r"_([a-z]+)\.json", os.path.basename(path))
    count = len(data["value"]) if isinstance(data.get("value"), list) else 1
    return "business-central", Counter({BUSINESS_CENTRAL.get(kind.group(1) if kind else "", "other"): count})


def odoo(path):
    name = os.path.basename(path)
    if name.endswith(".xml"):
        return ubl(path)
    data = rows(path)
    header = rows(path, skip=0)[0]
    if "o2m-quotations" in name or "o2m_purchase" in name:
        key = header.index("Order Reference")
        entity = "purchaseOrder" if "purchase" in name else "order"
        return "odoo", Counter({entity: sum(bool(row[key]) for row in data), "other": len(data)})
    if name.startswith("purchase.order"):
        return "odoo", Counter(purchaseOrder=len(data))
    entity = "product" if name.endswith("products.csv") else "party" if "customers" in name else "other"
    return "odoo", Counter({entity: len(data)})


def mollie(path):
    data = json.loads(text(path))
    records = next(iter(data["_embedded"].values())) if "_embedded" in data else [data]
    entities = {"payment": "payment", "customer": "party", "sales-invoice": "invoice", "invoice": "supplierInvoice"}
    counts = Counter()
    for record in records:
        counts[entities.get(record["resource"], "other")] += 1
        counts["other"] += len(record.get("lines", []))
    return "mollie", counts


def shopify(path):
    name = re.match(r"admin_(.*)\.json", os.path.basename(path)).group(1)
    data = json.loads(text(path))
    key, value = next(iter(data.items())) if isinstance(data, dict) else (name, data)
    records = value if isinstance(value, list) else [value]
    entity = {
        "order": "order", "customer": "party", "product": "product", "draft_order": "quote",
        "fulfillment": "delivery", "refund": "creditNote", "tender_transaction": "payment",
    }.get(key.rstrip("s") if key != "transactions" else "", "other")
    if name == "transactions":
        entity = "payment"
    counts = Counter({entity: len(records)})
    for record in records:
        counts["other"] += len(record.get("line_items", [])) + len(record.get("refund_line_items", []))
        counts["product"] += len(record.get("variants", []))
    return "shopify", counts


def woocommerce(path):
    name = os.path.basename(path)
    if name.endswith(".csv"):
        return "woocommerce", Counter({"other" if "tax" in name else "product": len(rows(path))})
    data = json.loads(text(path))
    entity = next(v for k, v in {"refunds": "creditNote", "orders_": "order", "customers": "party", "products": "product"}.items() if k in name)
    return "woocommerce", Counter({entity: len(data), "other": sum(len(each.get("line_items", [])) for each in data)})


def prestashop(path):
    name = os.path.basename(path)
    entity = {
        "addresses": "party", "combinations": "product", "customers": "party", "products": "product",
        "suppliers": "supplier", "supply_orders": "purchaseOrder",
    }.get(name.removesuffix("_import.csv"), "other")
    return "prestashop", Counter({entity: len(rows(path, ";"))})


def salesforce(path):
    name = os.path.basename(path)
    if name.endswith(".sdl"):
        return "none", Counter()
    if name.endswith(".json"):
        records = json.loads(text(path))["records"]
        entity = {"Account": "party", "Contact": "person", "Lead": "lead"}[records[0]["attributes"]["type"]]
        return "salesforce", Counter({entity: len(records)})
    entity = {"accountData.csv": "party", "opportunityData.csv": "deal"}.get(name)
    if name.startswith("easyspaces_Contact"):
        entity = "person"
    # Columns that somebody chose to load them: nothing in these files tells the system.
    if name.startswith("easyspaces_Lead") or "AccountCsv" in name:
        return "csv", Counter({"lead" if "Lead" in name else "party": len(rows(path))})
    return "salesforce", Counter({entity or "other": len(rows(path))})


def stripe(path):
    entities = {
        "charge": "payment", "payment_intent": "payment", "invoice": "invoice", "credit_note": "creditNote",
        "customer": "party",
    }
    objects = json.loads(text(path))["resources"].values()
    return "stripe", Counter(entities.get(each.get("object"), "other") for each in objects)


def headless(path):
    return "csv", Counter({"-": len(rows(path, "\t", skip=0))})


def encodings(path):
    delimiter = "|" if "Separator" in path else ","
    lines = len(rows(path, delimiter))
    if not lines:
        # A byte order mark of another encoding than the text's: what is left without the zero bytes is plain ASCII.
        plain = open(path, "rb").read().lstrip(b"\xfe\xff").replace(b"\0", b"").decode("ascii")
        lines = sum(bool(row) for row in csv.reader(io.StringIO(plain), delimiter=delimiter)) - 1
    return "csv", Counter({"-": lines})


FOLDERS = {
    "crm/camt": camt, "crm/cii": cii, "crm/coda": coda, "crm/e-fff": ubl, "crm/encodings": encodings,
    "crm/fatturapa": fatturapa, "crm/mollie": mollie, "crm/mt940": mt940, "crm/peppol-bis3": ubl,
    "crm/prestashop": prestashop, "crm/salesforce": salesforce, "crm/shopify": shopify, "crm/stripe": stripe,
    "crm/ubl-en16931": ubl, "crm/ubl-oasis": ubl, "crm/woocommerce": woocommerce, "erp/adventureworks": headless,
    "erp/businesscentral": business_central, "erp/datev": datev, "erp/erpnext": erpnext, "erp/exactonline": exact,
    "erp/fec": fec, "erp/odoo": odoo, "erp/saft": saft, "erp/twinfield": twinfield, "erp/winbooks": winbooks,
    "erp/xaf": xaf,
}


def main(folder):
    print("file\timporter\tentity\trecords")
    for place in sorted(FOLDERS):
        for name in sorted(os.listdir(os.path.join(folder, place))):
            if name.endswith(".pdf"):
                importer, counts = "none", Counter()
            else:
                importer, counts = FOLDERS[place](os.path.join(folder, place, name))
            counts = {entity: count for entity, count in counts.items() if count} or {"-": 0}
            for entity in sorted(counts):
                print(f"{place}/{name}\t{importer}\t{entity}\t{counts[entity]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
