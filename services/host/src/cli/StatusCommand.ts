import type { HostConnection } from "./HostConnection.ts"
import { print, printJson, table } from "./Outcome.ts"

/** As far as the command line shows it; the full answer is in the contract. */
interface Due {
  readonly overdue: number
  readonly within30Days: number
}

interface Area {
  readonly code: string
  readonly name: string
  readonly incomplete: boolean
  readonly vehicles: number
  readonly hazards: { readonly open: number }
  readonly inspection: Due
  readonly insurance: Due
  readonly scrap: Due
  readonly villages: { readonly withoutEntry: number; readonly total: number }
  readonly unregistered: number
}

interface DistrictStatus {
  readonly position: number
  readonly day: string
  readonly district: Area
  readonly townships: ReadonlyArray<Area>
}

const row = (area: Area, name = area.name): ReadonlyArray<string | number> => [
  area.code,
  name + (area.incomplete ? " *" : ""),
  area.vehicles,
  area.hazards.open,
  area.inspection.overdue,
  area.inspection.within30Days,
  area.insurance.overdue,
  area.scrap.overdue,
  area.villages.withoutEntry,
  area.unregistered
]

/** `jiaosuo status`: the figures of the townships in scope, and their sum. */
export const showStatus = async (
  host: HostConnection,
  options: { readonly json: boolean }
): Promise<void> => {
  const status = await host.json<DistrictStatus>("/api/townships/status")
  if (options.json) return printJson(status)
  print(`${status.day}  position ${status.position}`)
  print(
    table(
      [
        "code",
        "township",
        "vehicles",
        "hazards",
        "insp. overdue",
        "insp. 30 d",
        "insur. overdue",
        "scrap overdue",
        "villages empty",
        "unregistered"
      ],
      [...status.townships.map((area) => row(area)), row(status.district, "合计 total")]
    )
  )
  if ([...status.townships, status.district].some((area) => area.incomplete)) {
    print('* incomplete: an event could not be read; see "jiaosuo parked list"')
  }
}
