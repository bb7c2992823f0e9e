import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import type { Organisation } from "../../src/domain/organisation/Organisation.ts"
import type { OrganisationCommand } from "../../src/domain/organisation/OrganisationCommands.ts"
import { organisationDecider } from "../../src/domain/organisation/OrganisationDecider.ts"
import type { OrganisationEvent } from "../../src/domain/organisation/OrganisationEvents.ts"
import type { FiveAttributes } from "../../src/domain/organisation/Units.ts"

/** A district with one force, nine stations in a row, each a neighbour of the next, and a second force. */

export const five: FiveAttributes = {
  establishment: "15",
  territorialService: "本镇",
  rank: "副科",
  pay: "二档",
  training: "区级"
}

export const station = (n: number): string => `s${n}`
export const townshipOf = (n: number): string => `37160310${n}`

/** A unit that nothing is wrong with. */
export const establish = (
  unit: Partial<Extract<OrganisationCommand, { readonly _tag: "EstablishUnit" }>>
): OrganisationCommand => ({
  _tag: "EstablishUnit",
  unitId: "unit",
  kind: "station",
  name: unit.unitId ?? "unit",
  code: null,
  townships: [],
  villages: [],
  parent: "force",
  location: null,
  attributes: null,
  functions: [],
  from: "2010-01-01",
  reason: null,
  warnings: [],
  ...unit
})

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What makes the district. */
export const founding: ReadonlyArray<OrganisationCommand> = [
  establish({ unitId: "force", kind: "command", parent: null, name: "区公安局" }),
  establish({ unitId: "port", kind: "command", parent: null, name: "港航公安" }),
  ...numbers.map((n) =>
    establish({
      unitId: station(n),
      name: `第${n}派出所`,
      townships: [townshipOf(n)],
      attributes: five,
      functions: n <= 4 ? ["traffic", "crime-strike"] : ["traffic"]
    })
  ),
  establish({ unitId: "quay", parent: "port", name: "码头派出所", townships: [townshipOf(1)] }),
  {
    _tag: "SetNeighbours",
    pairs: [
      ...numbers.slice(1).map((n) => [station(n - 1), station(n)] as const),
      ["quay", station(1)] as const
    ],
    reason: null
  }
]

/** Gives commands one after the other; those that are refused change nothing. */
export const run = (
  commands: ReadonlyArray<OrganisationCommand>,
  from: Organisation = organisationDecider.initialState
): { readonly events: ReadonlyArray<OrganisationEvent>; readonly state: Organisation } => {
  const events: Array<OrganisationEvent> = []
  let state = from
  for (const command of commands) {
    const decision = organisationDecider.decide(command, state)
    if (Either.isLeft(decision)) continue
    events.push(...decision.right)
    state = fold(organisationDecider, decision.right, state)
  }
  return { events, state }
}

/** The district as it was founded. */
export const founded: Organisation = run(founding).state

/** The reason why not, or the events. */
export const outcome = (command: OrganisationCommand, state: Organisation = founded) =>
  Either.merge(organisationDecider.decide(command, state))

export const formZone = (
  members: ReadonlyArray<number>,
  more: Partial<Extract<OrganisationCommand, { readonly _tag: "FormZone" }>> = {}
): OrganisationCommand => ({
  _tag: "FormZone",
  zoneId: "zone",
  name: "协作区",
  members: members.map(station),
  centre: station(members[0] ?? 0),
  from: "2017-01-01",
  reason: null,
  ...more
})
