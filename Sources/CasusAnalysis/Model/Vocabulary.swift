internal import CasusSyntax

/// The names of the model's classes as the values that tokens hold.
struct Vocabulary: Sendable {
  let upos: [UPOS]
  let xpos: [String]
  let features: [String]
  let relations: [Relation]
  let names: [String]

  init(_ file: ModelFile) throws(ModelError) {
    let header = file.header
    var tags: [UPOS] = []
    for name in header.upos {
      guard let tag = UPOS(rawValue: name) else {
        throw ModelError(path: file.path, reason: "“\(name)” is no universal part of speech")
      }
      tags.append(tag)
    }
    upos = tags
    xpos = header.xpos
    features = header.feats
    relations = header.deprel.map { Relation($0) }
    names = header.names
  }
}
