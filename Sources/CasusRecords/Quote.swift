public import CasusText

/// Words of the document with their place: the evidence of every stated field.
public struct Quote: Hashable, Sendable {
  public var text: String
  public var span: TextSpan

  public init(text: String, span: TextSpan) {
    self.text = text
    self.span = span
  }

  public init(_ span: TextSpan, in source: SourceText) {
    self.init(text: source.words(in: span), span: span)
  }
}

/// Which of a document's two texts a record's offsets count in.
public enum RecordPlace: String, Sendable { case text, title }

/// Why a record is there: the rule that fired, on which sentence, with which lexicon entries.
public struct Provenance: Hashable, Sendable {
  public var rule: String
  public var sentence: TextSpan
  /// `lexicon:entry` of every entry that the rule used.
  public var entries: [String]
  /// Each step that settled factuality, authority or a resolved party, in words.
  public var steps: [String]

  public init(rule: String, sentence: TextSpan, entries: [String] = [], steps: [String] = []) {
    self.rule = rule
    self.sentence = sentence
    self.entries = entries
    self.steps = steps
  }
}

/// Two figures, never multiplied: how sure that the text says it, and how sure that it is so.
public struct Confidence: Hashable, Sendable {
  public var reading: Double
  public var truth: Double?

  public init(reading: Double, truth: Double? = nil) {
    self.reading = reading
    self.truth = truth
  }
}

/// A party as a record names it.
public struct Party: Hashable, Sendable {
  /// The words that NAME the party, where need be from elsewhere in the document.
  public var name: Quote
  /// The words at this place, where they are not the name: "it", "the ministry".
  public var mention: Quote?
  /// ISO 3166-1 alpha-3, or XKX, PSE, TWN, EUU, NAT, UNO, IGO.
  public var country: String?
  public var sector: Sector?
  /// An office or role that the text or the knowledge gives: "foreign minister", "spokesperson".
  public var role: String?
  /// Key in the knowledge files, where the party is known there: `country:DEU`, `org:nato`.
  public var identity: String?

  public init(
    name: Quote, mention: Quote? = nil, country: String? = nil, sector: Sector? = nil,
    role: String? = nil, identity: String? = nil
  ) {
    self.name = name
    self.mention = mention
    self.country = country
    self.sector = sector
    self.role = role
    self.identity = identity
  }
}
