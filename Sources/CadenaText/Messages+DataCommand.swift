/// What `cadena data` and its subcommands say.
extension Message {
  /// `data` in one line.
  public static let dataAbstract = Message(
    english: "Get data sets and look at them.",
    spanish: "Obtiene conjuntos de datos y los examina.")
}
