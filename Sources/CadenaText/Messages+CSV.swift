/// What can be wrong with a table of comma-separated values.
extension Message {
  /// What a cell should hold.
  public static let aNumber = Message(english: "a number", spanish: "un número")
  /// What a class's cell should hold.
  public static let wholeNumberOrText = Message(
    english: "a whole number or a name", spanish: "un número entero o un nombre")
  /// A number of cells.
  public static func cells(_ count: Int) -> Message {
    Message(
      english: count == 1 ? "1 column" : "\(count) columns",
      spanish: count == 1 ? "1 columna" : "\(count) columnas")
  }
  /// A column's number.
  public static func columnNumber(_ count: Int) -> Message {
    Message(
      english: "a column from 1 to \(count)", spanish: "una columna de 1 a \(count)")
  }

  /// A cell without a value.
  public static func valueMissing(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is missing",
      spanish: "falta el valor de `\(shortened(column))`")
  }
  /// What to do about missing values.
  public static let missingValueRemedy = Message(
    english: "fill in the value, remove the row, or choose a rule such as `missing: mean`",
    spanish: "completa el valor, quita la fila, o elige una regla como `missing: mean`")
  /// A cell that holds no number.
  public static func notANumber(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is not a number",
      spanish: "el valor de `\(shortened(column))` no es un número")
  }
  /// A number that is infinite or none.
  public static func numberNotFinite(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is not finite",
      spanish: "el valor de `\(shortened(column))` no es finito")
  }
  /// What to do about decimal commas.
  public static let decimalPointRemedy = Message(
    english: "write decimals with a point, or set `decimal: \",\"`",
    spanish: "escribe los decimales con punto, o pon `decimal: \",\"`")
  /// What to do about signs between thousands.
  public static let thousandsRemedy = Message(
    english: "write the number without a sign between its thousands",
    spanish: "escribe el número sin signo entre los millares")
  /// What to do about a comma that may be either.
  public static let thousandsOrDecimalRemedy = Message(
    english: "write thousands without a comma; if it is a decimal comma, set `decimal: \",\"`",
    spanish: "escribe los millares sin coma; si es una coma decimal, pon `decimal: \",\"`")
  /// A name that does not say which column is meant.
  public static func columnNameTwice(_ name: String) -> Message {
    let name = shortened(name)
    return Message(
      english: "more than one column is called `\(name)`",
      spanish: "hay más de una columna llamada `\(name)`")
  }
  /// Where columns of the same name are.
  public static func columnsAt(_ first: Int, _ second: Int) -> Message {
    Message(
      english: "columns \(first) and \(second)", spanish: "las columnas \(first) y \(second)")
  }
  /// What to do about two columns of one name.
  public static func columnNameTwiceRemedy(_ first: Int, _ second: Int) -> Message {
    Message(
      english: "give one of them another name, or leave both out with"
        + " `ignore: [\(first), \(second)]`",
      spanish: "da otro nombre a una de ellas, u omite las dos con"
        + " `ignore: [\(first), \(second)]`")
  }
  /// What to do about columns of text.
  public static func textColumnRemedy(_ column: String) -> Message {
    let name = shortened(column)
    return Message(
      english: "mend the value; a column of text is left out with `ignore: [\(name)]`, or turned"
        + " into numbers with `categories: [\(name)]`",
      spanish: "corrige el valor; una columna de texto se omite con `ignore: [\(name)]`, o se"
        + " convierte en números con `categories: [\(name)]`")
  }

  /// A row with another number of cells than the first.
  public static let raggedRow = Message(
    english: "the row has another number of columns than the first line",
    spanish: "la fila tiene otro número de columnas que la primera línea")
  /// What to do about ragged rows.
  public static let raggedRemedy = Message(
    english: "check the delimiter, and for commas inside numbers or names",
    spanish: "revisa el delimitador, y si hay comas dentro de números o nombres")
  /// A quote without its partner.
  public static let quoteNotClosed = Message(
    english: "a quote is not closed", spanish: "hay una comilla sin cerrar")
  /// Text between a quote and the delimiter.
  public static let textAfterQuote = Message(
    english: "there is text after a closing quote",
    spanish: "hay texto después de una comilla de cierre")
  /// How quotes are written.
  public static let quoteRemedy = Message(
    english: "put the whole cell in quotes, and double the quotes inside",
    spanish: "pon toda la celda entre comillas, y duplica las comillas de adentro")
  /// A table with nothing to learn from.
  public static let oneColumnOnly = Message(
    english: "there is one column only: features and a target are needed",
    spanish: "hay una sola columna: se necesitan características y un objetivo")
  /// What to do about a single column.
  public static let oneColumnRemedy = Message(
    english: "check the delimiter: `delimiter:` in the experiment, --delimiter on the command line",
    spanish: "revisa el delimitador: `delimiter:` en el experimento, --delimiter en la orden")
  /// A column that does not exist.
  public static func noSuchColumn(_ name: String) -> Message {
    Message(
      english: "there is no column `\(shortened(name))`",
      spanish: "no hay una columna `\(shortened(name))`")
  }
  /// How the target is named.
  public static let targetRemedy = Message(
    english: "set data.source.csv.target to a column's name, or its number from 1",
    spanish: "pon en data.source.csv.target el nombre de una columna, o su número desde 1")
  /// Test rows with other columns than the training rows.
  public static func columnsDifferFrom(_ name: String) -> Message {
    Message(
      english: "the columns are not those of `\(shortened(name))`",
      spanish: "las columnas no son las de `\(shortened(name))`")
  }

  /// A class given by a number that is not whole.
  public static func classNotWhole(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` should hold classes",
      spanish: "`\(shortened(column))` debería contener clases")
  }
  /// A class that the training rows do not have.
  public static func unknownClass(_ column: String) -> Message {
    Message(
      english: "the class in `\(shortened(column))` is not known",
      spanish: "no se conoce la clase en `\(shortened(column))`")
  }
  /// One class only.
  public static func singleClass(_ column: String) -> Message {
    Message(
      english: "all rows have the same class in `\(shortened(column))`",
      spanish: "todas las filas tienen la misma clase en `\(shortened(column))`")
  }
  /// What to do about one class.
  public static let singleClassRemedy = Message(
    english: "there is nothing to tell apart: add rows of other classes, or name another target",
    spanish: "no hay nada que distinguir: añade filas de otras clases, o nombra otro objetivo")
  /// A text where the others are numbers.
  public static func textAmongNumbers(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` holds text among numbers",
      spanish: "`\(shortened(column))` contiene texto entre números")
  }
  /// A number where the others are texts.
  public static func numberAmongTexts(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` holds a number among texts",
      spanish: "`\(shortened(column))` contiene un número entre textos")
  }
  /// What to do about mixtures.
  public static let mixtureRemedy = Message(
    english: "mend the value, or set `task: classification` if these are names of classes",
    spanish: "corrige el valor, o pon `task: classification` si son nombres de clases")
}

/// Missing values, categories and files that are no tables.
extension Message {
  /// What to do about a missing target.
  public static let missingTargetRemedy = Message(
    english: "fill in the value, remove the row, or leave such rows out with `missing: dropRow`",
    spanish: "completa el valor, quita la fila, u omite esas filas con `missing: dropRow`")
  /// A first row without a value where the row before should give it.
  public static func noPreviousValue(_ column: String) -> Message {
    Message(
      english: "the value of `\(shortened(column))` is missing, and no row is before it",
      spanish: "falta el valor de `\(shortened(column))`, y no hay una fila anterior")
  }
  /// What to do about a missing first value.
  public static let noPreviousRemedy = Message(
    english: "fill in the first row, or choose another rule for missing values",
    spanish: "completa la primera fila, o elige otra regla para los valores que faltan")
  /// A column without a single value from which a fill could be learnt.
  public static func nothingToFillFrom(_ column: String) -> Message {
    Message(
      english: "`\(shortened(column))` has no value in the training part to learn a fill from",
      spanish: "`\(shortened(column))` no tiene ningún valor en la parte de entrenamiento del que"
        + " aprender un relleno")
  }
  /// What to do about an empty column, or one of too many texts.
  public static func leaveOutColumn(_ column: String) -> Message {
    let name = shortened(column)
    return Message(
      english: "leave the column out with `ignore: [\(name)]`",
      spanish: "omite la columna con `ignore: [\(name)]`")
  }
  /// Every row had a missing value.
  public static let allRowsDropped = Message(
    english: "no row is left: every one has a missing value",
    spanish: "no queda ninguna fila: a todas les falta un valor")
  /// What to do when no row is left.
  public static let allRowsDroppedRemedy = Message(
    english: "leave columns out with `ignore:`, or choose another rule for missing values",
    spanish: "omite columnas con `ignore:`, o elige otra regla para los valores que faltan")
  /// A category that was not learnt.
  public static func unknownCategory(_ column: String) -> Message {
    Message(
      english: "the category in `\(shortened(column))` is not known",
      spanish: "no se conoce la categoría en `\(shortened(column))`")
  }
  /// What to do about unknown categories.
  public static let unknownCategoryRemedy = Message(
    english: "mend the value, or train with `unknown: ignore`",
    spanish: "corrige el valor, o entrena con `unknown: ignore`")
  /// A column of texts that differ in nearly every row.
  public static func tooManyCategories(_ column: String, _ most: Int) -> Message {
    Message(
      english: "`\(shortened(column))` has more than \(most) different texts",
      spanish: "`\(shortened(column))` tiene más de \(most) textos distintos")
  }
  /// A target among the columns that are left out.
  public static func targetIgnored(_ column: String) -> Message {
    Message(
      english: "the target `\(shortened(column))` cannot be left out",
      spanish: "no se puede omitir el objetivo `\(shortened(column))`")
  }
  /// All features are left out.
  public static let noFeaturesLeft = Message(
    english: "no column of features is left", spanish: "no queda ninguna columna de características"
  )
  /// What to do when no features are left.
  public static let noFeaturesRemedy = Message(
    english: "check `columns:` and `ignore:`", spanish: "revisa `columns:` e `ignore:`")
  /// Several targets of classes.
  public static let severalTargetsOfClasses = Message(
    english: "several targets are for regression only",
    spanish: "varios objetivos son solo para regresión")
  /// What to do about several targets of classes.
  public static let severalTargetsRemedy = Message(
    english: "name one target, or set `task: regression`",
    spanish: "nombra un solo objetivo, o pon `task: regression`")
  /// What to do about decimal points where commas are expected.
  public static let decimalCommaRemedy = Message(
    english: "write decimals with a comma, or leave out `decimal:`",
    spanish: "escribe los decimales con coma, o quita `decimal:`")

  /// A row that is too long to be one.
  public static func rowTooLong(megabytes: Int) -> Message {
    Message(
      english: "the row is longer than \(megabytes) MiB",
      spanish: "la fila ocupa más de \(megabytes) MiB")
  }
  /// What to do about a row that is too long.
  public static let rowTooLongRemedy = Message(
    english: "check that the file has one row a line, and that every quote is closed",
    spanish: "comprueba que el archivo tiene una fila por línea y que cada comilla se cierra")
  /// Too many columns.
  public static func tooManyColumns(_ most: Int) -> Message {
    Message(
      english: "the first line has more than \(most) columns",
      spanish: "la primera línea tiene más de \(most) columnas")
  }
  /// A file of bytes that are no text.
  public static let notText = Message(
    english: "this is not a file of text", spanish: "esto no es un archivo de texto")
  /// A file of a spreadsheet program.
  public static let spreadsheet = Message(
    english: "this is a spreadsheet or another packed file, not comma-separated values",
    spanish:
      "esto es una hoja de cálculo u otro archivo empaquetado, no valores separados por comas")
  /// What to do about files that are no text.
  public static let exportAsCSV = Message(
    english: "export the table as CSV, in UTF-8",
    spanish: "exporta la tabla como CSV, en UTF-8")
  /// A compressed table.
  public static let compressedTable = Message(
    english: "the file is compressed with gzip", spanish: "el archivo está comprimido con gzip")
  /// What to do about compressed tables.
  public static let decompressFirst = Message(
    english: "decompress it first, with `gunzip`",
    spanish: "descomprímelo antes, con `gunzip`")
  /// Text of two bytes a letter.
  public static let textIsUTF16 = Message(
    english: "the text is UTF-16, not UTF-8", spanish: "el texto es UTF-16, no UTF-8")

  /// How many rows were left out.
  public static func rowsDropped(_ dropped: Int, of rows: Int) -> Message {
    Message(
      english: dropped == 1
        ? "1 row of \(rows) was left out since a value is missing"
        : "\(dropped) rows of \(rows) were left out since values are missing",
      spanish: dropped == 1
        ? "se omitió 1 fila de \(rows) porque falta un valor"
        : "se omitieron \(dropped) filas de \(rows) porque faltan valores")
  }
  /// How many values were filled, by which rule, and of which columns.
  public static func valuesFilled(
    _ count: Int, rule: String, columns: [String], others: Int
  ) -> Message {
    let list = columns.map { shortened($0) }.joined(separator: ", ")
    let more = Message(
      english: others == 0 ? "" : " and \(others) more",
      spanish: others == 0 ? "" : " y \(others) más")
    return Message(
      english: (count == 1 ? "1 missing value was" : "\(count) missing values were")
        + " filled (\(rule)): \(list)\(more.english)",
      spanish: (count == 1
        ? "se completó 1 valor que faltaba" : "se completaron \(count) valores que faltaban")
        + " (\(rule)): \(list)\(more.spanish)")
  }
}
