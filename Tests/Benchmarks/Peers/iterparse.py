"""Walks the invoices of a file with lxml, one in memory at a time: iterparse.py FILE. Prints how many there are."""
import sys

from lxml import etree

count = 0
for _, invoice in etree.iterparse(sys.argv[1], tag="{*}Invoice", huge_tree=True):
    count += 1
    invoice.clear()
    while invoice.getprevious() is not None:
        del invoice.getparent()[0]
print(count, "invoices")
