import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { describe, expect, it } from "vitest"
import { townshipOfVehicle } from "../../src/domain/Vehicle.ts"
import { makeVehicleDecider } from "../../src/domain/VehicleDecider.ts"
import { commands } from "./commands.ts"
import {
  deregistered,
  policy,
  register,
  registered,
  restored,
  suspended,
  villageElsewhere,
  villageNearby
} from "./examples.ts"

const scoped = given(withinScope(makeVehicleDecider(policy), townshipOfVehicle))
const own = ["371603101"]
const other = ["371603102"]
const outside = (township: string) => rejection({ _tag: "TownshipIsOutOfScope", township } as const)

describe("scope (X3)", () => {
  it("X3: registers in one's own township only; the district's desk anywhere", () => {
    expect(scoped([]).when({ command: register, townships: own })).toEqual(events(registered))
    expect(scoped([]).when({ command: register, townships: null })).toEqual(events(registered))
    expect(scoped([]).when({ command: register, townships: other })).toEqual(outside("371603101"))
    expect(scoped([]).when({ command: register, townships: [] })).toEqual(outside("371603101"))
  })

  it("X3: looks at the township before and after a move", () => {
    const nearby = { _tag: "MoveVehicle", village: villageNearby, reason: null } as const
    const elsewhere = { _tag: "MoveVehicle", village: villageElsewhere, reason: null } as const
    expect(scoped([registered]).when({ command: nearby, townships: own })).toMatchObject({
      happened: [{ village: villageNearby }]
    })
    expect(scoped([registered]).when({ command: elsewhere, townships: own })).toEqual(outside("371603102"))
    expect(scoped([registered]).when({ command: elsewhere, townships: other })).toEqual(outside("371603101"))
    expect(scoped([registered]).when({ command: elsewhere, townships: [...own, ...other] })).toMatchObject({
      happened: [{ village: villageElsewhere }]
    })
  })

  it("X3: a vehicle that was moved away is no longer one's own, whatever is asked of it", () => {
    const away = {
      _tag: "VehicleWasMoved",
      from: registered.village,
      village: villageElsewhere,
      reason: null
    } as const
    for (const command of Object.values(commands)) {
      expect(scoped([registered, away]).when({ command, townships: own })).toEqual(outside("371603102"))
    }
  })

  it("X3: the file of a deregistered vehicle stays in its township", () => {
    const restore = { _tag: "RestoreVehicle", reason: "误操作" } as const
    expect(scoped([registered, deregistered]).when({ command: restore, townships: other })).toEqual(
      outside("371603101")
    )
    expect(scoped([registered, suspended, deregistered]).when({ command: restore, townships: own })).toEqual(
      events(restored)
    )
  })

  it("X3: says of an unknown vehicle that it is unknown, to everybody", () => {
    expect(scoped([]).when({ command: { _tag: "ResumeVehicle", reason: null }, townships: other })).toEqual(
      rejection({ _tag: "VehicleIsNotRegistered" } as const)
    )
  })
})
