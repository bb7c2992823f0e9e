import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { migrate as migrateTables } from "@jiaosuo/event-store/Migrations"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { derivedId, uuidv7 } from "@jiaosuo/kernel/Ids"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, ManagedRuntime, Redacted } from "effect"
import { describe, expect, it } from "vitest"
import { Accounts, accountsLayer, type NewAccount } from "../src/Accounts.ts"
import { demoPassword, seedDemoAccounts } from "../src/DemoAccounts.ts"
import { migrate } from "../src/layer.ts"
import { migrations } from "../src/migrate.ts"
import { foundation } from "./identity.fixture.ts"

const rows = (statement: string) =>
  Effect.flatMap(SqlClient, (sql) => sql.unsafe<Record<string, unknown>>(statement))

const contextOf = (commandId: string, actor: string) => ({
  context: { actor, station: null, commandId, correlationId: commandId, causationId: null }
})

describe("tables of an older version", () => {
  it("A2: are brought up to date: everybody who is signed in has no qualification, and who may ask still may", async () => {
    const runtime = ManagedRuntime.make(databaseLayer)
    const reader = `reader_${uuidv7().replaceAll("-", "")}`
    const after = await runtime.runPromise(
      Effect.gen(function* () {
        yield* migrateLog
        yield* migrateTables("identity", migrations.slice(0, 1))
        yield* rows(`create role ${reader}`)
        yield* rows(`grant select on identity.live_session to ${reader}`)
        yield* rows(
          `insert into identity.account (name, role, townships, station, profile_id, credential_id,
             must_change_password, demo, created_at, version)
           values ('officer-a', 'officer', '{371603101}', '371603101', gen_random_uuid(),
             '00000000-0000-4000-8000-000000000001', false, false, now(), 1)`
        )
        yield* rows(
          `insert into identity.session (digest, account, credential_id, expires_at, idle_for)
           values ('\\x00', 'officer-a', '00000000-0000-4000-8000-000000000001', now() + interval '1 hour', '1 hour')`
        )
        yield* migrate
        yield* migrate
        const seen = yield* rows("select account, qualification, qualified_until from identity.live_session")
        const [grant] = yield* rows(
          `select has_table_privilege('${reader}', 'identity.live_session', 'select') as may`
        )
        yield* rows(`drop owned by ${reader}`)
        yield* rows(`drop role ${reader}`)
        return { seen, may: grant?.["may"] }
      })
    )
    expect(after).toEqual({
      seen: [{ account: "officer-a", qualification: "none", qualified_until: null }],
      may: true
    })
    await runtime.dispose()
  })
})

describe("demo accounts of an older version", () => {
  const demoOfficer = (code: string): NewAccount => ({
    name: `officer-${code}`,
    displayName: "派出所民警（演示）",
    role: "officer",
    townships: [code],
    station: code,
    password: Redacted.make(demoPassword),
    mustChangePassword: false,
    demo: true
  })

  it("A2: are joined by the new ones and get their qualification, once; what somebody made stays as it is", async () => {
    const runtime = ManagedRuntime.make(foundation)
    const seen = await runtime.runPromise(
      Effect.gen(function* () {
        const accounts = yield* Accounts
        const store = yield* EventStore
        for (const code of ["371603101", "371603102", "371603103"]) {
          const officer = demoOfficer(code)
          yield* accounts.create(officer, contextOf(derivedId("demo account", officer.name), "system"))
        }
        yield* accounts.giveRole(
          "officer-371603103",
          { role: "registrar", townships: null, station: null, reason: "r" },
          contextOf(uuidv7(), "admin")
        )
        const own = { ...demoOfficer("371603104"), demo: false, password: Redacted.make("Zhanhua-2026") }
        yield* accounts.create(own, contextOf(uuidv7(), "admin"))
        const qualifications = rows(
          `select name, qualification from identity.account
           where name between 'officer-371603101' and 'officer-371603104' or name like 'investigator%' order by name`
        )

        const made = yield* seedDemoAccounts
        const first = yield* qualifications
        const head = yield* store.head
        yield* seedDemoAccounts
        const headAgain = yield* store.head

        yield* accounts.qualify(
          "officer-371603102",
          { qualification: "none", certificateNumber: null, lastValidDay: null, reason: "调离" },
          contextOf(uuidv7(), "admin")
        )
        yield* seedDemoAccounts
        const later = yield* qualifications
        return { made: made.length, first, appendedAgain: headAgain - head, later }
      }).pipe(Effect.provide(accountsLayer))
    )
    const expected = [
      { name: "investigator", qualification: "intermediate" },
      { name: "investigator2", qualification: "intermediate" },
      { name: "officer-371603101", qualification: "junior" },
      { name: "officer-371603102", qualification: "junior" },
      { name: "officer-371603103", qualification: "none" },
      { name: "officer-371603104", qualification: "none" }
    ]
    expect(seen).toEqual({
      made: 41,
      first: expected,
      appendedAgain: 0,
      later: expected.map((row) =>
        row.name === "officer-371603102" ? { ...row, qualification: "none" } : row
      )
    })
    await runtime.dispose()
  })
})
