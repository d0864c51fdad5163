/// What a person should know about data before training.
extension Message {
  private static func list(_ names: [String], _ others: Int) -> (String, String) {
    let list = names.map { "`\(shortened($0))`" }.joined(separator: ", ")
    return others == 0 ? (list, list) : (list + " and \(others) more", list + " y \(others) más")
  }

  /// Rows of a part that were also learned from.
  public static func duplicatesInPart(
    _ count: Int, of rows: Int, _ part: Message, row: Int, copy: Int
  ) -> Message {
    Message(
      english: "\(count) of \(rows) rows of \(part.english) also stand in the training part, such"
        + " as row \(row), a copy of row \(copy): the numbers measured there will be too good",
      spanish: "\(count) de \(rows) filas de \(part.spanish) también están en la parte de"
        + " entrenamiento, como la fila \(row), copia de la fila \(copy): los números medidos allí"
        + " serán demasiado buenos")
  }
  /// Equal rows of different classes.
  public static func contradictoryRows(_ count: Int, first: Int, second: Int) -> Message {
    Message(
      english: (count == 1 ? "1 row equals" : "\(count) rows equal")
        + " another one of another class, such as rows \(first) and \(second): no model can tell"
        + " them apart",
      spanish: (count == 1 ? "1 fila es igual" : "\(count) filas son iguales")
        + " a otra y de otra clase, como las filas \(first) y \(second): ningún modelo puede"
        + " distinguirlas")
  }
  /// Features that are the target in another form.
  public static func columnsGiveTargetAway(
    _ names: [String], others: Int, target: String
  ) -> Message {
    let (english, spanish) = list(names, others)
    return Message(
      english: "\(english) gives the target `\(shortened(target))` away: leave it out with"
        + " `ignore:` unless it is known before",
      spanish: "\(spanish) delata el objetivo `\(shortened(target))`: omítela con `ignore:` si no"
        + " se conoce de antemano")
  }
  /// Classes with very few rows.
  public static func classesWithFewRows(_ classes: [String], others: Int) -> Message {
    let list = classes.map { shortened($0) }.joined(separator: ", ")
    let more = Message(
      english: others == 0 ? "" : " and \(others) more",
      spanish: others == 0 ? "" : " y \(others) más")
    return Message(
      english: "very few rows to learn from: \(list)\(more.english)",
      spanish: "muy pocas filas de las que aprender: \(list)\(more.spanish)")
  }
  /// A class that has nearly all rows.
  public static func oneClassPrevails(_ name: String, percent: Int) -> Message {
    Message(
      english: "\(percent) % of the rows are of the class `\(shortened(name))`: always answering it"
        + " is right as often; `training: {balanced: true}` draws all classes alike",
      spanish: "el \(percent) % de las filas es de la clase `\(shortened(name))`: responder siempre"
        + " esa acierta otro tanto; `training: {balanced: true}` toma todas las clases por igual")
  }
  /// Columns that do not vary.
  public static func constantColumns(_ names: [String], others: Int) -> Message {
    let (english, spanish) = list(names, others)
    return Message(
      english: "constant in the training part, so nothing can be learned from it: \(english)",
      spanish: "constante en la parte de entrenamiento, así que nada se aprende de ella: \(spanish)"
    )
  }
  /// Columns that number the rows.
  public static func columnsCountRows(_ names: [String], others: Int) -> Message {
    let (english, spanish) = list(names, others)
    return Message(
      english: "\(english) only counts the rows: leave it out with `ignore:`",
      spanish: "\(spanish) solo numera las filas: omítela con `ignore:`")
  }
  /// Columns of very different scales.
  public static func scalesDiffer(_ small: String, _ large: String) -> Message {
    Message(
      english: "the scale of `\(shortened(large))` is more than 1000 times that of"
        + " `\(shortened(small))`: set `preprocess: [standardize]`",
      spanish: "la escala de `\(shortened(large))` es más de 1000 veces la de"
        + " `\(shortened(small))`: pon `preprocess: [standardize]`")
  }
  /// Large numbers in a regression.
  public static func largeNumbers(_ names: [String], others: Int) -> Message {
    let (english, spanish) = list(names, others)
    return Message(
      english: "large numbers make a regression slow: \(english); set `preprocess: [standardize]`",
      spanish: "los números grandes hacen lenta una regresión: \(spanish); pon"
        + " `preprocess: [standardize]`")
  }
}
