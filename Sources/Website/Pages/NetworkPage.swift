import Knowledge
import Templates

/// Who worked with whom in the whole site: a drawing of the best-connected, and a table of all.
struct NetworkPage: View {
  private let chrome: Chrome
  private let words: String
  private let drawing: DrawingView?
  private let rows: [NetworkRowView]
  private let pager: PagerView?

  static let names: [Name<Self>] =
    [
      .text("words", "What is shown, counted.", \.words),
      .one("drawing", "The best-connected organisations and who of them met whom.", \.drawing),
      .list("rows", "All organisations that worked with another one.", \.rows),
      .one("pager", "The way through the pages of the table.", \.pager),
    ] + .from(\.chrome)

  init(_ network: Network, page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    let total = network.organisations.count
    words = "\(counted(total, "organisation")) that worked with others, those with most partners first.".sentenceStart
    rows = network.organisations[pageRange(number, of: total)].map {
      NetworkRowView(link: here.view($0.id), partners: figures($0.partners), studies: figures($0.studies))
    }
    drawing =
      number > 1 || network.pairs.isEmpty
      ? nil
      : DrawingView(
        drawing: bowDrawing(
          names: network.centre.map { here.title($0.any) }, pairs: network.pairs,
          description:
            "A drawing of the best-connected organisations, with a bow between each two that worked together."),
        caption:
          "\(total > Network.most ? "The \(Network.most) organisations with most partners" : "The organisations"). \(network.isCut ? "The \(Network.mostPairs) bows join those that met in most case studies" : "A bow joins two that took part in one case study"). Each name’s page says which."
      )
    pager = PagerView(counted(total, "organisation"), page: number, of: count, here: here) { .network(page: $0) }
    chrome = .index(
      .organisation, frame, here, heading: "Who worked with whom",
      description:
        "The network of the organisations in the case studies: a drawing of the best-connected, and a table of all.",
      page: number, of: count)
  }
}

/// An organisation in the table of the network.
struct NetworkRowView: View {
  let link: LinkView
  let partners: String
  let studies: String

  static let names: [Name<Self>] =
    [
      .text("partners", "How many others it worked with.", \.partners),
      .text("studies", "In how many case studies it took part.", \.studies),
    ] + .from(\.link)
}
