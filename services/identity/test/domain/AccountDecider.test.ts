import { fold } from "@jiaosuo/kernel/Decider"
import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { Qualification } from "@jiaosuo/kernel/Qualification"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isLockedAt, scopeNeeded, unqualified } from "../../src/domain/Account.ts"
import type { AccountCommand } from "../../src/domain/AccountCommands.ts"
import { accountDecider } from "../../src/domain/AccountDecider.ts"
import type { AccountEvent } from "../../src/domain/AccountEvents.ts"

const account = given(accountDecider)

const duty = { role: "officer", townships: ["371603101"], station: "371603101" } as const

const create: Extract<AccountCommand, { _tag: "CreateAccount" }> = {
  _tag: "CreateAccount",
  name: "officer-371603101",
  ...duty,
  profileId: "p1",
  credentialId: "c1",
  mustChangePassword: true,
  demo: false
}

const created: AccountEvent = { ...create, _tag: "AccountWasCreated" }
const lockedByAdministrator: AccountEvent = {
  _tag: "AccountWasLockedByAdministrator",
  reason: "left the force"
}
const lockedUntil = (until: string): AccountEvent => ({
  _tag: "AccountWasLockedAfterFailedSignIns",
  failures: 5,
  until
})

describe("creating an account", () => {
  it("takes a name that nobody has", () => {
    expect(account([]).when(create)).toEqual(events(created))
  })

  it("refuses a name that somebody has", () => {
    expect(account([created]).when(create)).toEqual(
      rejection({ _tag: "AccountNameIsTaken", name: create.name })
    )
  })

  it.each(["operator", "system", "import", "anonymous", "root"])(
    "refuses %s, which stands for no person",
    (name) => {
      expect(account([]).when({ ...create, name })).toEqual(
        rejection({ _tag: "AccountNameIsReserved", name })
      )
    }
  )

  it.each(["", "ab", "Officer", "1officer", "-officer", "officer-", "officer/1", "王警官", "a".repeat(41)])(
    "refuses the form of %j",
    (name) => {
      expect(account([]).when({ ...create, name })).toEqual(
        rejection({ _tag: "AccountNameIsMalformed", name })
      )
    }
  )

  it.each([
    ["warden", ["371603101"], "371603101", undefined],
    ["warden", ["371603101", "371603102"], "371603101", "one-township"],
    ["warden", ["371603101"], "371603102", "one-township"],
    ["warden", null, null, "one-township"],
    ["officer", ["371603101", "371603102"], "371603102", undefined],
    ["auxiliary", ["371603101", "371603102"], "371603102", undefined],
    ["auxiliary", ["371603101"], "371603102", "townships-with-station"],
    ["auxiliary", ["371603101"], null, "townships-with-station"],
    ["auxiliary", null, null, "townships-with-station"],
    ["officer", ["371603101"], "371603102", "townships-with-station-or-whole-district"],
    ["officer", [], null, "townships-with-station-or-whole-district"],
    ["officer", null, "371603101", "townships-with-station-or-whole-district"],
    ["officer", null, null, undefined],
    ["registrar", null, null, undefined],
    ["registrar", ["371603101"], null, "whole-district"],
    ["dispatcher", null, null, undefined],
    ["dispatcher", ["371603101"], "371603101", "whole-district"],
    ["commander", null, "371603101", "whole-district"],
    ["admin", [], null, undefined],
    ["admin", null, null, "no-township"],
    ["admin", ["371603101"], null, "no-township"]
  ] as const)("X3, X5: %s with %j at %s: %s", (role, townships, station, needed) => {
    expect(scopeNeeded({ role, townships, station })).toBe(needed)
    const outcome = account([]).when({ ...create, role, townships, station })
    expect("rejected" in outcome ? outcome.rejected : undefined).toEqual(
      needed === undefined ? undefined : { _tag: "RoleNeedsAnotherScope", role, needed }
    )
  })

  it("is what everything else needs", () => {
    expect(account([]).when({ _tag: "LockAccount", reason: "r", by: "admin" })).toEqual(
      rejection({ _tag: "AccountDoesNotExist" })
    )
  })
})

describe("giving a role", () => {
  const give = {
    _tag: "GiveRole",
    role: "registrar",
    townships: null,
    station: null,
    reason: "moved",
    by: "admin"
  } as const

  it("changes role and scope, with the reason", () => {
    expect(account([created]).when(give)).toEqual(
      events({
        _tag: "AccountWasGivenRole",
        role: "registrar",
        townships: null,
        station: null,
        reason: "moved"
      })
    )
  })

  it("changes nothing where it is the same", () => {
    expect(account([created]).when({ ...give, ...duty })).toEqual(events())
  })

  it("X5: never passes an account between case data and administration", () => {
    const toAdmin = { ...give, role: "admin", townships: [] } as const
    expect(account([created]).when(toAdmin)).toEqual(
      rejection({ _tag: "AdministratorsHoldNoCaseData", from: "officer", to: "admin" })
    )
    const admin: AccountEvent = {
      ...created,
      _tag: "AccountWasCreated",
      role: "admin",
      townships: [],
      station: null
    }
    expect(account([admin]).when(give)).toEqual(
      rejection({ _tag: "AdministratorsHoldNoCaseData", from: "admin", to: "registrar" })
    )
  })

  it("is not for oneself", () => {
    expect(account([created]).when({ ...give, by: create.name })).toEqual(
      rejection({ _tag: "AdministratorsDoNotChangeThemselves", name: create.name })
    )
  })
})

describe("A2: qualifying an officer", () => {
  const junior = { qualification: "junior", certificateId: "z1", lastValidDay: "2028-06-30" } as const
  const qualify = { _tag: "QualifyOfficer", ...junior, reason: "passed" } as const
  const qualified: AccountEvent = {
    _tag: "OfficerWasQualified",
    ...junior,
    reason: "passed"
  }
  const withdraw = { ...qualify, ...unqualified, reason: "transferred" } as const
  const auxiliary: AccountEvent = { ...created, _tag: "AccountWasCreated", role: "auxiliary" }

  it("is recorded with level, certificate, last valid day and reason; until then there is none", () => {
    expect(account([created]).state).toMatchObject(unqualified)
    expect(account([created]).when(qualify)).toEqual(events(qualified))
    expect(account([created, qualified]).state).toMatchObject(junior)
  })

  it("comes with the account where it is given with it, without a reason", () => {
    expect(account([]).when({ ...create, qualified: junior })).toEqual(
      events<AccountEvent>(created, { _tag: "OfficerWasQualified", ...junior, reason: null })
    )
    expect(account([]).when({ ...create, qualified: unqualified })).toEqual(events(created))
    expect(account([]).when({ ...create, role: "auxiliary", qualified: junior })).toEqual(
      rejection({ _tag: "OnlyOfficersAreQualified", role: "auxiliary" })
    )
    expect(account([]).when({ ...create, qualified: { ...junior, certificateId: null } })).toEqual(
      rejection({ _tag: "QualificationNeedsCertificate", qualification: "junior" })
    )
  })

  it("is withdrawn with a reason, and raised or prolonged by another certificate", () => {
    expect(account([created, qualified]).when(withdraw)).toEqual(
      events({ _tag: "OfficerWasQualified", ...unqualified, reason: "transferred" })
    )
    expect(account([created, qualified]).when({ ...qualify, certificateId: "z2" })).toEqual(
      events({ ...qualified, certificateId: "z2" })
    )
  })

  it("changes nothing where it is the same", () => {
    expect(account([created, qualified]).when(qualify)).toEqual(events())
    expect(account([created]).when(withdraw)).toEqual(events())
  })

  it("needs a certificate, and none of nothing", () => {
    expect(account([created]).when({ ...qualify, certificateId: null })).toEqual(
      rejection({ _tag: "QualificationNeedsCertificate", qualification: "junior" })
    )
    for (const left of [{ certificateId: "z1" }, { lastValidDay: "2028-06-30" }]) {
      expect(account([created]).when({ ...withdraw, ...left })).toEqual(
        rejection({ _tag: "NoQualificationHasCertificate" })
      )
    }
  })

  it("A3: is of officers only, and ends when an officer becomes something else, also on the way back", () => {
    expect(account([auxiliary]).when(qualify)).toEqual(
      rejection({ _tag: "OnlyOfficersAreQualified", role: "auxiliary" })
    )
    const becomes = (role: "auxiliary" | "officer", townships: ReadonlyArray<string>): AccountEvent => ({
      _tag: "AccountWasGivenRole",
      ...duty,
      role,
      townships,
      reason: "r"
    })
    const moved = account([created, qualified, becomes("officer", ["371603101", "371603102"])])
    expect(moved.state).toMatchObject(junior)
    const left = account([created, qualified, becomes("auxiliary", duty.townships)])
    expect(left.state).toMatchObject({ role: "auxiliary", ...unqualified })
    const back = account([
      created,
      qualified,
      becomes("auxiliary", duty.townships),
      becomes("officer", duty.townships)
    ])
    expect(back.state).toMatchObject({ role: "officer", ...unqualified })
  })
})

describe("X4: locks", () => {
  const lock = { _tag: "LockAccount", reason: "left the force", by: "admin" } as const
  const afterFailures = {
    _tag: "LockAfterFailedSignIns",
    failures: 5,
    until: "2026-03-04T01:15:00.000Z"
  } as const

  it("an administrator locks and unlocks, with reasons", () => {
    expect(account([created]).when(lock)).toEqual(events(lockedByAdministrator))
    expect(
      account([created, lockedByAdministrator]).when({ _tag: "UnlockAccount", reason: "back", by: "admin" })
    ).toEqual(events({ _tag: "AccountWasUnlocked", reason: "back" }))
  })

  it("nobody locks themselves out", () => {
    expect(account([created]).when({ ...lock, by: create.name })).toEqual(
      rejection({ _tag: "AdministratorsDoNotChangeThemselves", name: create.name })
    )
  })

  it("failed sign-ins lock for a while, and never shorten or replace another lock", () => {
    expect(account([created]).when(afterFailures)).toEqual(events(lockedUntil(afterFailures.until)))
    expect(account([created, lockedByAdministrator]).when(afterFailures)).toEqual(events())
    expect(account([created, lockedUntil("2026-03-04T02:00:00.000Z")]).when(afterFailures)).toEqual(events())
    expect(account([created, lockedUntil("2026-03-04T01:00:00.000Z")]).when(afterFailures)).toEqual(
      events(lockedUntil(afterFailures.until))
    )
  })

  it("a lock after failures passes with time, an administrator's does not", () => {
    const { state } = account([created, lockedUntil("2026-03-04T01:15:00.000Z")])
    const lockOf = state._tag === "Account" ? state.lock : null
    expect(isLockedAt(lockOf, "2026-03-04T01:14:59.999Z")).toBe(true)
    expect(isLockedAt(lockOf, "2026-03-04T01:15:00.000Z")).toBe(false)
    expect(isLockedAt({ by: "administrator", reason: "r" }, "2999-01-01T00:00:00.000Z")).toBe(true)
    expect(isLockedAt(null, "2026-03-04T01:15:00.000Z")).toBe(false)
  })
})

describe("passwords by reference", () => {
  it("a change by the holder lifts the duty to change it, a reset sets it again", () => {
    const changed: AccountEvent = { _tag: "PasswordWasChangedByHolder", credentialId: "c2" }
    expect(account([created]).when({ _tag: "ChangePassword", credentialId: "c2" })).toEqual(events(changed))
    expect(account([created, changed]).state).toMatchObject({ credentialId: "c2", mustChangePassword: false })
    const reset = { _tag: "ResetPassword", credentialId: "c3", reason: "forgotten", by: "admin" } as const
    expect(account([created, changed]).when(reset)).toEqual(
      events({ _tag: "PasswordWasResetByAdministrator", credentialId: "c3", reason: "forgotten" })
    )
  })

  it("an account that an administrator locked changes no password", () => {
    expect(
      account([created, lockedByAdministrator]).when({ _tag: "ChangePassword", credentialId: "c2" })
    ).toEqual(rejection({ _tag: "AccountIsLocked" }))
  })
})

const anyDuty = fc.constantFrom(
  duty,
  { role: "warden", townships: ["371603102"], station: "371603102" } as const,
  { role: "auxiliary", townships: ["371603102"], station: "371603102" } as const,
  { role: "officer", townships: null, station: null } as const,
  { role: "registrar", townships: null, station: null } as const,
  { role: "admin", townships: [], station: null } as const,
  { role: "commander", townships: ["371603101"], station: null } as const
)
const anyId = fc.constantFrom("1", "2", "3")
const anyQualification = fc.record({
  qualification: fc.constantFrom(...Qualification.literals),
  certificateId: fc.option(anyId),
  lastValidDay: fc.option(fc.constant("2028-06-30"))
})
const anybody = fc.constantFrom("admin", create.name)

const anyCommand: fc.Arbitrary<AccountCommand> = fc.oneof(
  fc
    .record({ given: anyDuty, id: anyId, qualified: fc.option(anyQualification) })
    .map(({ given: d, id, qualified }) => ({
      ...create,
      ...d,
      profileId: id,
      credentialId: id,
      ...(qualified === null ? {} : { qualified })
    })),
  fc
    .record({ given: anyDuty, by: anybody })
    .map(({ given: d, by }) => ({ _tag: "GiveRole" as const, ...d, reason: "r", by })),
  anyQualification.map((q) => ({ _tag: "QualifyOfficer" as const, ...q, reason: "r" })),
  anyId.map((profileId) => ({ _tag: "NameHolder" as const, profileId })),
  anyId.map((credentialId) => ({ _tag: "ChangePassword" as const, credentialId })),
  fc
    .record({ credentialId: anyId, by: anybody })
    .map((c) => ({ _tag: "ResetPassword" as const, reason: "r", ...c })),
  anybody.map((by) => ({ _tag: "LockAccount" as const, reason: "r", by })),
  fc.constantFrom("2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z").map((until) => ({
    _tag: "LockAfterFailedSignIns" as const,
    failures: 5,
    until
  })),
  anybody.map((by) => ({ _tag: "UnlockAccount" as const, reason: "r", by }))
)

describe("every history of commands", () => {
  it("leaves an account that is either administrator or holds case data, qualified only as an officer with a certificate, and a second time changes nothing", () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        let state = accountDecider.initialState
        let wasAdmin: boolean | undefined
        for (const command of commands) {
          const decision = accountDecider.decide(command, state)
          if (Either.isLeft(decision)) continue
          state = fold(accountDecider, decision.right, state)
          const again = accountDecider.decide(command, state)
          if (Either.isRight(again)) expect(again.right).toEqual([])
          else expect(command._tag).toBe("CreateAccount")
          if (state._tag === "Account") {
            expect(scopeNeeded(state)).toBeUndefined()
            expect(state.certificateId === null).toBe(state.qualification === "none")
            if (state.role !== "officer") expect(state).toMatchObject(unqualified)
            wasAdmin ??= state.role === "admin"
            expect(state.role === "admin").toBe(wasAdmin)
          }
        }
      })
    )
  })
})
