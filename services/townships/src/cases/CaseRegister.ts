import {
  type CaseEvent,
  caseEventCodec,
  context as cases,
  type GroupEvent,
  groupEventCodec
} from "@jiaosuo/cases/events"
import {
  context as duties,
  evolveOrganisation,
  initialOrganisation,
  type OrganisationEvent,
  organisationEventCodec,
  type RosterEvent,
  rosterEventCodec
} from "@jiaosuo/duties/events"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import { defineProjection } from "@jiaosuo/projection/Projection"
import { versionOf } from "@jiaosuo/reference/TableVersion"
import { Either } from "effect"
import { type CaseContext, foldCaseIn } from "./CaseFold.ts"
import { caseRegister } from "./CaseReader.ts"
import { caseStateTable, caseTable } from "./CaseTable.ts"
import { foldGroupsOfCase, foldRoster, groupsMovedBy, groupsPlannedBy } from "./GroupFold.ts"
import { groupTable, organisationTable, rosterTable } from "./GroupTables.ts"

/** Raised by hand when the tables or the folds of this model change. */
const shape = 2

type Read =
  | { readonly of: "case"; readonly event: CaseEvent }
  | { readonly of: "group"; readonly event: GroupEvent }
  | { readonly of: "roster"; readonly event: RosterEvent }
  | { readonly of: "organisation"; readonly event: OrganisationEvent }

/** Whatever stands in these streams must be read; what is not understood is set aside, never skipped. */
const decode = (recorded: RecordedEvent): Either.Either<Read | undefined, UnreadableEvent> => {
  const { stream } = recorded
  if (stream.startsWith("cases/case/")) {
    return Either.map(caseEventCodec.decode(recorded), (event) => ({ of: "case", event }))
  }
  if (stream.startsWith("cases/group/")) {
    return Either.map(groupEventCodec.decode(recorded), (event) => ({ of: "group", event }))
  }
  if (stream.startsWith("duties/roster/")) {
    return Either.map(rosterEventCodec.decode(recorded), (event) => ({ of: "roster", event }))
  }
  if (stream.startsWith("duties/organisation/")) {
    return Either.map(organisationEventCodec.decode(recorded), (event) => ({ of: "organisation", event }))
  }
  return Either.right(undefined)
}

/**
 * The read model `case_register`: all cases with their clocks and times, the response groups of all rosters with what
 * they are at, and the organisation that names their units. The rule tables of cases and the divisions are part of its
 * version: when one of them changes, it is built anew beside the live one.
 */
export const caseRegisterIn = (context: CaseContext) => {
  const fold = foldCaseIn(context)
  const { caseRules, district } = context
  const villages = versionOf(district.villages.map(({ code, name }) => [code, name]))
  return defineProjection({
    name: caseRegister,
    version: [shape, caseRules.version, villages.slice(0, 8)].join("_"),
    contexts: [cases, duties],
    tables: {
      case: caseTable,
      state: caseStateTable,
      group: groupTable,
      roster: rosterTable,
      organisation: organisationTable
    },
    decode,
    touches: ({ event, of }: Read, { stream }) => {
      const id = idOf(stream)
      switch (of) {
        case "case":
          return { case: [id], state: [id], group: groupsMovedBy(event) }
        case "group":
          return { group: [id] }
        case "roster":
          return { roster: [id], group: groupsPlannedBy(event) }
        case "organisation":
          return { organisation: [id] }
      }
    },
    fold: ({ event, of }, recorded, rows) => {
      const { position } = recorded
      const id = idOf(recorded.stream)
      switch (of) {
        case "case": {
          const known = rows.case.get(id)
          const state = rows.state.get(id)
          const next = fold(
            event,
            recorded,
            known === undefined || state === undefined ? undefined : { case: known, state }
          )
          rows.case.set(next.case)
          rows.state.set(next.state)
          foldGroupsOfCase(event, id, position, rows.group)
          return
        }
        case "group": {
          const known = rows.group.get(id)
          const { latitude, longitude } = event.location
          // A group that no roster here has is not known to be anywhere.
          if (known !== undefined) {
            rows.group.set({ ...known, position, latitude, longitude, seen_at: event.at })
          }
          return
        }
        case "roster":
          foldRoster(event, id, position, rows)
          return
        case "organisation":
          rows.organisation.set({
            organisation_id: id,
            position,
            state: evolveOrganisation(rows.organisation.get(id)?.state ?? initialOrganisation, event)
          })
      }
    }
  })
}
