import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AgreementInForce, OrganisationOnDay, UnitOnDay } from "../domain/dispatch/Situation.ts"
import type { Coordinates } from "../domain/values/Place.ts"
import type { AgreementRow, UnitRow, ZoneRow } from "./BoardTables.ts"

/** Everything that the board knows of the organisation, over all time. */
export interface KnownOrganisation {
  readonly units: ReadonlyArray<UnitRow>
  readonly zones: ReadonlyArray<ZoneRow>
  readonly agreements: ReadonlyArray<AgreementRow>
}

/** What holds on a day, of changes in the order in which they were told: of one day's, the last that was told. */
const upTo = <Change extends { readonly from: CalendarDate }>(
  changes: ReadonlyArray<Change>,
  day: CalendarDate
): ReadonlyArray<Change> =>
  changes
    .map((change, told) => ({ change, told }))
    .filter(({ change }) => change.from <= day)
    .sort((a, b) =>
      a.change.from < b.change.from ? -1 : a.change.from > b.change.from ? 1 : a.told - b.told
    )
    .map(({ change }) => change)

interface LivingUnit {
  readonly unitId: string
  readonly kind: string
  readonly name: string
  readonly code: string | null
  readonly command: string
  readonly parent: string | null
  readonly townships: ReadonlyArray<string>
  readonly location: Coordinates | null
}

const livingUnit = (row: UnitRow, day: CalendarDate): LivingUnit | undefined => {
  const changes = upTo(row.changes, day)
  if (changes.length === 0 || changes.some(({ dissolved }) => dissolved === true)) return undefined
  let name = row.unit_id
  let parent: string | null = null
  let townships: ReadonlyArray<string> = []
  let location: Coordinates | null = null
  for (const change of changes) {
    name = change.name ?? name
    parent = change.parent ?? parent
    townships = change.townships ?? townships
    location = change.location ?? location
  }
  const { unit_id, kind, code, command } = row
  return { unitId: unit_id, kind, name, code, command, parent, townships, location }
}

interface LivingZone {
  readonly zoneId: string
  readonly name: string
  readonly members: ReadonlyArray<string>
  readonly centre: string
}

const livingZone = (row: ZoneRow, day: CalendarDate): LivingZone | undefined => {
  const last = upTo(row.changes, day).at(-1)
  return last === undefined || last.centre === null
    ? undefined
    : { zoneId: row.zone_id, name: row.name, members: last.members, centre: last.centre }
}

const stationKinds: ReadonlySet<string> = new Set(["station", "base-station"])

/**
 * The organisation on a day, seen from a township: which station answers for it, in which zone and of which command
 * (rows 3, 10, 12). A base station is in the zone of the station that leads it (row 17).
 */
export const organisationOfDay = (
  known: KnownOrganisation,
  township: string,
  day: CalendarDate
): OrganisationOnDay => {
  const living = new Map(
    known.units.flatMap((row) => {
      const unit = livingUnit(row, day)
      return unit === undefined ? [] : [[unit.unitId, unit] as const]
    })
  )
  const zones = known.zones.flatMap((row) => livingZone(row, day) ?? [])
  const zoneOf = ({ unitId, parent }: LivingUnit): string | null =>
    (
      zones.find(({ members }) => members.includes(unitId)) ??
      zones.find(({ members }) => parent !== null && members.includes(parent))
    )?.zoneId ?? null
  const ofUnit = (unit: LivingUnit): UnitOnDay => ({
    unitId: unit.unitId,
    name: unit.name,
    zoneId: zoneOf(unit),
    command: unit.command,
    township: unit.code ?? unit.townships[0] ?? "",
    location: unit.location
  })
  const units = new Map([...living.values()].map((unit) => [unit.unitId, ofUnit(unit)]))
  for (const { zoneId, name, centre } of zones) {
    const at = units.get(centre)
    units.set(zoneId, {
      unitId: zoneId,
      name,
      zoneId,
      command: at?.command ?? null,
      township: at?.township ?? "",
      location: at?.location ?? null
    })
  }
  const stations = [...living.values()].filter(({ kind }) => stationKinds.has(kind))
  const station =
    stations.find(({ townships }) => townships.includes(township)) ??
    stations.find(({ code }) => code === township)
  const home = station === undefined ? undefined : units.get(station.unitId)
  return {
    home: {
      zoneId: home?.zoneId ?? null,
      stationId: station?.unitId ?? null,
      command: home?.command ?? null
    },
    units,
    agreements: known.agreements
      .filter(({ starts_on, ends_on }) => starts_on <= day && (ends_on === null || day <= ends_on))
      .map(
        ({ agreement_id, one, other }): AgreementInForce => ({
          agreementId: agreement_id,
          commands: [one, other]
        })
      )
  }
}
