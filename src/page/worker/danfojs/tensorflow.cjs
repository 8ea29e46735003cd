// What `@tensorflow/tfjs-node` is to danfojs in the page: the TensorFlow.js of the lesson, so that there is one.
module.exports = globalThis.fledglingParts.tensorflow.tf
