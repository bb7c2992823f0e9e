import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { LogPage } from "@jiaosuo/projection/LogPage"
import { ModelFold } from "@jiaosuo/projection/ModelFold"
import { everyTownship } from "@jiaosuo/projection/ReadModels"
import type { Row } from "@jiaosuo/projection/TableStatements"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Thing, things } from "./sample.ts"

const nothingLeftOut = { blocked: new Map<string, number>(), dropped: new Set<number>() }

const recorded = (
  position: number,
  id: string,
  thing: Thing,
  township: string | null = "371603101"
): RecordedEvent => ({
  id: `00000000-0000-7000-8000-${String(position).padStart(12, "0")}`,
  stream: `sample/thing/${id}`,
  version: position,
  position,
  type: "ThingHappened",
  schemaVersion: 1,
  township,
  occurredAt: "2026-03-04T01:02:03.000Z",
  recordedAt: new Date(1_772_586_123_000 + position).toISOString(),
  actor: "tester",
  station: null,
  commandId: "00000000-0000-7000-8000-000000000000",
  correlationId: "00000000-0000-7000-8000-000000000000",
  causationId: null,
  data: thing,
  hash: ""
})

/** The tables of a build as the runner keeps them: what was written, and nothing else. */
const makeStore = () => {
  const tables = new Map<string, Map<string, Row>>([
    ["thing", new Map()],
    ["town", new Map()]
  ])
  const parked: Array<number> = []
  return {
    parked,
    rows: () => [...tables].map(([name, rows]) => [name, [...rows].sort(([a], [b]) => (a < b ? -1 : 1))]),
    /** Folds events in pieces of some size, the way a run does it. */
    run: (
      fold: ModelFold,
      events: ReadonlyArray<RecordedEvent>,
      size: number,
      keepRows: number,
      keepKeys = false
    ) => {
      let place = 0
      for (let at = 0; at < events.length; at += size) {
        for (const rows of fold.tables.values()) rows.forget(keepRows, keepKeys)
        const prepared = fold.prepare([new LogPage(events.slice(at, at + size))], place)
        for (const [name, keys] of prepared.unknown) {
          const found = keys.flatMap((key): ReadonlyArray<Row> => {
            const row = tables.get(name)?.get(key)
            return row === undefined ? [] : [row]
          })
          fold.tables.get(name)?.fetched(keys, found)
        }
        fold.fold(prepared)
        place = prepared.last
        const changes = fold.takeChanges()
        for (const [name, { inserts, updates, removals }] of changes.tables) {
          const table = tables.get(name) as Map<string, Row>
          const key = name === "thing" ? "id" : "code"
          for (const row of inserts) {
            expect(table.has(row[key] as string)).toBe(false)
            table.set(row[key] as string, row)
          }
          for (const row of updates) table.set(row[key] as string, row)
          for (const id of removals) table.delete(id)
        }
        for (const rows of fold.tables.values()) rows.written()
        parked.push(...changes.parked.map(({ position }) => position))
      }
    }
  }
}

const anEvent = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e"),
  n: fc.nat(50),
  gone: fc.boolean(),
  poison: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    undefined,
    "decode" as const,
    "throw" as const,
    "touch" as const
  ),
  township: fc.constantFrom("371603101", "371603102", null)
})

describe("the fold of a read model", () => {
  it("comes to the same rows and parks the same events, whatever the batches and the memory", () => {
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(3),
        (history, size, keepRows) => {
          const events = history.map(({ id, n, gone, poison, township }, at) =>
            recorded(at + 1, id, { n, gone, ...(poison === undefined ? {} : { poison }) }, township)
          )
          const live = makeStore()
          live.run(
            new ModelFold(things({ name: "sample" }), nothingLeftOut, () => "filled"),
            events,
            size,
            keepRows
          )
          const bulk = makeStore()
          bulk.run(
            new ModelFold(things({ name: "sample" }), nothingLeftOut, () => "empty"),
            events,
            size,
            keepRows,
            true
          )
          expect(bulk.rows()).toEqual(live.rows())
          const building = makeStore()
          building.run(
            new ModelFold(things({ name: "sample" }), nothingLeftOut, () => "missing"),
            events,
            size,
            keepRows,
            true
          )
          expect(building.rows()).toEqual(live.rows())
          const rebuilt = makeStore()
          rebuilt.run(
            new ModelFold(things({ name: "sample" }), nothingLeftOut, () => "missing"),
            events,
            1_000,
            1_000
          )
          expect(live.rows()).toEqual(rebuilt.rows())
          expect(live.parked).toEqual(rebuilt.parked)
        }
      )
    )
  })

  it("folds the same after leaving out what was dropped as if that had never happened, but for positions", () => {
    const events = [
      recorded(1, "a", { n: 1 }),
      recorded(2, "a", { n: 2, poison: "throw" }),
      recorded(3, "a", { n: 3 })
    ]
    const store = makeStore()
    const fold = new ModelFold(
      things({ name: "sample" }),
      { ...nothingLeftOut, dropped: new Set([2]) },
      () => "filled"
    )
    store.run(fold, events, 10, 10)
    expect(store.parked).toEqual([])
    expect(store.rows()[0]?.[1]).toMatchObject([["a", { changes: 2, position: 3 }]])
  })

  it("parks what follows a parked event in its stream, and nothing else", () => {
    const fold = new ModelFold(
      things({ name: "sample" }),
      { ...nothingLeftOut, blocked: new Map([["sample/thing/a", 7]]) },
      () => "empty"
    )
    const events = [
      recorded(8, "a", { n: 1 }, null),
      recorded(9, "b", { n: 1 }),
      recorded(10, "b", { n: 2, poison: "decode" })
    ]
    const prepared = fold.prepare([new LogPage(events)], 7)
    for (const [name, keys] of prepared.unknown) fold.tables.get(name)?.fetched(keys, [])
    fold.fold(prepared)
    const { parked, tables } = fold.takeChanges()
    expect(parked.map(({ position, error }) => [position, error])).toEqual([
      [8, "waits for the parked event at position 7"],
      [10, "not of this world"]
    ])
    expect(tables.get("thing")?.updates).toEqual([])
    expect(tables.get("thing")?.inserts).toMatchObject([{ id: "b", changes: 1 }])
    expect(everyTownship).toBe("*")
  })

  it("refuses a fold that changes a row it was given", () => {
    const spoiling = things({ name: "sample" })
    const fold = new ModelFold(
      {
        ...spoiling,
        fold: (event, recordedEvent, rows) => {
          spoiling.fold(event, recordedEvent, rows)
          const row = (
            rows as { readonly thing: { readonly get: (key: string) => { changes: number } } }
          ).thing.get("a")
          row.changes = 99
        }
      },
      nothingLeftOut,
      () => "missing"
    )
    fold.fold(fold.prepare([new LogPage([recorded(1, "a", { n: 1 })])], 0))
    const { parked, tables } = fold.takeChanges()
    expect(parked).toMatchObject([
      { position: 1, error: expect.stringContaining("read only property 'changes'") }
    ])
    expect(tables.get("thing")?.inserts).toEqual([])
  })
})
