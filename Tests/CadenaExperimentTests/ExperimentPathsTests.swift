import CadenaData
import CadenaText
import Testing

@testable import CadenaExperiment

/// Where the files that an experiment names are looked for.
struct ExperimentPathsTests {
  private func folderWithFiles() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try RunDirectory.create(at: folder.path + "/experiments")
    _ = try RunDirectory.create(at: folder.path + "/data")
    for name in ["experiments/near.csv", "data/near.csv", "data/far.csv", "data/w.safetensors"] {
      try AtomicFile.write("1,2\n", to: folder.path + "/" + name)
    }
    return folder
  }

  private func experiment(_ path: String) throws -> Experiment {
    try Experiment.read(text: minimal(source: "{csv: {path: \"\(path)\", delimiter: \";\"}}"))
  }

  @Test func besideTheExperimentComesFirst() throws {
    let folder = try folderWithFiles()
    let file = folder.path + "/experiments/x.yaml"
    let data = [folder.path + "/data"]
    func found(_ path: String) throws -> String {
      try experiment(path).located(besides: file, dataFolders: data).data.source.options
        .text("path")
    }
    #expect(try found("near.csv") == folder.path + "/experiments/near.csv")
    #expect(try found("far.csv") == folder.path + "/data/far.csv")
    #expect(try found(folder.path + "/data/near.csv") == folder.path + "/data/near.csv")
  }

  @Test func otherOptionsStayAndOtherFilesAreFound() throws {
    let folder = try folderWithFiles()
    var experiment = try experiment("near.csv")
    experiment.model.initialWeights = InitialWeightsSpecification(from: "w.safetensors")
    experiment.data.split.testFile = "far.csv"
    let located = try experiment.located(dataFolders: [folder.path + "/data"])
    #expect(located.data.source.options.text("delimiter") == ";")
    #expect(located.model.initialWeights?.from == folder.path + "/data/w.safetensors")
    #expect(located.data.split.testFile == folder.path + "/data/far.csv")
    let embedded = try Experiment.read(text: minimal())
    #expect(try embedded.located() == embedded)
  }

  @Test func aMissingFileSaysWhereItWasLookedFor() throws {
    let folder = try folderWithFiles()
    let error = #expect(throws: ExperimentError.self) {
      try experiment("none.csv").located(besides: folder.path + "/experiments/x.yaml")
    }
    #expect(error?.exitCode == .missingInput)
    #expect(error?.problem.what == .namedFileMissing("data.source.csv.path"))
    let found = error?.problem.found?.text(.english) ?? ""
    #expect(found.hasPrefix("nothing at \(folder.path)/experiments/none.csv, "))
  }

  @Test func theDigitsExperimentIsValid() throws {
    let digits = try Experiment.read(text: Experiment.digitsText)
    #expect(digits.data.source.name == "digits")
    #expect(digits.data.split == SplitSpecification(validation: 0.15, test: 0.15))
    #expect(try digits.completed(task: .classification).loss?.name == "softmaxCrossEntropy")
  }
}
