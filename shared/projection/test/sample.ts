import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { idOf } from "@jiaosuo/kernel/Event"
import { type AnyProjection, defineProjection, type KeyedTable } from "@jiaosuo/projection/Projection"
import { Either } from "effect"

/** A thing of the test's world, with a column of every kind that folds may set. */
export interface ThingRow {
  readonly id: string
  readonly township: string | null
  readonly changes: number
  readonly total: number
  readonly position: number
  readonly born_on: string
  readonly changed_at: string
  readonly is_odd: boolean
  readonly tags: ReadonlyArray<string>
  readonly detail: { readonly last: number; readonly text: string } | null
  readonly note: string | null
}

interface TownRow {
  readonly code: string
  readonly changes: number
}

export const thingTable: KeyedTable<ThingRow> = {
  name: "thing",
  key: "id",
  columns: {
    id: "text",
    township: "text",
    changes: "integer",
    total: "numeric",
    position: "bigint",
    born_on: "date",
    changed_at: "timestamptz",
    is_odd: "boolean",
    tags: "text[]",
    detail: "jsonb",
    note: "text"
  },
  indexes: ["(township, changes)", "using gin (tags)"]
}

export const townTable: KeyedTable<TownRow> = {
  name: "town",
  key: "code",
  columns: { code: "text", changes: "integer" }
}

/** `{ n }` counts; `poison` says how an event spoils the model, `gone` removes the thing. */
export interface Thing {
  readonly n: number
  readonly poison?: "decode" | "throw" | "value" | "touch"
  readonly gone?: boolean
  readonly bornOn?: string
}

/** What the fold still chokes on: a later version of the code cures some of it. */
export type Ills = ReadonlyArray<NonNullable<Thing["poison"]>>

/** The model of the tests: things, and a count per township. It reads the context that has its name. */
export const things = (options: {
  readonly name: string
  readonly version?: string
  readonly ills?: Ills
}): AnyProjection => {
  const ills: Ills = options.ills ?? ["decode", "throw", "value", "touch"]
  return defineProjection({
    name: options.name,
    version: options.version ?? "1",
    contexts: [options.name],
    tables: { thing: thingTable, town: townTable },
    decode: (recorded: RecordedEvent) => {
      const thing = recorded.data as Thing
      return thing.poison === "decode" && ills.includes("decode")
        ? Either.left({
            _tag: "UnreadableEvent" as const,
            type: recorded.type,
            schemaVersion: 1,
            reason: "not of this world"
          })
        : Either.right(recorded.type === "NothingHappened" ? undefined : thing)
    },
    touches: (_thing: Thing, { stream, township }) => ({
      thing: [idOf(stream)],
      ...(township === null ? {} : { town: [township] })
    }),
    fold: (thing: Thing, recorded, rows) => {
      const id = idOf(recorded.stream)
      const before = rows.thing.get(id)
      const { township } = recorded
      if (township !== null) {
        rows.town.set({ code: township, changes: (rows.town.get(township)?.changes ?? 0) + 1 })
      }
      if (thing.gone === true) return rows.thing.remove(id)
      const text = `鲁M\t"${thing.n}"\\ \n'end'`
      rows.thing.set({
        id,
        township,
        changes: (before?.changes ?? 0) + 1,
        total: (before?.total ?? 0) + thing.n / 4,
        position: recorded.position,
        born_on:
          thing.poison === "value" && ills.includes("value")
            ? "2026-02-31"
            : (before?.born_on ?? thing.bornOn ?? "2020-02-29"),
        changed_at: recorded.recordedAt,
        is_odd: thing.n % 2 === 1,
        tags: [...new Set([...(before?.tags ?? []), `t${thing.n % 3}`, text])],
        detail: thing.n % 5 === 0 ? null : { last: before?.detail?.last ?? 0, text },
        note: thing.n % 7 === 0 ? null : text
      })
      if (thing.poison === "throw" && ills.includes("throw")) throw new Error("this one cannot be")
      if (thing.poison === "touch" && ills.includes("touch")) rows.thing.get("somebody else's")
    }
  })
}
