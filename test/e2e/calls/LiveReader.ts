import type { DutyRoom } from "./DutyRoom.ts"

/**
 * Somebody with the desk open on a bad line: it breaks off again and again at any moment, comes back, and goes on from
 * the last event that arrived.
 */

/** A row of the stream, as much of it as is compared. */
export interface LiveRow {
  readonly position: number
  readonly [field: string]: unknown
}

export interface LiveReader {
  /** The rows as the stream has told them: by id, without those that are gone. */
  readonly cases: ReadonlyMap<string, LiveRow>
  readonly groups: ReadonlyMap<string, LiveRow>
  /** What happened to the line, and what was told twice or out of order. */
  readonly told: {
    readonly events: number
    readonly brokenOff: number
    readonly restarts: number
    readonly faults: ReadonlyArray<string>
  }
  readonly stop: () => Promise<void>
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let n = Math.imul(state ^ (state >>> 15), state | 1)
    n ^= n + Math.imul(n ^ (n >>> 7), n | 61)
    return ((n ^ (n >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Page {
  readonly items: ReadonlyArray<LiveRow & { readonly id: string }>
  readonly nextCursor: string | null
  readonly position: number
}

/** Every case that somebody sees, page by page, with the position of the first page. */
export const listedCases = async (room: DutyRoom, token: string): Promise<Page> => {
  const items: Array<Page["items"][number]> = []
  let position: number | undefined
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page = await room.get<Page>(`/api/cases?limit=200&sort=calledAt${cursor}`, token)
    position ??= page.position
    items.push(...page.items)
    cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
  return { items, nextCursor: null, position: position ?? 0 }
}

/** `420:case:01a2…@tables`, or `420@tables` of a stream that is ready, as position and then kind and id. */
const placeOf = (id: string): readonly [number, string] => {
  const [position = "", ...key] = (id.split("@")[0] ?? "").split(":")
  return [Number(position), key.join(":")]
}

const isLater = ([position, key]: readonly [number, string], than: readonly [number, string]): boolean =>
  position > than[0] || (position === than[0] && key > than[1])

/** Begins to watch, from the position on that the list answers now. */
export const watchCases = async (
  room: DutyRoom,
  token: string,
  random: () => number
): Promise<LiveReader> => {
  const cases = new Map<string, LiveRow>()
  const groups = new Map<string, LiveRow>()
  const faults: Array<string> = []
  const seen = new Set<string>()
  let counts = { events: 0, brokenOff: 0, restarts: 0 }
  let isOver = false
  let line = new AbortController()
  let lastId: string | undefined
  let after = 0

  const readAnew = async (): Promise<void> => {
    const page = await listedCases(room, token)
    cases.clear()
    for (const item of page.items) cases.set(item.id, item)
    after = page.position
    lastId = undefined
  }

  /** One event; answers whether the stream goes on. */
  const take = (event: string, id: string | undefined, data: string): boolean => {
    counts = { ...counts, events: counts.events + 1 }
    if (id !== undefined) {
      if (event !== "ready" && seen.has(id)) faults.push(`told twice: ${id}`)
      if (event !== "ready" && lastId !== undefined && !isLater(placeOf(id), placeOf(lastId))) {
        faults.push(`told after ${lastId}: ${id}`)
      }
      if (event !== "ready") seen.add(id)
      lastId = id
    }
    if (event === "restart") {
      counts = { ...counts, restarts: counts.restarts + 1 }
      return false
    }
    if (event !== "case" && event !== "group") return true
    const news = JSON.parse(data) as Readonly<Record<string, unknown>> & {
      readonly gone: boolean
      readonly id: string
    }
    const rows = event === "case" ? cases : groups
    const row = news[event] as (LiveRow & { readonly id: string }) | undefined
    if (news.gone || row === undefined) rows.delete(news.id)
    else rows.set(row.id, row)
    return true
  }

  const watchOnce = async (): Promise<void> => {
    line = new AbortController()
    const breaksOff = setTimeout(() => line.abort(), 100 + random() * 1_900)
    try {
      const answer = await fetch(`${room.host.url}/api/cases/live?after=${after}`, {
        headers: {
          authorization: `Bearer ${token}`,
          ...(lastId === undefined ? {} : { "last-event-id": lastId })
        },
        signal: line.signal
      })
      if (answer.status !== 200 || answer.body === null) throw new Error(`live answered ${answer.status}`)
      let text = ""
      const decoder = new TextDecoder()
      for await (const chunk of answer.body) {
        text += decoder.decode(chunk, { stream: true })
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const lines = text.slice(0, end).split("\n")
          text = text.slice(end + 2)
          const field = (name: string) =>
            lines.find((one) => one.startsWith(`${name}: `))?.slice(name.length + 2)
          const event = field("event")
          if (event !== undefined && !take(event, field("id"), field("data") ?? "")) return await readAnew()
        }
      }
    } catch (failure) {
      if (!line.signal.aborted) throw failure
      counts = { ...counts, brokenOff: counts.brokenOff + 1 }
    } finally {
      clearTimeout(breaksOff)
    }
  }

  await readAnew()
  const watching = (async () => {
    while (!isOver) {
      await watchOnce()
      await new Promise((resolve) => setTimeout(resolve, random() * 400))
    }
  })()
  // A line that fails for another reason than ours is told where the reader is stopped.
  watching.catch(() => undefined)
  return {
    cases,
    groups,
    get told() {
      return { ...counts, faults }
    },
    stop: async () => {
      isOver = true
      line.abort()
      await watching
    }
  }
}
