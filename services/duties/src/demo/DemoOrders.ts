import type { Principal } from "@jiaosuo/http/Principal"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Order } from "@jiaosuo/orders/Orders"

/** Who makes the demo, and by which names its things are known again. */

const system: Principal = {
  account: "system",
  name: "system",
  role: "commander",
  townships: null,
  station: null,
  qualification: "none"
}

/** The command id that follows from a name. */
export const demoCommandId = (name: string): string => derivedId("demo organisation", name)

/** The order of that name: asked again, it is answered as it was the first time. */
export const demoOrder = (name: string): Order => {
  const commandId = demoCommandId(name)
  return {
    principal: system,
    context: { actor: "system", station: null, commandId, correlationId: commandId, causationId: null }
  }
}

const zoneNames = ["南部警务协作区", "北部警务协作区"] as const

/** The two zones of five. */
export const demoZones = zoneNames.map((name) => ({ name, zoneId: derivedId("zone", demoCommandId(name)) }))
