import type { RecordedEvent } from "@jiaosuo/kernel/Event"

/** What a fold throws, so that the runner sets the event aside, where the rows do not stand before it. */

/** Throws where an event is not newer than its row: one that was set aside leaves a gap not to be filled out of order. */
export const inOrder = (recorded: RecordedEvent, before: { readonly version: number } | undefined): void => {
  if (before !== undefined && recorded.version <= before.version) {
    throw new Error(
      `version ${recorded.version} of ${recorded.stream} came after version ${before.version}: rebuild the model`
    )
  }
}

/** What an event follows was set aside. */
export const noRow = (recorded: RecordedEvent): Error =>
  new Error(`${recorded.stream} has no row for it: what it follows was not applied`)

/** One spelling for every instant: as texts they then sort like the instants they stand for. */
export const inUtc = (instant: string): string => new Date(instant).toISOString()
