/// One report as it was given, before anything is read out of it.
public struct SourceDocument: Hashable, Sendable {
  public struct Publisher: Hashable, Sendable {
    public var name: String
    public var url: String?

    public init(name: String, url: String? = nil) {
      self.name = name
      self.url = url
    }
  }

  public var id: String
  /// When it was published; nil where the input does not say. Times stay unknown then.
  public var date: CivilDate?
  public var title: SourceText?
  public var text: SourceText
  public var publishers: [Publisher]
  /// BCP 47 tag of the language of `text`, where the input says.
  public var language: String?
  /// The words before translation, kept beside the translation.
  public var original: String?
  public var translatedBy: String?

  public init(
    id: String, date: CivilDate?, title: SourceText? = nil, text: SourceText,
    publishers: [Publisher] = [], language: String? = nil, original: String? = nil,
    translatedBy: String? = nil
  ) {
    self.id = id
    self.date = date
    self.title = title
    self.text = text
    self.publishers = publishers
    self.language = language
    self.original = original
    self.translatedBy = translatedBy
  }

  /// Whether a text can name a document: it is printed as it stands, so nothing in it may move a
  /// terminal's cursor or turn its writing round.
  public static func isUsable(id: String) -> Bool {
    !id.unicodeScalars.contains { $0.isControlOfDisplay }
  }

  public var isTranslated: Bool { original != nil || translatedBy != nil }
}
