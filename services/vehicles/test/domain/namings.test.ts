import { events } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { onFile } from "../../src/domain/Vehicle.ts"
import type { VehicleCommand } from "../../src/domain/VehicleCommands.ts"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { deregistered, named, naming, registered, restored, vehicle } from "./examples.ts"

const record = (name: string): VehicleCommand => ({ _tag: "RecordNaming", naming: naming(name) })
const takeBack: VehicleCommand = { _tag: "TakeBackNaming", sourceId: "record-first" }
const takenBack: VehicleEvent = { _tag: "NamingByWardensWasTakenBack", sourceId: "record-first" }
const namingsOn = (history: ReadonlyArray<VehicleEvent>) => onFile(vehicle(history).state)?.namings

describe("what wardens write down of a key vehicle", () => {
  it("is on file once, as it is told now", () => {
    expect(vehicle([registered]).when(record("first"))).toEqual(events(named("first")))
    expect(vehicle([registered, named("first")]).when(record("first"))).toEqual(events())
    const corrected = { ...named("first"), codes: [{ code: "no-helmet", count: 1 }] }
    expect(namingsOn([registered, named("first"), named("second"), corrected])).toEqual([
      naming("second"),
      { ...naming("first"), codes: corrected.codes }
    ])
  })

  it("is taken back once, and not where it never was", () => {
    expect(vehicle([registered, named("first")]).when(takeBack)).toEqual(events(takenBack))
    expect(vehicle([registered, named("first"), takenBack]).when(takeBack)).toEqual(events())
    expect(namingsOn([registered, named("first"), takenBack])).toEqual([])
  })

  it("stays with a vehicle that has left the register, and late words come to it", () => {
    const gone = [registered, named("first"), deregistered]
    expect(vehicle(gone).when(record("second"))).toEqual(events(named("second")))
    expect(namingsOn([...gone, named("second"), takenBack, restored])).toEqual([naming("second")])
  })
})
