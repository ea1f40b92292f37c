// SAFETY: the form is read within its own count and not kept after the call.

/// Lemmas from a dictionary and, for unknown words, from endings: keys to edit scripts.
struct LemmaTable: Sendable {
  private struct Script: Sendable {
    var keepsCase: Bool
    var drops: Int
    var ending: [UInt32]
  }

  private let file: ModelFile
  private let keys: KeyTable
  private let numbers: [UInt16]
  private let scripts: [Script]
  private let tags: (upos: [String], xpos: [String])

  init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    let keys = try file.tensor("lemma.keys", "u32", [-1], as: UInt32.self)
    self.keys = KeyTable(keys)
    numbers = Array(try file.tensor("lemma.scripts", "u16", [keys.count], as: UInt16.self))
    tags = (file.header.upos, file.header.xpos)
    var scripts: [Script] = []
    for text in file.header.lemmaScripts {
      guard let bar = text.firstIndex(of: "|"), let first = text.first, "lk".contains(first),
        let drops = Int(text[text.index(after: text.startIndex)..<bar])
      else { throw ModelError(path: file.path, reason: "“\(text)” is no lemma script") }
      scripts.append(
        Script(
          keepsCase: first == "k", drops: drops,
          ending: text[text.index(after: bar)...].unicodeScalars.map(\.value)))
    }
    self.scripts = scripts
    guard numbers.allSatisfy({ Int($0) < scripts.count }) else {
      throw ModelError(path: file.path, reason: "a lemma names a script that is not there")
    }
  }

  func lemma(of form: UnsafeBufferPointer<UInt8>, upos: Int, xpos: Int) -> String {
    var normalised: [UInt32] = []
    var lower: [UInt32] = []
    Scalars.normalise(form, digits: false, into: &normalised)
    Scalars.lower(normalised, into: &lower)
    let coarse = "\t" + tags.upos[upos]
    let fine = coarse + "/" + tags.xpos[xpos]
    guard let script = script(lower, fine: fine, coarse: coarse) else {
      return Scalars.string(lower)
    }
    let stem = script.keepsCase ? normalised : lower
    return Scalars.string(stem.dropLast(min(script.drops, stem.count)) + script.ending)
  }

  private func script(_ lower: [UInt32], fine: String, coarse: String) -> Script? {
    for tag in [fine, coarse] {
      if let found = find(UInt8(ascii: "L"), lower[...], tag) { return found }
    }
    for tag in [fine, coarse] {
      for length in (0...min(6, lower.count)).reversed() {
        if let found = find(UInt8(ascii: "R"), lower.suffix(length), tag) { return found }
      }
    }
    return nil
  }

  private func find(_ kind: UInt8, _ word: ArraySlice<UInt32>, _ tag: String) -> Script? {
    var hash = FeatureHash(kind)
    for value in word { hash.add(value) }
    hash.add(tag)
    return keys.position(of: hash.key).map { scripts[Int(numbers[$0])] }
  }
}
