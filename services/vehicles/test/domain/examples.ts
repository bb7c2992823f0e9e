import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { given } from "@jiaosuo/kernel/GivenWhenThen"
import type { PersonReference } from "@jiaosuo/orders/domain/Persons"
import type {
  AccidentOfVehicle,
  CheckOfVehicle,
  Driver,
  Licence,
  NamingByWardens,
  Owner,
  VehicleFacts
} from "../../src/domain/Vehicle.ts"
import type { RegisterVehicle, SeenHazard, VerifyVehicle } from "../../src/domain/VehicleCommands.ts"
import { makeVehicleDecider } from "../../src/domain/VehicleDecider.ts"
import type { EventOf, VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import type { VehiclePolicy } from "../../src/domain/VehiclePolicy.ts"

/** Three days for a second visit, three months for an early inspection (K6). */
export const policy: VehiclePolicy = { visitWindowHours: 72, inspectionMonthsAhead: () => 3 }

/** `vehicle([...history]).when(command)` */
export const vehicle = given(makeVehicleDecider(policy))

export const person = (name: string): PersonReference => ({
  personId: `person-${name}`,
  recordId: `record-${name}`
})

export const personOwner = (name: string): Owner => ({
  kind: "person",
  person: person(name),
  known: { idNumber: true, phone: true, address: false }
})

export const companyOwner = (name: string, creditCode: string | null): Owner => ({
  kind: "company",
  name,
  creditCode,
  contact: null,
  known: { idNumber: creditCode !== null, phone: false, address: false }
})

/** A minivan of Xiawa, on file with everything. */
export const facts: VehicleFacts = {
  plate: { kind: "02", number: "鲁M444B9" },
  vin: "LZWACAGA0A7000001",
  vehicleType: "K39",
  use: "A",
  purpose: null,
  brand: "五菱之光",
  colour: "A",
  fuel: "A",
  owner: personOwner("wang"),
  firstRegisteredOn: "2020-03-01",
  inspectionValidUntil: "2026-03-31",
  insuranceValidUntil: "2026-06-30",
  seats: 7,
  loadKg: null,
  note: null
}

export const village = "371603101213"
export const villageNearby = "371603101214"
export const villageElsewhere = "371603102207"

export const register: RegisterVehicle = { _tag: "RegisterVehicle", facts, village, warnings: [] }

export const registered: EventOf<"VehicleWasRegistered"> = {
  _tag: "VehicleWasRegistered",
  ...facts,
  village,
  warnings: []
}

export const suspended: VehicleEvent = { _tag: "VehicleWasSuspended", until: "2026-12-31", reason: "大修" }

export const deregistered: VehicleEvent = {
  _tag: "VehicleWasDeregistered",
  ground: "scrapped",
  deregisteredOn: "2026-05-06",
  reason: null
}

export const restored: VehicleEvent = { _tag: "VehicleWasRestored", reason: "误操作" }

export const licence: Licence = { class: "C1", validUntil: "2030-01-01", firstIssuedOn: "2014-01-01" }

export const driver = (name: string): Driver => ({
  driverId: `driver-${name}`,
  person: person(name),
  known: { idNumber: true, phone: false, address: false },
  licence
})

export const driverAdded = (name: string): EventOf<"DriverWasAdded"> => ({
  _tag: "DriverWasAdded",
  ...driver(name),
  reason: null,
  warnings: []
})

export const hazardReported = (
  hazard: string,
  foundAt: Instant = "2026-04-01T00:00:00.000Z"
): EventOf<"HazardWasReported"> => ({
  _tag: "HazardWasReported",
  hazardId: `hazard-${hazard}`,
  hazard,
  foundAt,
  visitId: null,
  note: null,
  photo: null
})

export const hazardCleared = (
  hazard: string,
  clearedAt: Instant,
  settledBy: EventOf<"HazardWasCleared">["settledBy"],
  reason: string | null = null
): EventOf<"HazardWasCleared"> => ({
  _tag: "HazardWasCleared",
  hazardId: `hazard-${hazard}`,
  hazard,
  clearedAt,
  settledBy,
  reason
})

export const seen = (hazard: string): SeenHazard => ({
  hazardId: `hazard-${hazard}`,
  hazard,
  note: null,
  photo: null
})

/** A visit at which nothing new was found. */
export const visit = (visitedAt: Instant, found: Partial<VerifyVehicle> = {}): VerifyVehicle => ({
  _tag: "VerifyVehicle",
  visit: { visitId: `visit-${visitedAt}`, visitedAt, visitedBy: "warden-371603101" },
  ownerConfirmed: true,
  phoneConfirmed: true,
  owner: null,
  inspectionSeenUntil: null,
  insuranceSeenUntil: null,
  hazardsSeen: [],
  hazardsCleared: [],
  driversSeen: [],
  newDrivers: [],
  note: null,
  warnings: [],
  ...found
})

export const verified = (
  visitedAt: Instant,
  found: Partial<EventOf<"VehicleWasVerified">> = {}
): EventOf<"VehicleWasVerified"> => ({
  _tag: "VehicleWasVerified",
  visitId: `visit-${visitedAt}`,
  visitedAt,
  visitedBy: "warden-371603101",
  ownerConfirmed: true,
  phoneConfirmed: true,
  inspectionSeenUntil: null,
  insuranceSeenUntil: null,
  hazardsSeen: [],
  driversSeen: [],
  note: null,
  earlierVisit: null,
  warnings: [],
  ...found
})

export const inspected = (
  validUntil: CalendarDate,
  more: Partial<EventOf<"InspectionWasRecorded">> = {}
): EventOf<"InspectionWasRecorded"> => ({
  _tag: "InspectionWasRecorded",
  inspectedOn: null,
  validUntil,
  previousValidUntil: facts.inspectionValidUntil,
  reason: null,
  warnings: [],
  ...more
})

export const insured = (
  validUntil: CalendarDate,
  more: Partial<EventOf<"InsuranceWasRecorded">> = {}
): EventOf<"InsuranceWasRecorded"> => ({
  _tag: "InsuranceWasRecorded",
  insurer: null,
  policyNumber: null,
  validUntil,
  previousValidUntil: facts.insuranceValidUntil,
  reason: null,
  warnings: [],
  ...more
})

export const accident = (name: string): AccidentOfVehicle => ({
  accidentId: `accident-${name}`,
  involvedId: `involved-${name}`,
  plate: { kind: "02", number: "鲁M12345" },
  township: "371603102",
  happenedAt: "2026-05-05T22:10:00.000Z"
})

export const accidentRecorded = (name: string): EventOf<"AccidentWasRecorded"> => ({
  _tag: "AccidentWasRecorded",
  ...accident(name)
})

/** K14: worn tyres, found on the road. */
export const check = (name: string): CheckOfVehicle => ({
  checkId: `check-${name}`,
  postId: "post",
  plate: facts.plate,
  township: "371603102",
  at: "2026-05-05T22:10:00.000Z",
  state: "1",
  findings: ["tyres"],
  passengers: 7,
  loadKg: null,
  note: null
})

export const checkRecorded = (name: string): EventOf<"CheckWasRecorded"> => ({
  _tag: "CheckWasRecorded",
  ...check(name)
})

/** Nobody in it had a seat belt on. */
export const naming = (name: string): NamingByWardens => ({
  sourceId: `record-${name}`,
  kind: "persuasion",
  plate: facts.plate,
  township: "371603102",
  at: "2026-05-05T22:10:00.000Z",
  codes: [{ code: "no-seat-belt", count: 2 }],
  wardenId: null,
  note: null
})

export const named = (name: string): EventOf<"VehicleWasNamedByWardens"> => ({
  _tag: "VehicleWasNamedByWardens",
  ...naming(name)
})
