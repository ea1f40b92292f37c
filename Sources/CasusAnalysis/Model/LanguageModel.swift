public import CasusText

/// A trained model, loaded once and shared by all workers.
public struct LanguageModel: Sendable {
  /// Where it was loaded from.
  public let path: String
  public let name: String
  public let licence: String
  public let attribution: [String]
  /// The figures that were measured when the model was made.
  public let scores: [String: Double]
  /// A hash over all weights: two models with the same one compute the same.
  public let hash: String
  let network: Network
  let lemmas: LemmaTable
  let splitter: Splitter
  let vocabulary: Vocabulary
  /// Without one, every text counts as English.
  let languageCheck: LanguageCheck?
  /// Without them, the character model alone says where sentences end.
  let abbreviations: Abbreviations?
  /// Without them, each name is read as itself.
  let standIns: StandIns?

  /// The model's place inside the data folder.
  public static let fileName = "model/en.casusmodel"

  /// Loads a model file, and the language check that the caller has loaded.
  public init(
    path: String, languageCheck: LanguageCheck? = nil, abbreviations: Abbreviations? = nil,
    standIns: StandIns? = nil
  ) throws(ModelError) {
    let file = try ModelFile(path: path)
    self.path = path
    name = file.header.name
    licence = file.header.licence
    attribution = file.header.attribution
    scores = file.header.scores ?? [:]
    hash = file.header.bodyHash
    network = try Network(file)
    lemmas = try LemmaTable(file)
    splitter = try Splitter(file)
    vocabulary = try Vocabulary(file)
    self.languageCheck = languageCheck
    self.abbreviations = abbreviations
    self.standIns = standIns
  }

  /// Loads the model of a data folder, or another one, with the folder's word lists.
  public init(in folder: DataFolder, model: String? = nil) throws(ModelError) {
    try self.init(
      path: model ?? folder.path(of: Self.fileName),
      languageCheck: LanguageCheck(path: folder.path(of: LanguageCheck.fileName)),
      abbreviations: Abbreviations(path: folder.path(of: Abbreviations.fileName)),
      standIns: StandIns(path: folder.path(of: StandIns.fileName)))
  }

  /// Whether the file is as it was written; reads it whole, so not done at each start.
  public func verify() throws(ModelError) { try network.file.checkBody() }
}
