import type { Principal } from "@jiaosuo/http/Principal"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Order } from "@jiaosuo/orders/Orders"
import type { District, Township } from "@jiaosuo/reference/Divisions"

/** What the demo wardens and the demo volunteers are made with. */

const system: Principal = {
  account: "system",
  name: "system",
  role: "commander",
  townships: null,
  station: null,
  qualification: "none"
}

/** The id of the command of that name. */
export const demoCommandId = (name: string): string => derivedId("demo wardens", name)

/** The order of that name: asked again, it is answered as it was the first time. */
export const demoOrder = (name: string): Order => {
  const commandId = demoCommandId(name)
  return {
    principal: system,
    context: { actor: "system", station: null, commandId, correlationId: commandId, causationId: null }
  }
}

/** The bounds of a district, and something of its size where it names none. */
export const boundsOf = ({ bounds }: District) =>
  bounds ?? { west: 118, east: 118.3, south: 37.5, north: 37.8 }

/** Somewhere in the district, in rows: good enough for a demonstration, nothing to steer by. */
export const locationOf = (district: District, township: Township) => {
  const { stations } = district
  const i = stations.findIndex(({ code }) => code === township.code)
  const { west, east, south, north } = boundsOf(district)
  const columns = 4
  const rows = Math.ceil(stations.length / columns)
  const part = (n: number, of: number, from: number, to: number): number =>
    Math.round((from + ((n + 0.5) * (to - from)) / of) * 1_000) / 1_000
  return {
    longitude: part(i % columns, columns, west, east),
    latitude: part(Math.floor(i / columns), rows, south, north)
  }
}

/**
 * The township of the demo accounts of a grid worker and of a volunteer; `DemoAccounts` of identity takes the same one.
 */
export const firstTown = ({ stations }: District): Township | undefined =>
  stations.find(({ kind }) => kind === "town") ?? stations[0]
