import Testing

@testable import CasusPipeline

/// Independent origins behind several reports of one event.
@Suite struct OriginCounterTests {
  typealias Telling = OriginCounter.Telling

  private static let agency =
    "A drone hit the fuel depot at Karsk early on Monday and set two tanks on fire, the regional governor wrote."

  @Test func rewritesOfOneTextAreOneOrigin() {
    let rewrites = ["", " No one was hurt.", " Firefighters came from Vellin."].map {
      Telling(text: Self.agency + $0, publishers: ["Outlet" + $0], sources: [])
    }
    #expect(OriginCounter.origins(of: rewrites) == 1)
  }

  @Test func oneNamedSourceIsOneOrigin() {
    let reports = [
      Telling(text: "Karsk burned, Meridian reported.", publishers: ["A"], sources: ["meridian"]),
      Telling(
        text: "According to Meridian, a depot was struck.", publishers: ["B"],
        sources: ["meridian"]),
    ]
    #expect(OriginCounter.origins(of: reports) == 1)
  }

  @Test func reportsThatShareNothingAreSeveral() {
    let reports = [
      Telling(text: Self.agency, publishers: ["A"], sources: ["governor"]),
      Telling(
        text: "Our correspondent in Karsk saw smoke over the oil store after a blast at dawn.",
        publishers: ["B"], sources: []),
    ]
    #expect(OriginCounter.origins(of: reports) == 2)
  }
}
