import type { HostConnection } from "./HostConnection.ts"
import { print, printJson, table } from "./Outcome.ts"

/** As far as the command line shows it; the full answer is in the contract. */
interface Cell {
  readonly partyId: string
  readonly cellName: string | null
  readonly villageName: string | null
  readonly townshipName: string
  readonly distanceMetres: number | null
  readonly people: number
  readonly able: number
  readonly callOutsThisMonth: number
}

interface Near {
  readonly people: number
  readonly asked: ReadonlyArray<Cell>
  readonly passedOver: ReadonlyArray<Cell & { readonly reason: string }>
}

/** Where, and for what. */
export interface CellsNearOptions {
  /** Degrees, WGS 84. */
  readonly lat: string
  readonly lon: string
  /** Codes of the cell abilities. */
  readonly skill?: string
  /** With commas between them. */
  readonly equipment?: string
  readonly people?: string
  readonly json: boolean
}

const row = (cell: Cell, why: string): ReadonlyArray<string | number | null> => [
  cell.cellName ?? cell.partyId,
  `${cell.townshipName}${cell.villageName ?? ""}`,
  cell.distanceMetres,
  cell.people,
  cell.able,
  cell.callOutsThisMonth,
  why
]

/** `jiaosuo cells near`: which response cell would be asked, and which are near besides, with the reason (row 23). */
export const showCellsNear = async (host: HostConnection, options: CellsNearOptions): Promise<void> => {
  const { lat, lon, skill, equipment, people } = options
  const query = new URLSearchParams({
    kind: "cell",
    lat,
    lon,
    ...(skill === undefined ? {} : { skill }),
    ...(equipment === undefined ? {} : { equipment }),
    ...(people === undefined ? {} : { people })
  })
  const near = await host.json<Near>(`/api/wardens/call-outs/who?${query}`)
  if (options.json) return printJson(near)
  print(`需要 it takes ${near.people}`)
  if (near.asked.length + near.passedOver.length === 0) return print("附近没有哨点 no response cell is near")
  print(
    table(
      ["cell", "village", "metres", "people", "able", "this month", ""],
      [
        ...near.asked.map((cell) => row(cell, "召集 is asked")),
        ...near.passedOver.map((cell) => row(cell, cell.reason))
      ]
    )
  )
}
