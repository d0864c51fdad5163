// Layers carry the plain names that some operations have too (`Sigmoid`, `Reshape`). Because this
// module re-exports the rooms below it, its own types win wherever both are visible.
@_exported import CadenaGraph
@_exported import CadenaOperations
@_exported import CadenaRuntime
