import AFASImporter
import BelgianBanksImporter
import BillitImporter
import BusinessCentralImporter
import CAMTImporter
import CIIImporter
import CODAImporter
import DATEVImporter
import DolibarrImporter
import Dynamics365Importer
import ERPNextImporter
import ExactOnlineImporter
import FECImporter
import FatturaPAImporter
import GenericImporter
import HubSpotImporter
public import ImporterKit
import MT940Importer
import MagentoImporter
import MollieImporter
import OctopusImporter
import OdooImporter
import PayPalImporter
import PipedriveImporter
import PrestaShopImporter
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
import ZohoImporter

/// The importers that come with the product, in the order in which they are asked.
public let bundledImporters: [any Importer] =
    [
        odooImporter, shopifyImporter, wooCommerceImporter, prestaShopImporter, magentoImporter, hubSpotImporter,
        salesforceImporter, teamleaderImporter, pipedriveImporter, zohoCRMImporter, dynamics365Importer,
        mollieImporter, stripeImporter, payPalImporter, billitImporter, zohoBooksImporter, ExactOnlineImporter(),
        businessCentralImporter,
        sapBusinessOneImporter, sapIDocImporter, erpNextImporter, dolibarrImporter, afasImporter, winBooksImporter,
        twinfieldImporter,
        yukiImporter, octopusImporter, xeroImporter, quickBooksImporter, saftImporter, xafImporter, fecImporter,
        DATEVImporter(),
        ublImporter, ciiImporter, fatturaPAImporter, CAMTImporter(), CODAImporter(), MT940Importer(),
        belgianBanksImporter,
    ] + genericImporters
