import { minuteOf } from "../shell/time.ts"

/** Pages that show what a list of the interface holds, by the list's path. */
const pages: Readonly<Record<string, string>> = {
  "/api/vehicles": "/vehicles",
  "/api/hazards": "/hazards",
  "/api/townships/villages": "/townships/villages",
  "/api/vehicles/hazards": "/hazards",
  "/api/unregistered-vehicles": "/unregistered",
  "/api/accidents": "/accidents",
  "/api/accidents/clocks": "/accidents/desk",
  "/api/accidents/duplicates": "/accidents/duplicates",
  "/api/accidents/transport-firms": "/accidents/firms",
  "/api/cases": "/cases",
  "/api/duties/shifts": "/duties/shifts",
  "/api/duties/gaps": "/duties/gaps",
  "/api/wardens/roll": "/wardens/people",
  "/api/wardens/posts": "/wardens/places",
  "/api/wardens/gaps": "/wardens/gaps",
  "/api/wardens/shifts": "/wardens/shifts",
  "/api/wardens/records": "/wardens/records",
  "/api/wardens/hazards": "/wardens/roads",
  "/api/wardens/call-outs/times": "/wardens/call-outs",
  "/api/wardens/units/coverage": "/wardens/units",
  "/api/wardens/units/groups": "/wardens/units/groups"
}

/**
 * The page behind a figure. The server says which list was counted; the page asks for exactly that list, with
 * the township and the instant added, so that its total is the number that was tapped.
 */
export const pageOfList = (
  address: string | undefined,
  more: { readonly township?: string | undefined; readonly asOf?: string | undefined } = {}
): string | undefined => {
  if (address === undefined) return undefined
  const url = new URL(address, "http://list")
  const page = pages[url.pathname]
  if (page === undefined) return undefined
  if (more.township !== undefined && !url.searchParams.has("township")) {
    url.searchParams.set("township", more.township)
  }
  if (more.asOf !== undefined) url.searchParams.set("asOf", more.asOf)
  const query = url.searchParams.toString()
  return query === "" ? page : `${page}?${query}`
}

/** The minute that a list's clocks are seen from, where its address names one: `2026-03-04 09:05`. */
export const instantOfList = (address: string | undefined): string | undefined => {
  const at = address === undefined ? null : new URL(address, "http://list").searchParams.get("at")
  return at === null ? undefined : minuteOf(at)
}
