import { byPlace, type Change, type Cursor } from "./Change.ts"

/** Changes that are remembered for readers who come back. */
const remembered = 5_000

/** The last change of each thing that changed lately, in the order of the stream. */
export interface RecentChanges {
  /** Forgets everything: what follows is known from this position on. */
  readonly beginAt: (position: number) => void
  /** Adds changes that follow all known ones, in order. */
  readonly add: (changes: ReadonlyArray<Change>) => void
  /** Every change after a place, at most `upTo`; undefined where some of them are not remembered. */
  readonly after: (cursor: Cursor, upTo: number) => ReadonlyArray<Change> | undefined
}

/** Remembers so many changes at most. Of a thing that changes again only the last one counts. */
export const makeRecentChanges = (atMost = remembered): RecentChanges => {
  const changes = new Map<string, Change>()
  /** Everything after it is remembered. */
  let floor = 0
  return {
    beginAt: (position) => {
      changes.clear()
      floor = position
    },
    add: (more) => {
      for (const change of more) {
        changes.delete(change.key)
        changes.set(change.key, change)
      }
      for (const [key, { position }] of changes) {
        if (changes.size <= atMost) return
        changes.delete(key)
        floor = position
      }
    },
    after: ({ key, position }, upTo) =>
      position > floor || (position === floor && key === null)
        ? [...changes.values()]
            .filter((change) => change.position >= position && change.position <= upTo)
            .sort(byPlace)
        : undefined
  }
}
