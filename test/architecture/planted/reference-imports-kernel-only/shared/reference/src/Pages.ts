export { HttpApi } from "@effect/platform"
