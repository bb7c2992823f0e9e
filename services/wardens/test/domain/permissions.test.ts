import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { permissions, type Verb } from "../../src/domain/Permissions.ts"
import { placeDecider } from "../../src/domain/place/PlaceDecider.ts"
import { initialPlace } from "../../src/domain/place/PlaceHistory.ts"
import { type Actor, permissionFault, withinPermission } from "../../src/domain/WithinPermission.ts"
import type { WardenState } from "../../src/domain/warden/WardenEvents.ts"

const acting = (role: Actor["role"], state: WardenState | null): Actor => ({
  account: "account",
  role,
  warden:
    state === null
      ? null
      : {
          wardenId: "warden",
          state,
          roles: ["persuader"],
          township: "371603101",
          villages: [],
          placeId: null
        }
})

const verbs = Object.keys(permissions) as ReadonlyArray<Verb>

describe("X3, A3: who may give a command", () => {
  it("whoever signs in as a warden is linked to one in active service, whatever the command", () => {
    const wardensVerbs = verbs.filter((verb) =>
      (permissions[verb] as ReadonlyArray<string>).includes("warden")
    )
    for (const verb of wardensVerbs) {
      expect(permissionFault(verb, acting("warden", null))?._tag).toBe("AccountIsNoWarden")
      for (const state of ["applied", "checked", "training", "resting", "left"] as const) {
        expect(permissionFault(verb, acting("warden", state))?._tag).toBe("WardenIsNotActive")
      }
      expect(permissionFault(verb, acting("warden", "active"))).toBeUndefined()
    }
  })

  it("row 35: nothing of places, wardens and teams is a grid worker's", () => {
    for (const verb of verbs.filter((one) => /^(place|warden|team)\./.test(one))) {
      expect(permissionFault(verb, acting("grid-worker", "active"))?._tag).toBe("RoleMayNotDoThis")
    }
  })

  it("an officer needs to be no warden", () => {
    for (const verb of verbs.filter((one) =>
      (permissions[one] as ReadonlyArray<string>).includes("officer")
    )) {
      expect(permissionFault(verb, acting("officer", null))).toBeUndefined()
    }
  })

  it("is part of the decision: nothing is decided for whoever may not ask", () => {
    const decider = withinPermission(placeDecider)
    const decision = decider.decide(
      {
        verb: "place.close",
        by: acting("warden", "active"),
        command: { _tag: "ClosePlace", persuaders: [], at: "2026-01-01T00:00:00.000Z", reason: null }
      },
      initialPlace
    )
    expect(Either.flip(decision)).toEqual(Either.right({ _tag: "RoleMayNotDoThis", role: "warden" }))
  })
})
