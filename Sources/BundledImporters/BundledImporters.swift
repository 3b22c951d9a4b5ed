import AFASImporter
import BelgianBanksImporter
import BusinessCentralImporter
import CAMTImporter
import CIIImporter
import CODAImporter
import DATEVImporter
import ERPNextImporter
import ExactOnlineImporter
import FECImporter
import FatturaPAImporter
import GenericImporter
import HubSpotImporter
public import ImporterKit
import MT940Importer
import MollieImporter
import OctopusImporter
import OdooImporter
import QuickBooksImporter
import SAFTImporter
import SAPBusinessOneImporter
import SAPIDocImporter
import SalesforceImporter
import ShopifyImporter
import StripeImporter
import TeamleaderImporter
import TwinfieldImporter
import UBLImporter
import WinBooksImporter
import WooCommerceImporter
import XAFImporter
import XeroImporter
import YukiImporter

/// The importers that come with the product, in the order in which they are asked.
public let bundledImporters: [any Importer] =
    [
        odooImporter, shopifyImporter, wooCommerceImporter, hubSpotImporter, salesforceImporter, teamleaderImporter,
        mollieImporter, stripeImporter, ExactOnlineImporter(),
        businessCentralImporter,
        sapBusinessOneImporter, sapIDocImporter, erpNextImporter, afasImporter, winBooksImporter, twinfieldImporter,
        yukiImporter, octopusImporter, xeroImporter, quickBooksImporter, saftImporter, xafImporter, fecImporter,
        DATEVImporter(),
        ublImporter, ciiImporter, fatturaPAImporter, CAMTImporter(), CODAImporter(), MT940Importer(),
        belgianBanksImporter,
    ] + genericImporters
