/**
 * The contract as it is published: what the platform derives from the code, with what a reader of
 * `/openapi.json` expects and the derivation does not say.
 */

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const headerOfEachAnswer = {
  "X-Request-Id": { description: "Names this request in the log", schema: { type: "string" } }
}

/** `idempotency-key` → `Idempotency-Key`: Node hands header names over in lower case, people write them like this. */
const asWritten = (parameter: unknown): unknown =>
  isObject(parameter) && parameter["in"] === "header"
    ? {
        ...parameter,
        name: String(parameter["name"]).replace(/(^|-)([a-z])/g, (start) => start.toUpperCase())
      }
    : parameter

const methods = ["get", "put", "post", "delete", "patch", "head", "options"]

/** An operation with a summary made of its name (`registerVehicle` → `register vehicle`) where it has none. */
const described = (operation: Json): Json => {
  const id = String(operation["operationId"] ?? "")
  const name = id.slice(id.indexOf(".") + 1)
  const summary = operation["summary"] ?? name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase()
  return {
    ...operation,
    parameters: Array.isArray(operation["parameters"]) ? operation["parameters"].map(asWritten) : [],
    summary,
    description: operation["description"] ?? summary,
    responses: isObject(operation["responses"])
      ? Object.fromEntries(
          Object.entries(operation["responses"]).map(([status, answer]) => [
            status,
            isObject(answer)
              ? { ...answer, headers: { ...headerOfEachAnswer, ...headersOf(answer) } }
              : answer
          ])
        )
      : {}
  }
}

const headersOf = (answer: Json): Json => (isObject(answer["headers"]) ? answer["headers"] : {})

/** The derived document with summaries, headers of every answer and the security schemes it names. */
export const publishable = (spec: Json): Json => {
  const paths = isObject(spec["paths"]) ? spec["paths"] : {}
  const { security: _, ...rest } = spec
  return {
    ...rest,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        isObject(item)
          ? Object.fromEntries(
              Object.entries(item).map(([method, operation]) => [
                method,
                methods.includes(method) && isObject(operation) ? described(operation) : operation
              ])
            )
          : item
      ])
    )
  }
}
