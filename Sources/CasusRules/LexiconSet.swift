public import CasusSyntax
internal import Foundation

/// All lexicons of a folder, indexed by the lemma of each entry's head.
public struct LexiconSet: Sendable {
  public private(set) var entries: [String: [LexiconEntry]] = [:]
  private var byHead: [String: [LexiconEntry]] = [:]
  private var lists: [String: [String]] = [:]

  /// Reads every `*.tsv` of a folder; throws `DataFaults` with all that is wrong in them.
  public init(directory: String) throws {
    var faults: [DataFault] = []
    for name in try dataFiles(in: directory, ending: ".tsv") {
      let path = directory + "/" + name
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        faults.append(DataFault(file: path, line: 1, what: "not readable as UTF-8 text"))
        continue
      }
      add(text, name: String(name.dropLast(4)), file: path, faults: &faults)
    }
    guard faults.isEmpty else { throw DataFaults(faults) }
  }

  /// Lexicons from texts in the file format, for tests: name → contents.
  public init(texts: [String: String]) throws {
    var faults: [DataFault] = []
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      add(text, name: name, file: name + ".tsv", faults: &faults)
    }
    guard faults.isEmpty else { throw DataFaults(faults) }
  }

  /// A person's own rows for lexicons of ours: `NAME.tsv` in the folders, with the columns of ours
  /// or fewer. A row stands in the place of ours with the same words; `refused` takes ours out.
  ///
  /// - Throws: `DataFaults` with all that is wrong in them.
  public mutating func add(own folders: [String]) throws {
    var faults: [DataFault] = []
    for folder in folders {
      for file in try dataFiles(in: folder, ending: ".tsv") {
        let name = String(file.dropLast(4))
        guard let ours = entries[name] else { continue }
        let path = folder + "/" + file
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
          faults.append(DataFault(file: path, line: 1, what: "not readable as UTF-8 text"))
          continue
        }
        let before = faults.count
        let own = LexiconReader(name: name, file: path, model: ours).entries(in: text)
        faults += own.faults
        guard faults.count == before else { continue }
        let replaced = Set(own.entries.map(\.entry))
        for head in Set(ours.flatMap { $0.words[$0.headWord] }) {
          byHead[head]?.removeAll { $0.lexicon == name && replaced.contains($0.entry) }
        }
        entries[name]?.removeAll { replaced.contains($0.entry) }
        take(own.entries, name: name)
      }
    }
    guard faults.isEmpty else { throw DataFaults(faults) }
  }

  public var names: [String] { entries.keys.sorted() }

  public func contains(lexicon name: String) -> Bool { entries[name] != nil }

  /// The longest entry of a lexicon whose head is the token; refused entries never match.
  ///
  /// `byForm` looks the head up by its form instead of its lemma: "provided", "pending".
  public func hit(
    _ lexicon: String, at token: Int, in sentence: Sentence, byForm: Bool = false
  ) -> LexiconHit? {
    let tokens = sentence.tokens
    let head = byForm ? tokens[token].form : tokens[token].lemma
    guard let candidates = byHead[head.lowercased()] else { return nil }
    let view = SentenceView(sentence)
    for entry in candidates where entry.lexicon == lexicon {
      if let words = view.tokens(of: entry, headAt: token) {
        return LexiconHit(entry: entry, head: token, tokens: words)
      }
    }
    return nil
  }

  /// All lexicons' hits at a token, each lexicon's longest only.
  func hits(at token: Int, in view: SentenceView) -> [LexiconHit] {
    guard let candidates = byHead[view.lemmas[token]] else { return [] }
    var result: [LexiconHit] = []
    for entry in candidates where !result.contains(where: { $0.lexicon == entry.lexicon }) {
      if let words = view.tokens(of: entry, headAt: token) {
        result.append(LexiconHit(entry: entry, head: token, tokens: words))
      }
    }
    return result
  }

  /// Every matching entry of one lexicon, the longest first.
  func allHits(_ lexicon: String, at token: Int, in view: SentenceView) -> [LexiconHit] {
    (byHead[view.lemmas[token]] ?? []).compactMap { entry in
      guard entry.lexicon == lexicon else { return nil }
      return view.tokens(of: entry, headAt: token).map {
        LexiconHit(entry: entry, head: token, tokens: $0)
      }
    }
  }

  /// The words of a list, in the order of its row; nil where no lexicon has such a row.
  ///
  /// A lexicon with a column `words` names lists: its entries are their names, which match nothing.
  public func words(ofList name: String) -> [String]? { lists[name] }

  /// Lemmas under which a lexicon's entries stand.
  public func heads(of lexicon: String) -> Set<String> {
    Set((entries[lexicon] ?? []).filter { !$0.isRefused }.flatMap { $0.words[$0.headWord] })
  }

  private mutating func add(
    _ text: String, name: String, file: String, faults: inout [DataFault]
  ) {
    let read = LexiconReader(name: name, file: file).entries(in: text)
    faults += read.faults
    take(read.entries, name: name)
  }

  private mutating func take(_ new: [LexiconEntry], name: String) {
    entries[name, default: []] += new
    for entry in new {
      if let words = entry.values["words"] {
        lists[entry.entry] = words.split(separator: " ").map(String.init)
      }
    }
    for entry in new where !entry.isRefused && entry.values["words"] == nil {
      for head in entry.words[entry.headWord] { byHead[head, default: []].append(entry) }
    }
    // Longest first, and a tagged entry before the untagged one of the same words; ties in the
    // order of the file, so that the same data always give the same hit.
    for head in Set(new.filter { !$0.isRefused }.flatMap { $0.words[$0.headWord] }) {
      byHead[head]?.sort {
        ($0.words.count, $0.headTags.isEmpty ? 0 : 1, $1.lexicon, $1.line)
          > ($1.words.count, $1.headTags.isEmpty ? 0 : 1, $0.lexicon, $0.line)
      }
    }
  }
}

/// Names of a folder's files with an ending, sorted: the order of loading must not depend on the
/// file system.
func dataFiles(in directory: String, ending: String) throws -> [String] {
  do {
    return try FileManager.default.contentsOfDirectory(atPath: directory)
      .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
  } catch {
    throw DataFaults([DataFault(file: directory, line: 1, what: "no such folder")])
  }
}
