import CadenaOptimizers
import CadenaText

/// Makes the schedule of an experiment.
enum ScheduleBuilder {
  /// The schedule of a specification; T is `steps` if given, else all updates of the training.
  static func schedule(_ specification: ScheduleSpecification, updates: Int) -> any Schedule {
    let options = specification.options
    switch specification.name {
    case "linear":
      return LinearDecay(
        final: options.number("final"), steps: options.integerIfGiven("steps") ?? updates)
    default:
      programmingError("the schedule \(specification.name) is in the catalogue and has no builder")
    }
  }
}
