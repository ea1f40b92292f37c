public import CasusRecords
public import CasusText

/// A party of the knowledge files: a person in an office, or an organisation.
public struct KnownParty: Hashable, Sendable {
  public enum Kind: String, Sendable { case person, organisation }

  /// Key, as `org:nato` or `person:emmanuelmacron`.
  public var id: String
  public var name: String
  public var aliases: [String]
  public var kind: Kind
  public var country: String?
  public var sector: Sector?
  /// The office held, or what kind of organisation it is: "foreign minister", "oil company".
  public var role: String?
  /// ISO dates, reduced where the source is: `2024`, `2024-05`; empty where open or unknown.
  public var from: String
  public var to: String

  /// Whether a date lies within the office's time; nil where the date is not known.
  public func holds(on date: CivilDate?) -> Bool? {
    if from.isEmpty && to.isEmpty { return true }
    guard let iso = date?.iso else { return nil }
    if !from.isEmpty, iso.prefix(from.utf8.count) < from { return false }
    return to.isEmpty || String(iso.prefix(to.utf8.count)) <= to
  }

  /// Whether a date lies after the office's end.
  public func isPast(on date: CivilDate?) -> Bool {
    guard let iso = date?.iso, !to.isEmpty else { return false }
    return String(iso.prefix(to.utf8.count)) > to
  }
}
