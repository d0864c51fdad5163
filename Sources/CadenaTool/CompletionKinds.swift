import ArgumentParser
import CadenaExperiment
import CadenaLab

/// What stands for names that only the folder knows, at the moment when somebody presses the key.
extension CompletionKind {
  /// Files that hold experiments.
  static var experiments: CompletionKind { .file(extensions: ["yaml", "yml"]) }

  /// Names of runs, and folders.
  static var runs: CompletionKind {
    .custom { _, _, start in NameCompletion.runs(start) }
  }

  /// Files that hold experiments, names of runs, and folders.
  static var experimentsAndRuns: CompletionKind {
    .custom { _, _, start in NameCompletion.experimentsAndRuns(start) }
  }

  /// Test surfaces, files that hold experiments, names of runs, and folders.
  static var surfacesExperimentsAndRuns: CompletionKind {
    .custom { _, _, start in
      TestSurface.names.filter { $0.hasPrefix(start) } + NameCompletion.experimentsAndRuns(start)
    }
  }
}
