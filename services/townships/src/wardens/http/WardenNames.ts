import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { maskName } from "@jiaosuo/http/Masking"
import { Effect } from "effect"
import type { WardenRow } from "../WardenTable.ts"

/** A row of an export with the masked name of whoever it is about (X2); null where the person was erased. */
export interface Named<Item> {
  readonly item: Item
  readonly name: string | null
}

/**
 * Masked names of wardens for a list that leaves the product (X2), in the order given. Opens the sealed values of one
 * page at once and keeps none of them.
 */
export const maskedNames = (
  personal: typeof PersonalRecords.Service,
  wardens: ReadonlyArray<WardenRow>
): Effect.Effect<ReadonlyArray<string | null>, StoreIsUnavailable> =>
  Effect.map(personal.open(wardens.map(({ state }) => state.person)), (opened) =>
    opened.map((values) => (values === undefined ? null : maskName(values.name)))
  )
