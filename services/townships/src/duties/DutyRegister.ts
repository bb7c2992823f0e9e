import {
  context as duties,
  type OrganisationEvent,
  organisationEventCodec,
  type PersonEvent,
  type PostEvent,
  personEventCodec,
  postEventCodec,
  type RosterEvent,
  rosterEventCodec
} from "@jiaosuo/duties/events"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import { defineProjection } from "@jiaosuo/projection/Projection"
import { Either } from "effect"
import { foldOrganisation, foldPerson, foldPost, foldRoster, slotsTouched } from "./DutyFold.ts"
import { dutyRegister } from "./DutyReader.ts"
import { organisationTable, personTable, postTable, rosterTable, slotTable } from "./DutyTable.ts"

/** Raised by hand when the tables or the folds of this model change. */
const shape = "1"

/** An event with the kind of its stream: some types have one name in two of them. */
type DutyEvent =
  | { readonly of: "organisation"; readonly event: OrganisationEvent }
  | { readonly of: "person"; readonly event: PersonEvent }
  | { readonly of: "roster"; readonly event: RosterEvent }
  | { readonly of: "post"; readonly event: PostEvent }

/** Whatever stands in these streams must be read; what is not understood is set aside, never skipped. */
const decode = (recorded: RecordedEvent): Either.Either<DutyEvent | undefined, UnreadableEvent> => {
  switch (recorded.stream.split("/")[1]) {
    case "organisation":
      return Either.map(organisationEventCodec.decode(recorded), (event) => ({ of: "organisation", event }))
    case "person":
      return Either.map(personEventCodec.decode(recorded), (event) => ({ of: "person", event }))
    case "roster":
      return Either.map(rosterEventCodec.decode(recorded), (event) => ({ of: "roster", event }))
    case "post":
      return Either.map(postEventCodec.decode(recorded), (event) => ({ of: "post", event }))
    default:
      return Either.right(undefined)
  }
}

/**
 * The read model `duty_register`: rosters and their duties, people with absences and rest, posts, and the organisation
 * with all its days. Rules and the working-day calendar are asked when it is read: nothing computed by them is stored,
 * so it is not built anew when they change.
 */
export const dutyRegisterProjection = defineProjection({
  name: dutyRegister,
  version: shape,
  contexts: [duties],
  tables: {
    roster: rosterTable,
    slot: slotTable,
    person: personTable,
    post: postTable,
    organisation: organisationTable
  },
  decode,
  touches: ({ of, event }: DutyEvent, { stream }) => {
    const id = idOf(stream)
    return of === "roster" ? { roster: [id], slot: slotsTouched(event) } : { [of]: [id] }
  },
  fold: (happened, recorded, rows) => {
    switch (happened.of) {
      case "organisation":
        return foldOrganisation(happened.event, recorded, rows.organisation)
      case "person":
        return foldPerson(happened.event, recorded, rows.person)
      case "post":
        return foldPost(happened.event, recorded, rows.post)
      case "roster":
        return foldRoster(happened.event, recorded, rows.roster, rows.slot)
    }
  }
})
