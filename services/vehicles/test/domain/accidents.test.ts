import { events } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { type AccidentOfVehicle, onFile } from "../../src/domain/Vehicle.ts"
import type { VehicleCommand } from "../../src/domain/VehicleCommands.ts"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { accident, accidentRecorded, deregistered, registered, restored, vehicle } from "./examples.ts"

const record = (told: AccidentOfVehicle): VehicleCommand => ({ _tag: "RecordAccident", accident: told })
const takeBack = ({ accidentId, involvedId }: AccidentOfVehicle): VehicleCommand => ({
  _tag: "TakeBackAccident",
  accidentId,
  involvedId
})

const taken = (name: string): VehicleEvent => ({
  _tag: "AccidentWasTakenBack",
  accidentId: `accident-${name}`,
  involvedId: `involved-${name}`
})
const accidentsOn = (history: ReadonlyArray<VehicleEvent>) => onFile(vehicle(history).state)?.accidents

describe("accidents of a key vehicle", () => {
  it("an accident is on file once, however often it is told", () => {
    expect(vehicle([registered]).when(record(accident("first")))).toEqual(events(accidentRecorded("first")))
    expect(vehicle([registered, accidentRecorded("first")]).when(record(accident("first")))).toEqual(events())
    expect(accidentsOn([registered, accidentRecorded("first")])).toEqual([accident("first")])
  })

  it("C9: an accident whose place was corrected is told again, and stands as it is told now", () => {
    const moved = { ...accident("first"), township: "371603103" }
    const toldAgain: VehicleEvent = { _tag: "AccidentWasRecorded", ...moved }
    expect(vehicle([registered, accidentRecorded("first")]).when(record(moved))).toEqual(events(toldAgain))
    expect(accidentsOn([registered, accidentRecorded("first"), toldAgain])).toEqual([moved])
  })

  it("an accident that counts no more is taken back; another one stays", () => {
    const both = [registered, accidentRecorded("first"), accidentRecorded("second")]
    expect(vehicle(both).when(takeBack(accident("first")))).toEqual(events(taken("first")))
    expect(vehicle(both).when(takeBack(accident("third")))).toEqual(events())
    expect(accidentsOn([...both, taken("first")])).toEqual([accident("second")])
  })

  it("a vehicle that has left the register keeps its accidents, and late ones come to it", () => {
    const gone = [registered, accidentRecorded("first"), deregistered]
    expect(vehicle(gone).when(record(accident("second")))).toEqual(events(accidentRecorded("second")))
    expect(accidentsOn([...gone, accidentRecorded("second"), restored])).toEqual([
      accident("first"),
      accident("second")
    ])
  })
})
