public import CasusRecords

/// An energy or transport asset or route, as coarse as the public sources that name it.
public struct Asset: Hashable, Sendable {
  /// Key, as `asset:bakutbilisiceyhan`.
  public var id: String
  public var name: String
  public var aliases: [String]
  /// pipeline, terminal, refinery, plant, field, strait, canal, port, cable, rail, storage, dam.
  public var kind: String
  public var countries: [String]
  /// The town, region or water where it lies, no finer.
  public var location: String
  public var from: String
  public var to: String
  public var commodity: String
  public var capacity: String
  public var asOf: String
  public var source: String
}

/// A relation of an asset, or of a company that has some, to its owner, operator or user.
public struct AssetLink: Hashable, Sendable {
  /// Key of the asset, as `asset:bluestream`, or of the company, as `org:socar`.
  public var asset: String
  public var kind: LinkKind
  /// The other end as its source names it, and its key where the knowledge files have one.
  public var to: String
  public var identity: String?
  /// A share in per cent, where the source gives it.
  public var sharePercent: Double?
  public var asOf: String
  public var source: String
}
