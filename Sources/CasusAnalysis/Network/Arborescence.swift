/// The maximum spanning arborescence from node 0, after Chu–Liu and Edmonds, grown as Tarjan and Gabow
/// do: time and memory go with the square of the nodes, whatever the weights.
///
/// From a node the best arcs are followed upwards. A path that closes on itself becomes one node; a
/// path that comes to the root, or to where an earlier path did, stands.
struct Arborescence {
  private let size: Int
  /// `weights[dependent * size + head]` between the nodes as contracted so far; a contracted node
  /// takes the place of its first member.
  private var weights: [Double]
  /// The arc between words that stands behind each of them, as dependent * size + head.
  private var arcs: [Int32]
  /// Each place's node: a word, or from `size` on a contraction.
  private var nodes: [Int]
  private var isAlive: [Bool]
  /// By node: the contraction it went into, and the arc by which it was entered.
  private var parents: [Int]
  private var entries: [Int32]

  init(_ weights: [Double], size: Int) {
    self.size = size
    self.weights = weights
    arcs = (0..<Int32(size * size)).map { $0 }
    nodes = Array(0..<size)
    isAlive = [Bool](repeating: true, count: size)
    parents = [Int](repeating: -1, count: size)
    entries = [Int32](repeating: -1, count: size)
  }

  /// The head of every node; of equal weights the first wins.
  consuming func heads() -> [Int] {
    var tree = self
    tree.grow()
    return tree.expanded()
  }

  private mutating func grow() {
    var isFinished = [Bool](repeating: false, count: size)
    var position = [Int](repeating: -1, count: size)
    isFinished[0] = true
    for start in 1..<max(size, 1) where isAlive[start] && !isFinished[start] {
      var path = [start]
      position[start] = 0
      while let place = path.last {
        let head = bestHead(of: place)
        entries[nodes[place]] = arcs[place * size + head]
        if isFinished[head] { break }
        if position[head] < 0 {
          position[head] = path.count
          path.append(head)
          continue
        }
        let cycle = Array(path[position[head]...])
        for member in cycle { position[member] = -1 }
        path.removeLast(cycle.count)
        contract(cycle)
        position[cycle[0]] = path.count
        path.append(cycle[0])
      }
      for place in path {
        isFinished[place] = true
        position[place] = -1
      }
    }
  }

  private func bestHead(of place: Int) -> Int {
    var best = -1
    for head in 0..<size where isAlive[head] && head != place {
      if best < 0 || weights[place * size + head] > weights[place * size + best] { best = head }
    }
    return best
  }

  /// Merges places into the first of them: arcs that enter it cost what they replace.
  private mutating func contract(_ cycle: [Int]) {
    let place = cycle[0]
    let costs = cycle.map { member in
      weights[member * size + bestHead(of: member)]
    }
    for member in cycle { isAlive[member] = false }
    for other in 0..<size where isAlive[other] {
      var into = (weight: -Double.infinity, arc: Int32(0))
      var out = into
      for (member, cost) in zip(cycle, costs) {
        let entering = weights[member * size + other] - cost
        if entering > into.weight { into = (entering, arcs[member * size + other]) }
        let leaving = weights[other * size + member]
        if leaving > out.weight { out = (leaving, arcs[other * size + member]) }
      }
      weights[place * size + other] = into.weight
      arcs[place * size + other] = into.arc
      weights[other * size + place] = out.weight
      arcs[other * size + place] = out.arc
    }
    isAlive[place] = true
    let node = parents.count
    for member in cycle { parents[nodes[member]] = node }
    parents.append(-1)
    entries.append(-1)
    nodes[place] = node
  }

  /// Opens the contractions, the latest first: the arc that enters one enters the member it leads to.
  private func expanded() -> [Int] {
    var entries = entries
    for node in (size..<max(parents.count, size)).reversed() {
      let arc = entries[node]
      var member = Int(arc) / size
      while parents[member] != node { member = parents[member] }
      entries[member] = arc
    }
    return (0..<size).map { $0 == 0 ? 0 : Int(entries[$0]) % size }
  }
}
