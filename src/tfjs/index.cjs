// danfojs-node asks for @tensorflow/tfjs-node, whose install downloads a native library from a host that many
// networks do not reach. An `overrides` entry in package.json gives it this file instead, so that tables and
// networks share the one TensorFlow.js the lessons import.
module.exports = require('@tensorflow/tfjs')
