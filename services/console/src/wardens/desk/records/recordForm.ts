import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Counts } from "../../CountsField.tsx"
import { instantOf, namedPlate, written } from "../../placeAndTime.ts"
import {
  type GatheringValues,
  gatheringWork,
  type HelpValues,
  helpWork,
  type PersuasionValues,
  type PublicityValues,
  persuasionWork,
  publicityWork
} from "../../workValues.ts"
import type { RecordFile, RecordPayload, WorkKind, WorkPayload } from "./recordCalls.ts"
import type { WhereValues } from "./WhereFields.tsx"

/** What the form of a record holds, what of a file stands in it, and what is made of it. */

/** The matter of any kind: each kind uses its own part. */
interface WorkValues
  extends PersuasionValues,
    Omit<PublicityValues, "code">,
    Omit<HelpValues, "code">,
    Omit<GatheringValues, "people"> {
  readonly account?: string
  readonly site?: string
  readonly inOrder?: boolean
  readonly cards?: number | null
  readonly items?: ReadonlyArray<string>
  readonly found?: ReadonlyArray<string>
}

export interface RecordValues extends WhereValues {
  readonly work?: WorkValues
  readonly placeId?: string
  readonly wardenId?: string
  readonly note?: string
  readonly reason?: string
}

/** The kinds in the order in which a station files them most. */
export const workKinds = [
  "activity",
  "card-delivery",
  "trade-check",
  "site-inspection",
  "village-assistant",
  "gathering",
  "help-request",
  "publicity",
  "persuasion"
] as const satisfies ReadonlyArray<WorkKind>

/** What the codes of a kind are of in the items of wardens. */
export const itemOf: { readonly [Kind in Exclude<WorkKind, "village-assistant">]: string } = {
  persuasion: "persuasion",
  publicity: "publicity",
  "help-request": "help",
  gathering: "gathering",
  activity: "activity",
  "trade-check": "trade",
  "card-delivery": "card",
  "site-inspection": "inspection"
}

const workOf = (kind: WorkKind, work: WorkValues, before: RecordFile["work"] | undefined): WorkPayload => {
  const code = work.code ?? ""
  switch (kind) {
    case "persuasion": {
      const kept = before?.kind === "persuasion" ? before.plate : null
      // A plate that is on file keeps its kind, which does not always follow from the number (N5).
      const isKept = kept !== null && kept.number === (namedPlate(work.plate)?.number ?? null)
      return isKept ? { ...persuasionWork(work), plate: kept } : persuasionWork(work)
    }
    case "publicity":
      return publicityWork(work)
    case "help-request":
      return helpWork(work)
    case "gathering":
      return gatheringWork(work)
    case "activity":
      return { kind, code, people: work.people ?? null }
    case "village-assistant":
      return { kind, account: work.account ?? "", from: work.from ?? "", until: written(work.until) }
    case "trade-check":
      return { kind, code, site: work.site ?? "", inOrder: work.inOrder === true }
    case "card-delivery":
      return { kind, code, cards: work.cards ?? 0 }
    case "site-inspection": {
      const items = work.items ?? []
      return {
        kind,
        site: work.site ?? "",
        items,
        found: (work.found ?? []).filter((one) => items.includes(one))
      }
    }
  }
}

const minuteOfField = (instant: string): string => instant.slice(0, 16)

/** When it happened; the second that is on file stays where nobody touched the minute. */
const happened = (typed: string | undefined, before: RecordFile | undefined): string | undefined =>
  before !== undefined && (typed === undefined || typed === minuteOfField(before.happenedAt))
    ? before.happenedAt
    : instantOf(typed)

/** The form as the contract takes it; of a correction all of the record. */
export const payloadOf = (
  kind: WorkKind,
  values: RecordValues,
  before?: RecordFile | undefined
): RecordPayload => ({
  work: workOf(kind, values.work ?? {}, before?.work),
  township: written(values.township),
  village: written(values.village),
  placeId: written(values.placeId),
  wardenId: written(values.wardenId),
  location: wholePlace(values.location) ?? null,
  road: written(values.road),
  note: written(values.note),
  happenedAt: happened(values.happenedAt, before),
  reason: written(values.reason)
})

const given = <Key extends string, Value>(key: Key, value: Value | null) =>
  (value === null ? {} : { [key]: value }) as { readonly [K in Key]?: Value }

const workValues = (work: RecordFile["work"]): WorkValues => {
  switch (work.kind) {
    case "persuasion": {
      const counts: Counts = Object.fromEntries(work.counts.map(({ code, count }) => [code, count]))
      return { counts, ...given("plate", work.plate?.number ?? null) }
    }
    case "publicity":
      return { code: work.code, people: work.people, ...given("topic", work.topic) }
    case "help-request":
      return { code: work.code, ...given("referredTo", work.referredTo) }
    case "gathering":
      return {
        code: work.code,
        from: minuteInShanghai(work.from),
        until: minuteInShanghai(work.until),
        people: work.people
      }
    case "activity":
      return { code: work.code, people: work.people }
    case "village-assistant":
      return { account: work.account, from: work.from, ...given("until", work.until) }
    case "trade-check":
      return { code: work.code, site: work.site, inOrder: work.inOrder }
    case "card-delivery":
      return { code: work.code, cards: work.cards }
    case "site-inspection":
      return { site: work.site, items: work.items, found: work.found }
  }
}

/** The instants inside of the work are as they are stored, in any offset. */
const minuteInShanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 28_800_000).toISOString().slice(0, 16)

/** What stands in the form of a correction. */
export const valuesOf = (file: RecordFile): RecordValues => ({
  work: workValues(file.work),
  township: file.township,
  happenedAt: minuteOfField(file.happenedAt),
  ...given("village", file.village),
  ...given("placeId", file.placeId),
  ...given("wardenId", file.wardenId),
  ...given("location", file.location),
  ...given("road", file.road),
  ...given("note", file.note)
})

const fields: { readonly [Kind in WorkKind]: ReadonlyArray<string> } = {
  persuasion: ["counts"],
  publicity: ["code", "people", "topic"],
  "help-request": ["code", "referredTo"],
  gathering: ["code", "from", "until", "people"],
  activity: ["code", "people"],
  "village-assistant": ["account", "from", "until"],
  "trade-check": ["code", "site", "inOrder"],
  "card-delivery": ["code", "cards"],
  "site-inspection": ["site", "items", "found"]
}

const beside = [
  "township",
  "village",
  "placeId",
  "wardenId",
  "location",
  "road",
  "note",
  "happenedAt",
  "reason"
]

/** Whether the form of a kind has a field of this path: a problem with it is shown there. */
export const isFieldOf = (kind: WorkKind, path: string): boolean =>
  beside.includes(path) || fields[kind].some((name) => path === `work.${name}`)
