import { EventStore } from "@jiaosuo/event-store/EventStore"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { genesisHash, type NewEvent, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { residentCheckCharacter } from "@jiaosuo/reference/OwnerNumbers"
import { vinCheckCharacter } from "@jiaosuo/reference/Vin"
import type { Sent } from "@jiaosuo/testing/ContextAsking"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Effect } from "effect"
import type { RegistrationForm, VehicleFile } from "../../src/api.ts"
import { ImportsGroup, UnregisteredVehiclesGroup, VehiclesGroup } from "../../src/api.ts"
import { layerWith, migrate } from "../../src/layer.ts"

export type { Answered } from "@jiaosuo/testing/ContextAsking"

/** The register behind HTTP, over PostgreSQL, with people whose token is their account. */

const people = {
  warden: person("warden", "warden", ["371603101"]),
  neighbour: person("neighbour", "warden", ["371603102"]),
  /** Files visits and nothing else (row 35). */
  gridWorker: person("gridWorker", "grid-worker", ["371603101"]),
  officer: person("officer", "officer", ["371603101", "371603102"]),
  registrar: person("registrar", "registrar"),
  commander: person("commander", "commander"),
  admin: person("admin", "admin")
}

export const startRegister = async () => {
  const server = await startContext({
    http: httpLayer({
      api: productApi.add(VehiclesGroup).add(UnregisteredVehiclesGroup).add(ImportsGroup),
      handlers: layerWith({ visitWindowHours: 72, imports: usualImportSettings }),
      ...onFreePort
    }),
    migrate,
    people,
    usually: "warden"
  })
  return {
    ...server,
    /** Appends what another context says, as the next event of a stream of its own. */
    say: (
      stream: StreamId,
      { type, township, data }: Pick<NewEvent, "type" | "township"> & { readonly data: object }
    ) =>
      server.run(
        Effect.gen(function* () {
          const store = yield* EventStore
          const last = (yield* store.readStream(stream)).at(-1)
          const commandId = uuidv7()
          const occurredAt = new Date().toISOString()
          return yield* store.append({
            actor: "officer",
            station: null,
            commandId,
            correlationId: commandId,
            causationId: null,
            stream,
            expectedVersion: last?.version ?? 0,
            previousHash: last?.hash ?? genesisHash,
            fingerprint: commandId.replaceAll("-", "").repeat(2),
            events: [
              { id: uuidv7(), type, schemaVersion: 1, township, occurredAt, data: JSON.stringify(data) }
            ]
          })
        })
      ),
    get: <Body = VehicleFile>(path: string, sent: Sent<keyof typeof people> = {}) =>
      server.get<Body>(path, sent),
    /** Puts a vehicle on file and gives its id. */
    registered: async (
      form: Partial<RegistrationForm> = {},
      sent: Sent<keyof typeof people> = {}
    ): Promise<string> => {
      const reply = await server.post("/api/vehicles", registration(form), sent)
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
      return reply.body.id
    }
  }
}

let serial = 0

/** A VIN of its own whose check digit is right (N8). */
export const newVin = (): string => {
  const number = String(++serial).padStart(7, "0")
  const vin = `LZWACAGA0A${number}`
  return `LZWACAGA${vinCheckCharacter(vin)}A${number}`
}

/** A plate of its own. */
export const newPlate = (): { kind: string; number: string } => ({
  kind: "02",
  number: `鲁M${String(++serial).padStart(5, "0")}`
})

/** A resident id of its own whose check character is right (N6). */
export const newIdNumber = (): string => {
  const first = `37160319800101${String(++serial).padStart(3, "0")}`
  return first + residentCheckCharacter(first)
}

export const commandId = uuidv7

/** A registration that nothing is wrong with, of a vehicle of its own. */
export const registration = (form: Partial<RegistrationForm> = {}): RegistrationForm => ({
  plate: newPlate(),
  vin: newVin(),
  vehicleType: "K39",
  use: "A",
  brand: "五菱之光",
  owner: { kind: "person", name: "王小明", idNumber: newIdNumber(), phone: "13812345678" },
  village: "371603101213",
  firstRegisteredOn: "2020-03-01",
  inspectionValidUntil: "2027-03-31",
  insuranceValidUntil: "2027-06-30",
  seats: 7,
  ...form
})
