import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { type CommandContext, type Instant, idOf } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import { permissions, readingRoles } from "./domain/Permissions.ts"
import * as Check from "./domain/team/forms/TeamChecks.ts"
import type * as Form from "./domain/team/forms/TeamForms.ts"
import { type KnownTeam, type Team, townshipOfTeam } from "./domain/team/Team.ts"
import type { TeamCommand } from "./domain/team/TeamCommands.ts"
import { type TeamEvent, teamEventCodec } from "./domain/team/TeamEvents.ts"
import { evolveTeam, initialTeam } from "./domain/team/TeamHistory.ts"
import type { TeamRejection } from "./domain/team/TeamRejections.ts"
import type { Acted } from "./domain/WithinPermission.ts"
import { membership, teamAggregate } from "./TeamAggregate.ts"
import { TeamDirectory } from "./TeamDirectory.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a team may come to but an answer. */
export type TeamFailure = OrderFailure<TeamRejection>

type Act<F> = ActOn<F, TeamRejection>

/** A team's file as it is read. */
export type TeamRecord = FileRecord<Team, TeamEvent>

/** Teams of volunteers: one method for each use case (row 45). */
export class Teams extends Context.Tag("@jiaosuo/wardens/Teams")<
  Teams,
  {
    /** Forms a team. Its id follows from the command id. */
    readonly form: (form: Form.TeamForm, order: Order) => Effect.Effect<Answer, TeamFailure>
    readonly change: Act<Form.TeamChangeForm>
    readonly join: Act<Form.JoiningForm>
    readonly leave: Act<Form.TeamLeavingForm>
    /** A second captain at once is refused; the vote is kept. */
    readonly electCaptain: Act<Form.ElectionForm>
    readonly endCaptaincy: Act<PlainForm>
    readonly disband: Act<PlainForm>
    /**
     * Takes somebody out of the team that they are in, if there is one. Comes from a reaction, not from people: the
     * context's command id follows from what happened to them.
     */
    readonly leaveBecauseGone: (
      wardenId: string,
      at: Instant,
      context: CommandContext
    ) => Effect.Effect<void, TeamFailure>
    /** All teams in the reader's scope (X3) by id, disbanded ones too. */
    readonly inScope: (reader: Principal) => Effect.Effect<ReadonlyMap<string, KnownTeam>, StoreIsUnavailable>
    /** A team in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Team, TeamEvent, TeamRejection>
  }
>() {}

/** What becomes of a warden is so in the whole district. */
const theWardens: Principal = {
  account: "wardens",
  name: "wardens",
  role: "commander",
  townships: null,
  station: null,
  qualification: "none"
}

const make = Effect.gen(function* () {
  const store = yield* EventStore
  const directory = yield* TeamDirectory
  const wardens = yield* WardenDirectory
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<TeamCommand>, TeamEvent, Team, TeamRejection>({
    name: "Teams",
    aggregate: teamAggregate,
    mayChange: permissions["team.change"],
    isNew: ({ command }) => command._tag === "FormTeam",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<Team, TeamEvent, TeamRejection>({
    context: teamAggregate.context,
    kind: teamAggregate.kind,
    codec: teamEventCodec,
    initialState: initialTeam,
    evolve: evolveTeam,
    personsIn: () => [],
    townshipOf: townshipOfTeam,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "TeamIsNotOnFile" }
  })

  const form = ordered("team.form", Check.checkTeam, ({ checked, at, reason }) =>
    plain({ _tag: "FormTeam", ...checked, at, reason })
  )

  return Teams.of({
    form: (team, order) => form(derivedId("team", order.context.commandId), team, order),

    change: ordered("team.change", Check.checkTeamChange, ({ checked, at, reason }) =>
      plain({ _tag: "ChangeTeam", ...checked, at, reason })
    ),

    join: ordered("team.join", checkPlain<Form.JoiningForm>, ({ at, reason }, { wardenId, as }) =>
      Effect.map(wardens.warden(wardenId), (warden) => {
        const joiner =
          warden === undefined
            ? null
            : { state: warden.state, roles: warden.roles, township: warden.township }
        return plain({ _tag: "JoinTeam", wardenId, as, joiner, at, reason } as const)
      })
    ),

    leave: ordered("team.leave", checkPlain<Form.TeamLeavingForm>, ({ at, reason }, { wardenId }) =>
      plain({ _tag: "LeaveTeam", wardenId, at, reason })
    ),

    electCaptain: ordered("team.elect-captain", Check.checkElection, ({ checked, at, reason, warnings }) =>
      plain({ _tag: "ElectCaptain", ...checked, at, reason, warnings })
    ),

    endCaptaincy: ordered("team.end-captaincy", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "EndCaptaincy", at, reason })
    ),

    disband: ordered("team.disband", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "DisbandTeam", at, reason })
    ),

    leaveBecauseGone: (wardenId, at, context) =>
      Effect.gen(function* () {
        const [stream] = yield* store.holders([membership(wardenId)])
        if (stream === undefined) return
        const by = yield* acting(theWardens)
        const command = { _tag: "LeaveTeam", wardenId, at, reason: null } as const
        yield* ordering.give(
          idOf(stream),
          plain({ verb: "team.leave", by, command }),
          { principal: theWardens, context },
          at,
          { verb: "leaveBecauseGone", wardenId }
        )
      }).pipe(Effect.withSpan("Teams.leaveBecauseGone")),

    inScope: (reader) =>
      Effect.map(
        directory.teams,
        (teams) => new Map([...teams].filter(([, { station }]) => inScope(reader, station)))
      ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Teams.file"))
  })
})

/** Teams over the event store, beside the directories. */
export const layer: Layer.Layer<
  Teams,
  never,
  EventStore | PersonalRecords | Reference | TeamDirectory | WardenDirectory
> = Layer.effect(Teams, make)
