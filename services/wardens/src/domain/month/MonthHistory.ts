import type { MonthEvent } from "./MonthEvents.ts"
import type { KnownMonth, UnitMonth } from "./UnitMonth.ts"

/** Nothing has happened yet. */
export const initialMonth: UnitMonth = { _tag: "Unknown" }

/** The month after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveMonth = (month: UnitMonth, event: MonthEvent): UnitMonth => {
  switch (event._tag) {
    case "VillageGroupsWereVisited": {
      const { entryId, groupIds, members, by, at } = event
      const known = begun(month, event)
      return { ...known, visits: [...known.visits, { entryId, groupIds, members, by, at }] }
    }
    case "RoomTimeWasRecorded": {
      const { entryId, account, day, from, until, by } = event
      const known = begun(month, event)
      return { ...known, roomTimes: [...known.roomTimes, { entryId, account, day, from, until, by }] }
    }
    case "UnitEntryWasWithdrawn": {
      if (month._tag === "Unknown") return month
      const stands = ({ entryId }: { readonly entryId: string }): boolean => entryId !== event.entryId
      return {
        ...month,
        visits: month.visits.filter(stands),
        roomTimes: month.roomTimes.filter(stands)
      }
    }
  }
}

/** The first entry of a month begins it. */
const begun = (
  month: UnitMonth,
  { unitId, township, month: named }: Pick<KnownMonth, "unitId" | "township" | "month">
): KnownMonth =>
  month._tag === "Month"
    ? month
    : { _tag: "Month", unitId, township, month: named, visits: [], roomTimes: [] }
