export { sample } from "../test/samples.ts"
