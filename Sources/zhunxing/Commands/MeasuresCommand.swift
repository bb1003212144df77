import ArgumentParser
import Kernel

/// `zhunxing measures`: the catalogue.
struct MeasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measures", abstract: "Lists what the centre measures.")
    @OptionGroup var options: CentreOptions
    @Flag(help: "Print one JSON document.") var json = false

    func run() async throws {
        let centre = try options.open()
        let measures = try await centre.read { try centre.measures($0) }
            .values.sorted { $0.name < $1.name }
        if json { return try Terminal.json(["measures": measures.map(Line.init)]) }
        for measure in measures {
            let unit = measure.unit.isEmpty ? measure.scale.joined(separator: "/") : measure.unit
            print("\(measure.name)  \(measure.title.zh)（\(unit)，\(measure.gathering.title.zh)）")
        }
    }

    private struct Line: Encodable {
        let name: String
        let meaning: Words
        let unit: String
        let gathering: Gathering
        let desk: String
        let proof: String
        let scale: [String]

        init(_ measure: Measure) {
            name = measure.name
            meaning = measure.title
            unit = measure.unit
            gathering = measure.gathering
            desk = measure.desk
            proof = measure.proof
            scale = measure.scale
        }
    }
}
