export { plate } from "../../vehicles/src/events.ts"
