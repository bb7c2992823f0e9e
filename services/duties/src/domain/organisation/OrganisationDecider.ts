import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import { type Decision, refused } from "./decisions/Decision.ts"
import * as Units from "./decisions/Units.ts"
import * as Work from "./decisions/Work.ts"
import * as Zones from "./decisions/Zones.ts"
import type { Organisation } from "./Organisation.ts"
import type { OrganisationCommand } from "./OrganisationCommands.ts"
import type { OrganisationEvent } from "./OrganisationEvents.ts"
import { evolveOrganisation, initialState } from "./OrganisationHistory.ts"
import type { OrganisationRejection } from "./OrganisationRejections.ts"

const decide = (command: OrganisationCommand, state: Organisation): Decision => {
  switch (command._tag) {
    case "EstablishUnit":
      return Units.establish(command, state)
    case "RenameUnit":
      return Units.rename(command, state)
    case "MoveUnit":
      return Units.move(command, state)
    case "SetUnitArea":
      return Units.setArea(command, state)
    case "LocateUnit":
      return Units.locate(command, state)
    case "ClassifyStation":
      return Units.classify(command, state)
    case "MergeStations":
      return Units.merge(command, state)
    case "ShareSite":
      return Units.shareSite(command, state)
    case "EndSiteSharing":
      return Units.endSiteSharing(command, state)
    case "DissolveUnit":
      return Units.dissolve(command, state)
    case "SetNeighbours":
      return Units.setNeighbours(command, state)
    case "UnsetNeighbours":
      return Units.unsetNeighbours(command, state)
    case "SetLeader":
      return Units.setLeader(command, state)
    case "FormZone":
      return Zones.form(command, state)
    case "ChangeZone":
      return Zones.change(command, state)
    case "DissolveZone":
      return Zones.dissolveZone(command, state)
    case "SetZoneHead":
      return Zones.setHead(command, state)
    case "SetTrafficMode":
      return Work.setTrafficMode(command, state)
    case "AgreeMutualAid":
      return Work.agreeMutualAid(command, state)
    case "EndMutualAid":
      return Work.endMutualAid(command, state)
    case "SetSurgePlan":
      return Work.setSurgePlan(command, state)
    case "CancelSurgePlan":
      return Work.cancelSurgePlan(command, state)
    case "GiveFunction":
      return Work.giveFunction(command, state)
    case "TakeFunction":
      return Work.takeFunction(command, state)
    case "RecordIndicators":
      return Work.recordIndicators(command, state)
    case "AssignTarget":
      return Work.assignTarget(command, state)
    case "WithdrawTarget":
      return Work.withdrawTarget(command, state)
  }
}

/** The rules of a district's organisation. */
export const organisationDecider: Decider<
  OrganisationCommand,
  OrganisationEvent,
  Organisation,
  OrganisationRejection
> = { initialState, evolve: evolveOrganisation, decide }

/** X3: the organisation is the whole district's; whoever stands for townships only changes none of it. */
export const wholeDistrictOnly: Decider<
  Scoped<OrganisationCommand>,
  OrganisationEvent,
  Organisation,
  OrganisationRejection
> = {
  initialState,
  evolve: evolveOrganisation,
  decide: ({ command, townships }, state) =>
    townships === null ? decide(command, state) : refused({ _tag: "OnlyTheDistrictMayDoThis" })
}
