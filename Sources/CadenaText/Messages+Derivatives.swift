/// What comparisons of derivatives report.
extension Message {
  /// A comparison of a finite-difference gradient with an exact one.
  public static func finiteDifferenceReport(
    form: String, step: String, evaluations: Int, absolute: String, relative: String
  ) -> Message {
    Message(
      english:
        "\(form) differences, step \(step): \(evaluations) function evaluations, largest error "
        + "\(absolute) (relative \(relative))",
      spanish:
        "diferencias \(form), paso \(step): \(evaluations) evaluaciones de la función, error "
        + "máximo \(absolute) (relativo \(relative))")
  }

  /// The outcome of a gradient check and the element that fits worst.
  public static func gradientCheckReport(
    passed: Bool, elements: Int, evaluations: Int, input: Int, element: Int, exact: String,
    numeric: String, relative: String
  ) -> Message {
    Message(
      english:
        "\(passed ? "the gradient agrees" : "the gradient is wrong"): \(elements) elements, "
        + "\(evaluations) function evaluations; the worst is element \(element) of input "
        + "\(input): exact \(exact), by differences \(numeric), relative error \(relative)",
      spanish:
        "\(passed ? "el gradiente concuerda" : "el gradiente es incorrecto"): \(elements) "
        + "elementos, \(evaluations) evaluaciones de la función; el peor es el elemento "
        + "\(element) de la entrada \(input): exacto \(exact), por diferencias \(numeric), "
        + "error relativo \(relative)")
  }

  /// A gradient check that had nothing to compare.
  public static let gradientCheckEmpty = Message(
    english: "no input has a gradient: nothing was compared",
    spanish: "ninguna entrada tiene gradiente: no se comparó nada")
}
