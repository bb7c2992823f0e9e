export { checkpoint } from "../../projection/src/Checkpoint.ts"
