internal import CasusRecords

/// The steps of a chain of links as a person reads them. Names and quotes come from documents.
enum LinkText {
  /// "Coastal Pipeline —carries for→ Norland".
  static func step(_ link: ChainStep) -> String {
    path([link])
  }

  /// A chain from its first asset on.
  static func path(_ links: [ChainStep]) -> String {
    let steps = links.map { " —\($0.kind.rawValue.replacing("_", with: " "))→ \($0.to)" }
    return TerminalStyle.printable((links.first?.from ?? "") + steps.joined())
  }

  /// The report that tells of a link, and its words there.
  static func source(_ link: ChainStep) -> String {
    "  " + TerminalStyle.printable((link.document.map { "[\($0)] " } ?? "") + link.quote)
  }
}
