// One import for programs: `import Cadena` gives tensors, networks, optimisers, data and training.
@_exported import CadenaData
@_exported import CadenaNetworks
@_exported import CadenaOptimizers
@_exported import CadenaTraining
