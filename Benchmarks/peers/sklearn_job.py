"""The whole job in scikit-learn: `sklearn_job.py FOLDER EPOCHS ACCURACY`."""

import sys
import warnings

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

import mnist

folder, epochs, accuracy = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
warnings.simplefilter("ignore", ConvergenceWarning)
x, y, test_x, test_y = mnist.load(folder)
model = MLPClassifier(
    [128], solver="adam", alpha=0, batch_size=64, learning_rate_init=1e-3, max_iter=epochs,
    random_state=0,
)
model.fit(x, y)
reached = model.score(test_x, test_y)
print(reached)
sys.exit(reached < accuracy)
