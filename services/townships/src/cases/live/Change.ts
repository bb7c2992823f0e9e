import { serverSentEvent } from "../../http/EventStream.ts"
import {
  caseItem,
  dutyGroupItem,
  isPublished,
  positionOf,
  type Showing,
  townshipsOfGroup
} from "../CaseItems.ts"
import type { ListedCase, ListedGroup } from "../CaseQueries.ts"
import { byName } from "../CaseTable.ts"
import type { CaseNews, GroupNews } from "../http/CaseAnswer.ts"

/** What the live stream tells of one case or group: the same for all readers who may see it. */

/** A place in the stream: everything up to a position, or up to one thing of that position (`key`). */
export interface Cursor {
  readonly position: number
  readonly key: string | null
}

/** A place as a reader names it, with the state of the tables that it was told from; null where they do not say. */
export interface NamedPlace extends Cursor {
  readonly tables: string | null
}

/** A row as it is after its last event. */
export interface Change {
  readonly position: number
  /** `case:<id>` or `group:<id>`. */
  readonly key: string
  /** Null where nobody is shown it any more, nor was before it became so. */
  readonly message: Uint8Array | null
  /** Townships whose people see it, and whoever does by name (`@account`). */
  readonly townships: ReadonlyArray<string>
  /** Townships whose people saw it, and the position at which that ended. */
  readonly left: Readonly<Record<string, number>>
  /** Position at which it ended for whoever sees the whole district; 0: it did not. */
  readonly goneAt: number
  readonly gone: () => Uint8Array
}

/** Order of the stream. */
export const byPlace = (a: Change, b: Change): number =>
  a.position - b.position || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Whether a change lies after a place. */
export const isAfter = ({ key, position }: Change, cursor: Cursor): boolean =>
  position > cursor.position || (position === cursor.position && cursor.key !== null && key > cursor.key)

const placePattern = /^(\d{1,15})(?::((?:case|group):[\w-]{1,100}))?(?:@([0-9a-f]{8}))?$/

/** The place that a reader names in `Last-Event-ID`; undefined where it is none of ours. */
export const placeOf = (id: string): NamedPlace | undefined => {
  const [, position, key, tables] = placePattern.exec(id.trim()) ?? []
  return position === undefined
    ? undefined
    : { position: Number(position), key: key ?? null, tables: tables ?? null }
}

/** A place as `id` of an event, to be named again. */
export const eventId = ({ key, position }: Cursor, tables: string): string =>
  `${position}${key === null ? "" : `:${key}`}@${tables}`

/** A case that changed. */
export const changeOfCase = (listed: ListedCase, showing: Showing, tables: string): Change => {
  const { case_id, left_at, position, townships, workers } = listed.row
  const key = `case:${case_id}`
  const tell = (news: CaseNews) => serverSentEvent("case", news, eventId({ position, key }, tables))
  return {
    position,
    key,
    message: tell({ gone: false, case: caseItem(listed, showing) }),
    townships: [...townships, ...workers.map(byName)],
    left: left_at,
    goneAt: 0,
    gone: () => tell({ gone: true, id: case_id })
  }
}

/** A group that changed, or whose roster did. One of a roster that never was published is nobody's to see. */
export const changeOfGroup = (group: ListedGroup, showing: Showing, tables: string): Change => {
  const { engaged_by, group_id, removed_at, roster_published_at, roster_withdrawn_at } = group
  const position = positionOf(group)
  const key = `group:${group_id}`
  const townships = townshipsOfGroup(group)
  const tell = (news: GroupNews) => serverSentEvent("group", news, eventId({ position, key }, tables))
  const isSeen = isPublished(group) || engaged_by !== null
  const wasSeen = roster_published_at > 0 || group.sent > 0
  // A group of a roster that does not hold is gone since that was taken back, or since it was removed or let go.
  const goneAt =
    isSeen || !wasSeen ? 0 : Math.max(removed_at, roster_withdrawn_at, group.sent > 0 ? position : 0)
  return {
    position,
    key,
    message: isSeen ? tell({ gone: false, group: dutyGroupItem(group, showing) }) : null,
    townships: isSeen ? townships : [],
    left: Object.fromEntries(goneAt === 0 ? [] : townships.map((township) => [township, goneAt])),
    goneAt,
    gone: () => tell({ gone: true, id: group_id })
  }
}

/** Who a stream is for: somebody by name and the people of some townships, or of the whole district (X3). */
export type Scope = ReadonlySet<string> | null

/**
 * What a reader at a place is told of a change: the row, that it is gone, where it left their scope after that place, or
 * nothing.
 */
export const toldOf = (change: Change, scope: Scope, cursor: Cursor): Uint8Array | undefined => {
  if (!isAfter(change, cursor)) return undefined
  const { goneAt, left, message, townships } = change
  const isTheirs = message !== null && (scope === null || townships.some((township) => scope.has(township)))
  if (isTheirs) return message
  const leftAfter = (at: number | undefined): boolean =>
    at !== undefined &&
    (at > cursor.position || (at === cursor.position && cursor.key !== null && change.key > cursor.key))
  const leftTheirs =
    scope === null
      ? goneAt > 0 && leftAfter(goneAt)
      : Object.entries(left).some(([township, at]) => scope.has(township) && leftAfter(at))
  return leftTheirs ? change.gone() : undefined
}
