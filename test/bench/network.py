"""Trains the network of test/bench/network.mjs with scikit-learn or PyTorch, as its first argument says. Reads the task
from standard input and prints for each round its seconds, those of all processors, and the last loss. Same data,
weights, batches and steps."""

import json
import sys
import time
import warnings

import numpy as np

task = json.load(sys.stdin)
x, y = np.array(task["features"]), np.array(task["targets"])
weights = [np.array(layer["weights"]).reshape(layer["units"], layer["inputs"]).T for layer in task["layers"]]
epochs, size, rate = task["epochs"], task["batchSize"], task["learningRate"]


def clocks():
    return time.perf_counter(), time.process_time()


def spent(started):
    return {"seconds": time.perf_counter() - started[0], "processor": time.process_time() - started[1]}


def scikit_learn():
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.metrics import log_loss
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)  # it was told to stop after so many epochs

    class Ours(MLPClassifier):
        def _init_coef(self, fan_in, fan_out, dtype):
            return next(w.copy() for w in weights if w.shape == (fan_in, fan_out)), np.zeros(fan_out)

    labels = y.argmax(axis=1)
    hidden = [w.shape[1] for w in weights[:-1]]
    optimiser = {"alpha": 0, "batch_size": size, "learning_rate_init": rate, "shuffle": False}
    model = Ours(hidden, max_iter=epochs, tol=0, n_iter_no_change=epochs, **optimiser)
    started = clocks()
    model.fit(x, labels)
    return {**spent(started), "loss": log_loss(labels, model.predict_proba(x))}


def pytorch():
    import torch

    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)  # at this size more threads are slower
    first, last = [torch.nn.Linear(*w.shape) for w in weights]
    with torch.no_grad():
        for layer, w in zip([first, last], weights):
            layer.weight.copy_(torch.tensor(w.T))
            layer.bias.zero_()
    model = torch.nn.Sequential(first, torch.nn.ReLU(), last)
    features, labels = torch.tensor(x), torch.tensor(y.argmax(axis=1))
    loss_of = torch.nn.CrossEntropyLoss()
    started = clocks()
    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(epochs):
        for start in range(0, len(x), size):
            optimiser.zero_grad()
            loss_of(model(features[start : start + size]), labels[start : start + size]).backward()
            optimiser.step()
    return {**spent(started), "loss": loss_of(model(features), labels).item()}


train = {"scikit-learn": scikit_learn, "PyTorch": pytorch}[sys.argv[1]]
train()  # warm, as ours is
end = time.perf_counter() + task["span"]
rounds = []
while time.perf_counter() < end:
    rounds.append(train())
print(json.dumps(rounds))
