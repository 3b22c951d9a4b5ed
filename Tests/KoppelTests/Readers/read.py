"""Reads a file that Koppel wrote with a program that knows nothing of Koppel, and prints what it found as JSON.

    read.py FORM FILE [SCHEMA | FOLDER]
"""

import contextlib
import io
import json
import sys


def graphml(file):
    import networkx

    graph = networkx.read_graphml(file)
    return {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}


def ocel(file):
    import pm4py

    with contextlib.redirect_stdout(io.StringIO()):
        log = pm4py.read_ocel2_json(file)
    return {"events": len(log.events), "objects": len(log.objects), "related": len(log.o2o)}


def schema(file, path):
    """Each line, or the whole file, against a JSON Schema."""
    import jsonschema

    with open(path) as text:
        rules = json.load(text)
    validator = jsonschema.validators.validator_for(rules)(rules)
    with open(file) as text:
        content = text.read()
    try:
        documents = [json.loads(content)]
    except ValueError:
        documents = [json.loads(line) for line in content.splitlines()]
    faults = [fault.message[:200] for document in documents for fault in validator.iter_errors(document)]
    return {"documents": len(documents), "faults": faults}


def datapackage(file, folder):
    """The description, and whether the records in the folder are as it says."""
    import frictionless

    with open(file) as text:
        package = frictionless.Package(json.load(text), basepath=folder)
    report = package.validate()
    faults = [error.message[:200] for task in report.tasks for error in task.errors]
    return {"resources": len(package.resources), "faults": faults + [error.message for error in report.errors]}


def xlsx(file):
    import openpyxl

    book = openpyxl.load_workbook(file)
    formulas = sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    return {"rows": {sheet.title: sheet.max_row for sheet in book}, "formulas": formulas}


def html(file):
    import html5lib

    parser = html5lib.HTMLParser()
    with open(file, encoding="utf-8") as text:
        parser.parse(text.read())
    return {"faults": [f"{place}: {code}" for place, code, _ in parser.errors]}


def mermaid(file):
    """The drawing that mermaid.js itself makes of it, by the names of what is drawn."""
    import re

    import mermaidx

    with open(file, encoding="utf-8") as text:
        drawing = mermaidx.render(text.read()).svg()
    boxes = set(re.findall(r'id="[^"]*flowchart-(n\d+)-\d+"', drawing))
    lines = set(re.findall(r'id="[^"]*L_(n\d+_n\d+_\d+)"', drawing))
    return {"nodes": len(boxes), "edges": len(lines)}


def structurizr(file):
    """Needs Python 3.13; "absent" where the parser is not there."""
    try:
        from c4studio.parser import parse_dsl
    except ImportError:
        return {"absent": True}
    with open(file, encoding="utf-8") as text:
        workspace = parse_dsl(text.read())
    model = workspace.model
    return {
        "systems": len(model.software_systems),
        "relations": len(model.relationships),
        "views": len(workspace.views.system_landscape_views),
        "faults": [str(warning) for warning in workspace.parse_warnings],
    }


forms = {"graphml": graphml, "ocel": ocel, "schema": schema, "datapackage": datapackage, "xlsx": xlsx, "html": html, "mermaid": mermaid, "structurizr": structurizr}
print(json.dumps(forms[sys.argv[1]](*sys.argv[2:])))
