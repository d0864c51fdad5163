import CadenaText
import CadenaTraining

extension OptimizerChoice {
  /// The experiment with this in place of its own optimiser and schedule, and without its early end.
  package func applied(to experiment: Experiment) -> Experiment {
    var wanted = experiment
    wanted.optimizer = optimizer
    wanted.schedule = schedule
    if let averaging { wanted.averaging = averaging }
    wanted.earlyStopping = nil
    guard let batchSize else {
      return experiment.written.root.map { wanted.withWholeBatch($0) } ?? wanted
    }
    wanted.training.batchSize = batchSize
    return wanted
  }

  /// Finds out, before anything trains, whether this and an experiment go together.
  ///
  /// - Throws: `ExperimentError` with exit code 64 that names what was typed, and how to type it instead;
  ///   what is wrong with the experiment whatever trains it, as ever.
  package func check(on experiment: Experiment) throws {
    guard typed != nil else { return }
    let wanted = applied(to: experiment)
    do throws(ExperimentError) {
      try ExperimentCheck(experiment: wanted, root: wanted.written.root).run()
    } catch {
      throw told(error)
    }
    guard wanted.minimizer != nil || watched != nil else { return }
    do {
      _ = try PreparedExperiment(wanted)
    } catch let error as ExperimentError {
      var plain = experiment
      (plain.optimizer, plain.schedule) = (Catalogue.optimizers.defaults(of: "sgd"), nil)
      guard (try? PreparedExperiment(plain)) != nil else { throw error }
      throw told(error)
    }
  }

  /// What is wrong with this where it should run, with exit code 64.
  package func refused(_ what: Message, remedy: Message?) -> ExperimentError {
    ExperimentError(what, at: origin, remedy: remedy, exitCode: .usage)
  }

  /// What the schedule watches, when it is one particular number.
  private var watched: Monitor? {
    guard let schedule, schedule.name == "plateau" else { return nil }
    return schedule.options.textIfGiven("monitor").flatMap(Monitor.init(rawValue:))
  }

  /// Finds out whether this can run on a function of a few numbers, without rows.
  ///
  /// - Throws: `ExperimentError` with exit code 64 for what would be passed over in silence there.
  package func checkOnFunction() throws(ExperimentError) {
    if batchSize != nil {
      throw refused(.optionOnlyOnExperiment("batchSize"), remedy: .leaveOut("batchSize"))
    }
    if writesBothRates {
      throw refused(.optionOnlyOnExperiment("learningRate"), remedy: .leaveOut("learningRate"))
    }
    if let monitor = watched, monitor.needsValidation || monitor.needsClasses {
      throw refused(.optionOnlyOnExperiment("monitor"), remedy: .leaveOut("monitor"))
    }
    guard let minimizer else { return }
    if averaging != nil {
      throw refused(.minimizerTakesNoAverage(optimizer.name), remedy: .leaveOut("averaging"))
    }
    if schedule != nil, minimizer.learningRate == nil {
      throw refused(.noRateToSchedule(optimizer.name), remedy: .leaveOut("schedule"))
    }
  }

  /// An error of the experiment that this would make, told of what was typed.
  private func told(_ error: ExperimentError) -> ExperimentError {
    let problem = error.problem
    var remedy = problem.remedy
    // What else has a part in it, and stands in the file.
    var isInFile = false
    switch problem.what {
    case .minimizerNeedsAllRows where problem.found == nil:
      (remedy, isInFile) = (.typeInstead("--set training.balanced=false"), true)
    case .minimizerNeedsAllRows:
      (remedy, isInFile) = (.typeInstead(typed(with: "batchSize", "full")), batchSize == nil)
    case .minimizerTakesNoClipping, .nothingToClip(optimizer.name):
      (remedy, isInFile) = (.typeInstead("--set clip=none"), true)
    case .minimizerTakesNoAverage(optimizer.name) where averaging == nil:
      (remedy, isInFile) = (.typeInstead("--set averaging=none"), true)
    case .minimizerNeedsNoMasks: isInFile = true
    default:
      if remedy == .covarianceDiagonal, !isYaml {
        remedy = .typeInstead(typed(with: "covariance", "diagonal"))
      }
    }
    var found = problem.found
    if isInFile, let place = problem.place {
      let written = Message.writtenIn(place, line: problem.line)
      found = found.map { .bracketed($0, written) } ?? written
    }
    return ExperimentError(
      problem.what, at: origin, expected: problem.expected, found: found, remedy: remedy,
      exitCode: .usage)
  }

  private var isYaml: Bool { typed?.text.hasPrefix("{") ?? false }

  /// What was typed, with another value of an option.
  private func typed(with key: String, _ value: String) -> String {
    guard let typed else { return "\(key)=\(value)" }
    if isYaml {
      let rest = typed.text.contains(key) ? "{\(optimizer.name): {}" : "\(typed.text.dropLast())"
      return "\(typed.flag) '\(rest), \(key): \(value)}'"
    }
    let parts = typed.text.split(separator: ":", maxSplits: 1)
    let options = parts.dropFirst().flatMap { $0.split(separator: ",") }
      .filter { !$0.hasPrefix(key + "=") }
    let all = (options.map { String($0) } + ["\(key)=\(value)"]).joined(separator: ",")
    return "\(typed.flag) \(optimizer.name):\(all)"
  }
}
