import type { CalendarDate, Instant, RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import type { District } from "@jiaosuo/reference/Divisions"
import type { EventOf, VehicleEvent, VehicleFacts } from "@jiaosuo/vehicles/events"
import { townshipOf } from "@jiaosuo/vehicles/events"
import { inOrder } from "../lists/FoldOrder.ts"
import { completenessOf } from "./FileFields.ts"
import type { RulesInForce } from "./KeyRules.ts"
import { judgementBy, judgementDayBy } from "./KeyRules.ts"
import { companyOf, personIdOf } from "./Owners.ts"
import { joined, searchTextsOf } from "./SearchText.ts"
import type { HazardEntry, VehicleRow } from "./VehicleTable.ts"

/** What the fold needs besides the events: where the villages are, and the rules that vehicles are judged by. */
export interface RegisterContext {
  readonly district: District
  readonly inForce: RulesInForce
}

type Changes = Partial<VehicleRow>
type LaterEvent = Exclude<VehicleEvent, { readonly _tag: "VehicleWasRegistered" }>

/**
 * The fold of the register: the row of a vehicle after one more event. Throws, so that the runner sets the event
 * aside, where the row does not stand before the event: one that was set aside leaves a gap that must not be
 * filled out of order.
 */
export const foldVehicleIn = (context: RegisterContext) => {
  const judged = judgementBy(context.inForce.rules)
  const judgementDay = judgementDayBy(context.inForce)
  const texts = searchTextsOf(context.district)

  /** All columns that follow from the values on file: classes, due days, completeness and search text with them. */
  const factColumns = (facts: VehicleFacts, village: string, on: CalendarDate) => {
    const { classes, inspectionDue, insuranceDue, scrapDue, exempt } = judged(facts, village, on)
    const { fields, missing } = completenessOf(facts, !exempt.includes("insurance"))
    const company = companyOf(facts.owner)
    return {
      plate_kind: facts.plate.kind,
      plate_number: facts.plate.number,
      vin: facts.vin,
      vehicle_type: facts.vehicleType,
      use: facts.use,
      purpose: facts.purpose,
      brand: facts.brand,
      colour: facts.colour,
      fuel: facts.fuel,
      seats: facts.seats,
      load_kg: facts.loadKg,
      note: facts.note,
      owner: facts.owner,
      owner_person_id: personIdOf(facts.owner),
      first_registered_on: facts.firstRegisteredOn,
      inspection_valid_until: facts.inspectionValidUntil,
      insurance_valid_until: facts.insuranceValidUntil,
      classes,
      inspection_due: inspectionDue,
      insurance_due: insuranceDue,
      scrap_due: scrapDue,
      exempt,
      judged_on: on,
      fields,
      filled: fields - missing.length,
      missing,
      search: joined([
        facts.plate.number === null ? null : texts.ofPlate(facts.plate.number),
        facts.vin?.toLowerCase() ?? null,
        facts.brand === null ? null : texts.ofName(facts.brand),
        company === null ? null : texts.ofName(company),
        texts.ofVillage(village)
      ])
    }
  }

  const registered = (event: EventOf<"VehicleWasRegistered">, recorded: RecordedEvent): VehicleRow => ({
    vehicle_id: idOf(recorded.stream),
    version: recorded.version,
    position: recorded.position,
    township: townshipOf(event.village),
    village: event.village,
    state: "normal",
    state_before: null,
    suspended_until: null,
    deregistered_on: null,
    deregistration_ground: null,
    ...factColumns(event, event.village, judgementDay(recorded.recordedAt)),
    hazards: [],
    open_hazards: [],
    cleared_hazards: [],
    drivers: 0,
    first_visit_at: null,
    last_visit_at: null,
    last_visit_by: null,
    visits: 0,
    registered_at: recorded.recordedAt,
    changed_at: recorded.recordedAt
  })

  const changesOf = (event: LaterEvent, recorded: RecordedEvent, row: VehicleRow): Changes => {
    const withFacts = (changed: Partial<VehicleFacts>, village = row.village): Changes =>
      factColumns({ ...factsOf(row), ...changed }, village, judgementDay(recorded.recordedAt))
    switch (event._tag) {
      case "VehicleWasVerified":
        return visited(row, inUtc(event.visitedAt), event.visitedBy)
      case "VehicleWasCorrected":
        return withFacts(event.corrected)
      case "VehicleWasMoved":
        return {
          village: event.village,
          township: townshipOf(event.village),
          ...withFacts({}, event.village)
        }
      case "VehicleWasTransferred":
        return withFacts({ owner: event.owner })
      case "VehicleWasReplated":
        return withFacts({ plate: event.plate })
      case "InspectionWasRecorded":
        return withFacts({ inspectionValidUntil: event.validUntil })
      case "InsuranceWasRecorded":
        return withFacts({ insuranceValidUntil: event.validUntil })
      case "HazardWasReported":
        return withHazards([
          ...row.hazards,
          { id: event.hazardId, kind: event.hazard, foundAt: inUtc(event.foundAt), clearedAt: null }
        ])
      case "HazardWasCleared":
        return withHazards(
          row.hazards.map((hazard) =>
            hazard.id === event.hazardId ? { ...hazard, clearedAt: inUtc(event.clearedAt) } : hazard
          )
        )
      case "VehicleWasSuspended":
        return { state: "suspended", suspended_until: event.until }
      case "VehicleWasResumed":
        return { state: "normal", suspended_until: null }
      case "VehicleWasDeregistered":
        return {
          state: "deregistered",
          state_before: row.state,
          deregistered_on: event.deregisteredOn,
          deregistration_ground: event.ground
        }
      case "VehicleWasRestored":
        return {
          state: row.state_before ?? "normal",
          state_before: null,
          deregistered_on: null,
          deregistration_ground: null
        }
      case "DriverWasAdded":
        return { drivers: row.drivers + 1 }
      case "DriverWasRemoved":
        return { drivers: row.drivers - 1 }
      case "PermitWasRecorded":
      case "DriverLicenceWasRecorded":
      // Accidents are counted by the model of accidents, in both townships.
      case "AccidentWasRecorded":
      case "AccidentWasTakenBack":
      case "CheckWasRecorded":
      case "VehicleWasNamedByWardens":
      case "NamingByWardensWasTakenBack":
        return {}
    }
  }

  return (event: VehicleEvent, recorded: RecordedEvent, row: VehicleRow | undefined): VehicleRow => {
    if (event._tag === "VehicleWasRegistered") return registered(event, recorded)
    if (row === undefined) throw new Error(`${recorded.stream} has no row: its registration was not applied`)
    inOrder(recorded, row)
    return {
      ...row,
      ...changesOf(event, recorded, row),
      version: recorded.version,
      position: recorded.position,
      changed_at: recorded.recordedAt
    }
  }
}

/** One spelling for every instant: as texts they then sort like the instants they stand for. */
const inUtc = (instant: Instant): Instant => new Date(instant).toISOString()

/** Visits may be handed in late and out of order: the latest counts, not the last recorded. */
const visited = (row: VehicleRow, at: Instant, by: string): Changes => {
  const isFirst = row.first_visit_at === null || at < row.first_visit_at
  const isLast = row.last_visit_at === null || at >= row.last_visit_at
  return {
    visits: row.visits + 1,
    first_visit_at: isFirst ? at : row.first_visit_at,
    last_visit_at: isLast ? at : row.last_visit_at,
    last_visit_by: isLast ? by : row.last_visit_by
  }
}

const withHazards = (hazards: ReadonlyArray<HazardEntry>): Changes => ({
  hazards,
  open_hazards: hazards.filter((hazard) => hazard.clearedAt === null).map((hazard) => hazard.kind),
  cleared_hazards: hazards.filter((hazard) => hazard.clearedAt !== null).map((hazard) => hazard.kind)
})

const factsOf = (row: VehicleRow): VehicleFacts => ({
  plate: { kind: row.plate_kind, number: row.plate_number },
  vin: row.vin,
  vehicleType: row.vehicle_type,
  use: row.use,
  purpose: row.purpose,
  brand: row.brand,
  colour: row.colour,
  fuel: row.fuel,
  owner: row.owner,
  firstRegisteredOn: row.first_registered_on,
  inspectionValidUntil: row.inspection_valid_until,
  insuranceValidUntil: row.insurance_valid_until,
  seats: row.seats,
  loadKg: row.load_kg,
  note: row.note
})
