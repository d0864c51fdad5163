import CadenaNetworks
import Testing

@Suite struct SummaryTests {
  @Test func theTableIsExact() {
    let shared = Linear(16)
    let model = Sequential {
      Linear(16)
      ReLU()
      Residual {
        shared; Dropout(0.25)
      }
      shared.named("again")
      Linear(10)
    }
    shared.bias?.isTrainable = false
    #expect(
      model.summary(inputShape: [32, 64]).text() == """
        path             layer              output    parameters
                         input              [32, 64]
        layers.0         Linear(16)         [32, 16]        1040
        layers.1         ReLU               [32, 16]           0
        layers.2.body.0  Linear(16)         [32, 16]         272
        layers.2.body.1  Dropout(0.25)      [32, 16]           0
        layers.2         Residual           [32, 16]           0
        layers.3         again: Linear(16)  [32, 16]           0
        layers.4         Linear(10)         [32, 10]         170
        1482 parameters, 1466 of them trained
        """)
    #expect(model.parameters.allSatisfy { !$0.isBound })
  }

  @Test func rowsEndWhereShapesDoNotFit() {
    let model = Sequential {
      Linear(6)
      Residual {
        Tanh(); Reshape([2, 2])
      }
      Linear(10)
    }
    let summary = model.summary(inputShape: [1, 3])
    #expect(summary.rows.map(\.path) == ["layers.0", "layers.1.body.0"])
    #expect(
      summary.text(.spanish) == """
        ruta             capa       salida  parámetros
                         entrada    [1, 3]
        layers.0         Linear(6)  [1, 6]          24
        layers.1.body.0  Tanh       [1, 6]           0
        layers.1.body.1 (reshape): 6 elementos no se pueden ordenar como [2, 2]
          se encontró: [1, 6]
        """)
  }
}
