import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { KnownUnit } from "../unit/MobileUnit.ts"

/** What may be asked of a unit's month. */

interface Entry {
  readonly unitId: string
  /** The unit as the directory has it; null where there is none of this id. */
  readonly unit: KnownUnit | null
  readonly entryId: string
  readonly by: string
  readonly at: Instant
  readonly reason: string | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface VisitVillageGroups extends Entry {
  readonly _tag: "VisitVillageGroups"
  readonly groupIds: ReadonlyArray<string>
  /** Accounts; none where the giver was there alone. */
  readonly members: ReadonlyArray<string>
  readonly note: string | null
}

export interface RecordRoomTime extends Entry {
  readonly _tag: "RecordRoomTime"
  readonly account: string
  readonly from: Instant
  readonly until: Instant
}

export interface WithdrawEntry {
  readonly _tag: "WithdrawEntry"
  readonly entryId: string
  /** Whoever may withdraw only what they filed themselves; null for a station. */
  readonly onlyOf: string | null
  readonly at: Instant
  readonly reason: string | null
}

export type MonthCommand = VisitVillageGroups | RecordRoomTime | WithdrawEntry
