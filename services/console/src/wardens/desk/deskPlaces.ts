/** What begins the address of a page of the desk, below `/wardens`. */
const places: ReadonlySet<string> = new Set([
  "people",
  "teams",
  "villages",
  "call-outs",
  "gaps",
  "units",
  "services",
  "honours",
  "places",
  "shifts",
  "roads",
  "records"
])

/** Whether an address is one of the desk's pages about wardens, and not of a day on the road. */
export const isOfDesk = (pathname: string): boolean => places.has(pathname.split("/")[2] ?? "")
