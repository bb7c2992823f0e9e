import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Layer } from "effect"
import type { KnownTeam } from "./domain/team/Team.ts"
import { teamEventCodec } from "./domain/team/TeamEvents.ts"
import { evolveTeam, initialTeam } from "./domain/team/TeamHistory.ts"

/** Every team of volunteers, folded in memory: some dozens. */
export class TeamDirectory extends Context.Tag("@jiaosuo/wardens/TeamDirectory")<
  TeamDirectory,
  {
    /** All of them by id, disbanded ones too, as of the end of the log. */
    readonly teams: Effect.Effect<ReadonlyMap<string, KnownTeam>, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams({
    context: "wardens",
    kind: "team",
    codec: teamEventCodec,
    initialState: initialTeam,
    evolve: evolveTeam,
    known: (team) => (team._tag === "Team" ? team : undefined),
    span: "TeamDirectory.teams"
  }),
  (teams) => TeamDirectory.of({ teams })
)

/** Over the event store. */
export const layer: Layer.Layer<TeamDirectory, never, EventStore> = Layer.effect(TeamDirectory, make)
