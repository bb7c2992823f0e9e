import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import type { District } from "@jiaosuo/reference/Divisions"
import type { Organisation } from "./domain/organisation/Organisation.ts"
import type { OrganisationCommand } from "./domain/organisation/OrganisationCommands.ts"
import { wholeDistrictOnly } from "./domain/organisation/OrganisationDecider.ts"
import { type OrganisationEvent, organisationEventCodec } from "./domain/organisation/OrganisationEvents.ts"
import type { OrganisationRejection } from "./domain/organisation/OrganisationRejections.ts"
import { townshipOfEvent } from "./domain/organisation/TownshipOfEvent.ts"

/** The one stream of a district's organisation: `duties/organisation/<id>`. */
export const organisationIdOf = ({ code }: Pick<District, "code">): string => derivedId("organisation", code)

/** How the event store keeps the organisation: one aggregate, so that every rule between units is decided in one place. */
export const organisationAggregate: Aggregate<
  Scoped<OrganisationCommand>,
  OrganisationEvent,
  Organisation,
  OrganisationRejection
> = {
  context: "duties",
  kind: "organisation",
  decider: wholeDistrictOnly,
  codec: organisationEventCodec,
  township: townshipOfEvent,
  claims: () => [],
  claimIsHeld: () => ({ _tag: "OrganisationIsNotEstablished" })
}
