import type { CaseNews, GroupNews, StreamMustRestart } from "../../src/cases/http/CaseAnswer.ts"
import type { Account, District } from "../district.ts"

/** A reader of the live stream, as a browser is one. */

/** One event as it was told. */
export interface Told {
  readonly event: "ready" | "case" | "group" | "restart"
  /** As a browser keeps it: that of the last event that had one. */
  readonly id: string
  readonly data: (CaseNews | GroupNews | StreamMustRestart | { readonly position: number }) &
    Readonly<Record<string, unknown>>
}

/** Id and version of the case, or id of the group, that an event is about. */
export const thingOf = ({ data, event }: Told): string => {
  const row = (data["case"] ?? data["group"] ?? data) as { readonly id: string; readonly position?: number }
  return `${event} ${row.id} ${row.position ?? "gone"}`
}

/** Position of an event: its id begins with it. */
export const positionOf = ({ id }: Told): number => Number(id.split(":")[0])

/** Opens a stream where the last one ended, and hands over what is told. */
export const readLive = async (
  district: District,
  account: Account,
  start: { readonly lastEventId?: string; readonly after?: number } = {}
) => {
  const leave = new AbortController()
  const response = await fetch(
    `${district.url}/api/cases/live${start.after === undefined ? "" : `?after=${start.after}`}`,
    {
      headers: {
        authorization: `Bearer ${account}`,
        ...(start.lastEventId === undefined ? {} : { "last-event-id": start.lastEventId })
      },
      signal: leave.signal
    }
  )
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ""
  let lastEventId = start.lastEventId ?? ""
  const told: Array<Told> = []
  /** Reads on; false at the end of the stream. */
  const more = async (): Promise<boolean> => {
    const next = await reader?.read()
    if (next === undefined || next.done) return false
    rest += next.value
    const blocks = rest.split("\n\n")
    rest = blocks.pop() ?? ""
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").map((line) => {
          const colon = line.indexOf(": ")
          return [line.slice(0, colon), line.slice(colon + 2)] as const
        })
      )
      lastEventId = fields.get("id") ?? lastEventId
      const data = fields.get("data")
      if (data === undefined) continue
      told.push({ event: fields.get("event") as Told["event"], id: lastEventId, data: JSON.parse(data) })
    }
    return true
  }
  return {
    status: response.status,
    told,
    more,
    lastEventId: () => lastEventId,
    /** Reads until something is there. */
    until: async (isThere: () => boolean) => {
      while (!isThere()) if (!(await more())) throw new Error("the stream ended")
    },
    leave: async () => {
      leave.abort()
      await reader?.cancel().catch(() => undefined)
    }
  }
}
