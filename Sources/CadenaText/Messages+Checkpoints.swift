/// What can be wrong with files of weights and with JSON texts.
extension Message {
  /// A file that ends too early.
  public static let weightsTruncated = Message(
    english: "the file ends before its header does",
    spanish: "el archivo termina antes que su cabecera")
  /// A file of another format.
  public static let notSafetensors = Message(
    english: "this is not a safetensors file", spanish: "esto no es un archivo safetensors")
  /// A header that cannot be read.
  public static let weightsHeaderBroken = Message(
    english: "the header of the safetensors file cannot be read",
    spanish: "no se puede leer la cabecera del archivo safetensors")
  /// Metadata that is more than texts.
  public static let weightsMetadataNotText = Message(
    english: "`__metadata__` must hold texts only",
    spanish: "`__metadata__` solo puede contener textos")
  /// An array described wrongly.
  public static func weightsEntryBroken(_ name: String) -> Message {
    Message(
      english: "the header describes `\(shortened(name))` wrongly: it needs dtype, shape and"
        + " data_offsets",
      spanish: "la cabecera describe mal `\(shortened(name))`: necesita dtype, shape y"
        + " data_offsets")
  }
  /// An array outside the file.
  public static func weightsBeyondEnd(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` reaches beyond the end of the file",
      spanish: "`\(shortened(name))` llega más allá del final del archivo")
  }
  /// Two arrays over the same bytes.
  public static func weightsOverlap(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` overlaps another array",
      spanish: "`\(shortened(name))` se superpone con otro arreglo")
  }
  /// Bytes before an array that belong to none.
  public static func weightsGap(_ name: String) -> Message {
    Message(
      english: "there are bytes before `\(shortened(name))` that belong to no array",
      spanish: "antes de `\(shortened(name))` hay bytes que no son de ningún arreglo")
  }
  /// Bytes at the end that belong to no array.
  public static let weightsExtraBytes = Message(
    english: "there are bytes at the end that belong to no array",
    spanish: "al final hay bytes que no son de ningún arreglo")
  /// An element type that is not read.
  public static func weightsTypeUnknown(_ name: String) -> Message {
    Message(
      english: "the element type of `\(shortened(name))` is not supported",
      spanish: "el tipo de los elementos de `\(shortened(name))` no se admite")
  }
  /// A size that does not follow from the shape.
  public static func weightsSizeWrong(_ name: String) -> Message {
    Message(
      english: "the bytes of `\(shortened(name))` do not fit its shape",
      spanish: "los bytes de `\(shortened(name))` no corresponden a su forma")
  }
  /// A truth value that is neither 0 nor 1.
  public static func weightsBadTruth(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` holds a truth value that is neither 0 nor 1",
      spanish: "`\(shortened(name))` contiene un valor lógico que no es 0 ni 1")
  }
  /// A whole number beyond 32 bits.
  public static func weightsIntegerTooLarge(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` holds a whole number beyond 32 bits",
      spanish: "`\(shortened(name))` contiene un entero de más de 32 bits")
  }
  /// An array that a checkpoint lacks.
  public static func checkpointLacks(_ name: String) -> Message {
    Message(
      english: "`\(shortened(name))` is missing or has another shape",
      spanish: "`\(shortened(name))` falta o tiene otra forma")
  }
  /// A record of preprocessing that cannot be read.
  public static let preprocessingRecordBroken = Message(
    english: "the record of the preprocessing cannot be read",
    spanish: "no se puede leer el registro del preprocesamiento")

  /// A checkpoint that is not what was written.
  public static let checkpointDamaged = Message(
    english: "this checkpoint is damaged", spanish: "este punto de control está dañado")
  /// A checksum.
  public static func checksumIs(_ digits: String) -> Message {
    Message(english: "checksum \(digits)", spanish: "suma de control \(digits)")
  }
  /// A file of weights that holds no state of a training.
  public static func notACheckpoint(lacks key: String) -> Message {
    Message(
      english: "this is no checkpoint of a training: `\(key)` is missing",
      spanish: "esto no es un punto de control de un entrenamiento: falta `\(key)`")
  }
  /// What resuming needs.
  public static let checkpointNeeded = Message(
    english: "resuming needs the checkpoint as the training of the same model wrote it",
    spanish: "para continuar hace falta el punto de control tal como lo escribió el entrenamiento"
      + " del mismo modelo")
  /// A position behind the end of an epoch.
  public static func positionBeyondEpoch(_ batch: Int, batches: Int) -> Message {
    Message(
      english: "the state is behind batch \(batch) of an epoch that has \(batches)",
      spanish: "el estado está tras el lote \(batch) de una época que tiene \(batches)")
  }
  /// What a state belongs to.
  public static let sameDataAndOptions = Message(
    english: "go on with the same rows and the same batch size",
    spanish: "continúa con las mismas filas y el mismo tamaño de lote")

  /// Text after the JSON value.
  public static let jsonTextAfterValue = Message(
    english: "text after the end of the JSON value",
    spanish: "texto después del final del valor JSON")
  /// No JSON value where one must be.
  public static let jsonValueExpected = Message(
    english: "a JSON value is expected here", spanish: "aquí se espera un valor JSON")
  /// No key where one must be.
  public static let jsonKeyExpected = Message(
    english: "a key in double quotes is expected here",
    spanish: "aquí se espera una clave entre comillas dobles")
  /// A sign of the notation is missing.
  public static func jsonExpected(_ sign: String) -> Message {
    Message(english: "expected here: \(sign)", spanish: "se espera aquí: \(sign)")
  }
  /// A number without digits.
  public static let jsonDigitExpected = Message(
    english: "a digit is expected here", spanish: "aquí se espera una cifra")
  /// A number beyond double precision.
  public static let jsonNumberTooLarge = Message(
    english: "the number is too large", spanish: "el número es demasiado grande")
  /// A text that does not end.
  public static let jsonStringNotClosed = Message(
    english: "the text in double quotes is not closed",
    spanish: "el texto entre comillas dobles no se cierra")
  /// A backslash with something that means nothing.
  public static let jsonBadEscape = Message(
    english: "this escape after a backslash means nothing",
    spanish: "esta secuencia con barra invertida no significa nada")
}
