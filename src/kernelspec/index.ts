/** Fledgling's kernel among those that Jupyter finds: where they are, what their kernel.json says, how ours gets there. */
export { type FoundKernel, findKernels, readKernel, specFolders } from './find.ts'
export { kernelFolders, type Machine, type PythonHome, userDataFolder } from './paths.ts'
export { pythonHome } from './python.ts'
export { fledglingSpec, isOurs, type KernelJson, kernelName, kernelStart, nameRule } from './spec.ts'
export { removeKernel, writeKernel } from './write.ts'
