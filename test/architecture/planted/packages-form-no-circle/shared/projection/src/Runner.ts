export { subject } from "../../messaging/src/Subject.ts"
