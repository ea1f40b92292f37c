/// The description at the head of a model file.
struct ModelHeader: Codable, Sendable {
  struct Sizes: Codable, Sendable {
    var embedding: Int
    var hidden: Int
    var layers: Int
    var tagHidden: Int
    var arc: Int
    var label: Int
    var distance: Int
    var nameHidden: Int
    var nameState: Int
    var characterState: Int
  }

  struct Tensor: Codable, Sendable {
    var name: String
    var dtype: String
    var shape: [Int]
    var offset: Int
  }

  var format: Int
  var name: String
  var created: String
  var template: String
  var templateHash: String
  var dataHash: String
  var bodyHash: String
  var bodyOffset: Int
  var licence: String
  var attribution: [String]
  var scores: [String: Double]?
  var sizes: Sizes
  var upos: [String]
  var xpos: [String]
  var feats: [String]
  var deprel: [String]
  var names: [String]
  var characters: [String]
  var characterClasses: [String]
  var lemmaScripts: [String]
  var tensors: [Tensor]
}
