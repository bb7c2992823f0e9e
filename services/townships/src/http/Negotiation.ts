import type { HttpServerRequest } from "@effect/platform"
import { workbookType } from "./ListEndpoint.ts"

/** The form in which a list is answered. */
export type ListForm = "json" | "csv" | "xlsx"

/**
 * The form a reader asks for with `Accept`: the first of ours with the highest weight. JSON where none of ours
 * is named; a wildcard asks for nothing in particular.
 */
export const listForm = (request: HttpServerRequest.HttpServerRequest): ListForm => {
  let best: ListForm = "json"
  let bestWeight = 0
  for (const range of (request.headers["accept"] ?? "").slice(0, 500).split(",")) {
    const [media = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase())
    const form = formOf(media)
    if (form === undefined) continue
    const stated = parameters.find((parameter) => parameter.startsWith("q="))
    const weight = stated === undefined ? 1 : Number(stated.slice(2)) || 0
    if (weight > bestWeight) {
      best = form
      bestWeight = weight
    }
  }
  return best
}

const formOf = (media: string): ListForm | undefined => {
  switch (media) {
    case "text/csv":
      return "csv"
    case workbookType:
      return "xlsx"
    case "application/json":
      return "json"
    default:
      return undefined
  }
}

/** Whether a reader asks for server-sent events. */
export const wantsEventStream = (request: HttpServerRequest.HttpServerRequest): boolean =>
  (request.headers["accept"] ?? "").toLowerCase().includes("text/event-stream")
