import { events } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { onFile } from "../../src/domain/Vehicle.ts"
import type { VehicleCommand } from "../../src/domain/VehicleCommands.ts"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { check, checkRecorded, deregistered, registered, restored, vehicle } from "./examples.ts"

const record = (name: string): VehicleCommand => ({ _tag: "RecordCheck", check: check(name) })
const checksOn = (history: ReadonlyArray<VehicleEvent>) => onFile(vehicle(history).state)?.checks

describe("checks of a key vehicle on the road", () => {
  it("K14: a check is on file once, however often it is told", () => {
    expect(vehicle([registered]).when(record("first"))).toEqual(events(checkRecorded("first")))
    expect(vehicle([registered, checkRecorded("first")]).when(record("first"))).toEqual(events())
    expect(checksOn([registered, checkRecorded("first"), checkRecorded("second")])).toEqual([
      check("first"),
      check("second")
    ])
  })

  it("K14: a vehicle that has left the register keeps its checks, and late ones come to it", () => {
    const gone = [registered, checkRecorded("first"), deregistered]
    expect(vehicle(gone).when(record("second"))).toEqual(events(checkRecorded("second")))
    expect(checksOn([...gone, checkRecorded("second"), restored])).toEqual([check("first"), check("second")])
  })
})
