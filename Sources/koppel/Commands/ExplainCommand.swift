import ArgumentParser
import Reporting

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the evidence behind a flow, a link, a gap, a step or a phase.",
        discussion: """
            EXAMPLES
              koppel explain 'shopify/orders>odoo/sale.order'
              koppel explain 'leak:shopify/orders>odoo/sale.order'
              koppel explain phase-1
            """
    )

    @Argument(help: "The id, as map, gaps and next show it.")
    var id: String

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let text = ExplainText(try workspace.snapshot(), width: Console.width, style: Console.style)
        do {
            Console.output(try text.explanation(of: id))
        } catch {
            throw Trouble.usage(error.description)
        }
    }
}
