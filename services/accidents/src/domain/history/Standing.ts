import type { AccidentFile, Standing } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { withOne } from "./Lists.ts"

type StandingEvent = EventOf<
  | "AccidentWasAccepted"
  | "AccidentWasRefused"
  | "AccidentWasHandedOver"
  | "AccidentWasWithdrawn"
  | "AccidentWasClosed"
  | "AccidentWasReopened"
  | "AccidentWasMerged"
  | "MergeWasUndone"
  | "DuplicateWasRuledOut"
  | "DuplicateWasTakenIn"
  | "DuplicateWasGivenBack"
>

/** Where the file stands as a whole. A step that does not start where the file stands leaves it. */
export const afterStanding = (file: AccidentFile, event: StandingEvent): AccidentFile => {
  const { standing } = file
  switch (event._tag) {
    case "AccidentWasAccepted":
      return standing._tag === "Reported" || standing._tag === "Refused"
        ? {
            ...file,
            standing: { _tag: "Accepted" },
            acceptedAt: event.acceptedAt,
            jurisdiction: { ...file.jurisdiction, authority: event.authority }
          }
        : file
    case "AccidentWasRefused":
      return standing._tag === "Reported"
        ? {
            ...file,
            standing: { _tag: "Refused", ground: event.ground },
            refusedAt: file.refusedAt ?? event.refusedAt ?? null
          }
        : file
    case "AccidentWasHandedOver":
      return handedOver(file, event)
    case "AccidentWasWithdrawn":
      return standing._tag === "Withdrawn"
        ? file
        : { ...file, standing: { _tag: "Withdrawn", ground: event.ground, before: standing } }
    case "AccidentWasClosed": {
      const { closedOn, archiveNumber } = event
      return standing._tag === "Accepted"
        ? { ...file, standing: { _tag: "Closed", closedOn, archiveNumber } }
        : file
    }
    case "AccidentWasReopened":
      if (standing._tag === "Withdrawn") return { ...file, standing: standing.before }
      return standing._tag === "Closed" ? { ...file, standing: { _tag: "Accepted" } } : file
    case "AccidentWasMerged":
      return standing._tag === "Merged"
        ? file
        : { ...file, standing: { _tag: "Merged", into: event.into, slot: event.slot ?? 0, before: standing } }
    case "MergeWasUndone":
      return standing._tag === "Merged" ? { ...file, standing: standing.before } : file
    case "DuplicateWasRuledOut":
      return { ...file, ruledOut: withOne(file.ruledOut, event.other, (other) => other === event.other) }
    case "DuplicateWasTakenIn":
      return { ...file, takenIn: withOne(file.takenIn, event.from, (from) => from === event.from) }
    case "DuplicateWasGivenBack":
      return { ...file, takenIn: file.takenIn.filter((from) => from !== event.from) }
  }
}

/**
 * A24: the clocks of jurisdiction begin at the receipt. A body outside takes the file away, or gives it back. Whoever
 * receives it says who handles it: those of the giver answer for no clock and sign no paper any more.
 */
const handedOver = (file: AccidentFile, event: EventOf<"AccidentWasHandedOver">): AccidentFile => {
  const { authority, township, receivedAt, ground } = event
  const jurisdiction = {
    authority,
    township: township ?? file.jurisdiction.township,
    since: receivedAt,
    ground
  }
  switch (file.standing._tag) {
    case "Reported":
    case "Accepted":
    case "HandedOver": {
      const here: Standing = file.acceptedAt === null ? { _tag: "Reported" } : { _tag: "Accepted" }
      return {
        ...file,
        standing: township === null ? { _tag: "HandedOver", authority } : here,
        jurisdiction,
        lead: null,
        otherHandlers: []
      }
    }
    case "Refused":
    case "Closed":
    case "Withdrawn":
    case "Merged":
    case "Historical":
      return file
  }
}
