// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target; its dependencies are the arrows of ARCHITECTURE.md and nothing else.
func room(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: settings)
}

func tests(of name: String, _ uses: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + uses, swiftSettings: settings
  )
}

let package = Package(
  name: "casus",
  products: [
    .executable(name: "casus", targets: ["casus"]),
    .executable(name: "casus-lab", targets: ["casus-lab"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    room("CasusText"),
    room("CasusSyntax", ["CasusText"]),
    room("CasusRecords", ["CasusText"]),
    room("CasusExchange", ["CasusRecords", "CasusText"]),
    room("CasusReading", ["CasusText"]),
    .target(
      name: "CCasusKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=fast"])]),
    room("CasusAnalysis", ["CCasusKernels", "CasusSyntax", "CasusText"]),
    room("CasusKnowledge", ["CasusRecords", "CasusSyntax", "CasusText"]),
    room("CasusRules", ["CasusSyntax", "CasusText"]),
    room(
      "CasusExtraction",
      ["CasusRules", "CasusKnowledge", "CasusRecords", "CasusSyntax", "CasusText"]),
    room("CasusTracking", ["CasusRecords", "CasusText"]),
    room(
      "CasusStore",
      [
        "CasusExchange", "CasusRecords", "CasusText",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    room(
      "CasusPipeline",
      [
        "CasusAnalysis", "CasusExchange", "CasusExtraction", "CasusKnowledge", "CasusReading",
        "CasusRecords", "CasusRules", "CasusStore", "CasusSyntax", "CasusText", "CasusTracking",
      ]),
    .executableTarget(
      name: "casus",
      dependencies: [
        "CasusExchange", "CasusPipeline", "CasusReading", "CasusRecords", "CasusStore",
        "CasusSyntax", "CasusText", "CasusTracking",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "casus-lab",
      dependencies: [
        "CasusAnalysis", "CasusExtraction", "CasusKnowledge", "CasusRecords",
        "CasusRules", "CasusSyntax", "CasusText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "reading-speed",
      dependencies: [
        "CasusAnalysis", "CasusExchange", "CasusPipeline", "CasusReading", "CasusText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks/reading-speed", swiftSettings: settings),
    tests(of: "CasusText"),
    tests(of: "CasusSyntax"),
    tests(of: "CasusAnalysis", ["CasusSyntax", "CasusText"]),
    tests(of: "CasusRecords"),
    tests(of: "CasusReading", ["CasusText"]),
    tests(of: "CasusExchange", ["CasusRecords", "CasusText"]),
    tests(of: "CasusKnowledge", ["CasusRecords", "CasusText"]),
    tests(of: "CasusRules", ["CasusSyntax", "CasusText"]),
    tests(of: "CasusTracking", ["CasusRecords", "CasusText"]),
    tests(of: "CasusStore", ["CasusText", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      of: "CasusExtraction",
      ["CasusKnowledge", "CasusRecords", "CasusRules", "CasusSyntax", "CasusText"]),
    tests(
      of: "CasusPipeline",
      [
        "CasusExchange", "CasusReading", "CasusRecords", "CasusStore", "CasusSyntax", "CasusText",
        "CasusTracking",
      ]),
  ]
)
