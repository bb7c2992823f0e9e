import type { RecordEvent, RecordEventOf } from "./RecordEvents.ts"
import type { KnownRecord, WorkRecord } from "./WorkRecord.ts"

/** Nothing has happened yet. */
export const initialRecord: WorkRecord = { _tag: "Unknown" }

/** The record after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveRecord = (record: WorkRecord, event: RecordEvent): WorkRecord => {
  if (record._tag === "Unknown") {
    return event._tag === "RecordWasMade" ? { ...contentOf(event), by: event.by, withdrawnAt: null } : record
  }
  switch (event._tag) {
    case "RecordWasMade":
      return record
    case "RecordWasCorrected":
      return { ...record, ...contentOf(event) }
    case "RecordWasWithdrawn":
      return { ...record, withdrawnAt: event.at }
  }
}

const contentOf = (
  event: RecordEventOf<"RecordWasMade"> | RecordEventOf<"RecordWasCorrected">
): Omit<KnownRecord, "by" | "withdrawnAt"> => {
  const { work, township, village, placeId, wardenId, location, road, note, at } = event
  return {
    _tag: "Record",
    work,
    township,
    village,
    placeId,
    wardenId,
    location,
    road,
    note,
    happenedAt: at
  }
}
