import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { caseRoles } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import * as Check from "./domain/post/forms/PostChecks.ts"
import type * as Form from "./domain/post/forms/PostForms.ts"
import { type KnownPost, type Post, townshipOfPost } from "./domain/post/Post.ts"
import type { Conditions, PostCommand } from "./domain/post/PostCommands.ts"
import { type PostEvent, postEventCodec, type Sign } from "./domain/post/PostEvents.ts"
import { evolve, initialState } from "./domain/post/PostHistory.ts"
import type { PostRejection } from "./domain/post/PostRejections.ts"
import type { PersonFacts, UnitFacts } from "./domain/roster/Facts.ts"
import type { OrganisationDirectory } from "./OrganisationDirectory.ts"
import type { PeopleDirectory } from "./PeopleDirectory.ts"
import { postAggregate } from "./PostAggregate.ts"
import { makeDutyFacts } from "./useCases/DutyFacts.ts"
import { membersOf } from "./useCases/RosterSlots.ts"

/** What an order on a post may come to but an answer. */
export type PostFailure = OrderFailure<PostRejection>

type Act<F> = ActOn<F, PostRejection>

/** A post as it is read. */
export type PostRecord = FileRecord<Post, PostEvent>

/** Checkpoints, posted crews and patrols: one method for each use case. */
export class Posts extends Context.Tag("@jiaosuo/duties/Posts")<
  Posts,
  {
    /** Plans a post (D1, D2, D3). Its id follows from the command id. */
    readonly plan: (form: Form.PostPlanForm, order: Order) => Effect.Effect<Answer, PostFailure>
    readonly change: Act<Form.PostChangeForm>
    readonly cancel: Act<PlainForm>
    readonly begin: Act<Form.PostBeginForm>
    readonly end: Act<Form.PostEndForm>
    readonly driveLeg: Act<Form.LegForm>
    /** K14. The register of vehicles keeps the record in the vehicle's file. */
    readonly checkVehicle: Act<Form.VehicleCheckForm>
    /** A post in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Post, PostEvent, PostRejection>
  }
>() {}

/** X3: who works at posts, in their townships; who plans them is asked at the edge. */
export const postRoles = ["commander", "officer", "auxiliary"] as const

const make = Effect.gen(function* () {
  const { dutyRules } = yield* Reference
  const facts = yield* makeDutyFacts
  const aggregate = postAggregate(dutyRules)
  const ordering = yield* makeOrdering<PostCommand, PostEvent, Post, PostRejection>({
    name: "Posts",
    aggregate,
    mayChange: postRoles,
    isNew: ({ _tag }) => _tag === "PlanPost",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const { load, onVersionRead, ordered } = ordering
  const readFile = yield* makeFileReading<Post, PostEvent, PostRejection>({
    context: aggregate.context,
    kind: aggregate.kind,
    codec: postEventCodec,
    initialState,
    evolve,
    personsIn: () => [],
    townshipOf: townshipOfPost,
    mayRead: caseRoles,
    nothingIsOnFile: { _tag: "PostIsNotPlanned" }
  })

  interface Loaded {
    readonly people: ReadonlyArray<PersonFacts>
    readonly unit: UnitFacts
  }

  /** People and the unit of a post from its first day to its last. */
  const around = (unitId: string, from: string, until: string): Effect.Effect<Loaded, StoreIsUnavailable> => {
    const period = { from: dayInShanghai(from), until: dayInShanghai(until) }
    return Effect.all({ people: facts.people(period.from), unit: facts.unit(unitId, period) })
  }

  const known = (id: string): Effect.Effect<KnownPost | undefined, StoreIsUnavailable> =>
    Effect.map(load(id), (post) => (post?._tag === "Post" ? post : undefined))

  /** Weather, crew and signs of a form over those on file; where nothing is on file the decision says so. */
  const conditions = (
    id: string,
    form: Form.PostChangeForm,
    signs: ReadonlyArray<Sign> | null
  ): Effect.Effect<Conditions & Loaded, StoreIsUnavailable> =>
    Effect.gen(function* () {
      const post = yield* known(id)
      if (post === undefined) {
        const unit = { periods: [], surgePlans: [] }
        return { visibility: "good", members: [], signs: [], people: [], unit }
      }
      const { people, unit } = yield* around(post.unitId, post.from, post.until)
      return {
        visibility: form.visibility ?? post.visibility,
        members: form.members === undefined ? post.members : membersOf(form.members, people),
        signs: signs ?? post.signs,
        people,
        unit
      }
    })

  const plan = ordered("plan", Check.checkPostPlan, ({ checked, warnings }, form: Form.PostPlanForm) =>
    Effect.map(around(form.unitId, checked.from, checked.until), ({ people, unit }) => {
      const { kind, roadClass, visibility, unitId } = form
      const members = membersOf(form.members, people)
      return plain<PostCommand>({
        _tag: "PlanPost",
        kind,
        roadClass,
        visibility,
        unitId,
        ...checked,
        members,
        people,
        unit,
        warnings
      })
    })
  )

  return Posts.of({
    plan: (form, order) => plan(derivedId("post", order.context.commandId), form, order),

    change: (id, form, order) =>
      onVersionRead<Form.PostChangeForm>(() =>
        Effect.succeed(
          ordered("change", Check.checkPostChange, ({ checked, reason }, said) =>
            Effect.map(conditions(id, said, checked.signs), (now) =>
              plain<PostCommand>({ _tag: "ChangePost", ...now, reason })
            )
          )
        )
      )(id, form, order),

    cancel: ordered("cancel", checkPlain, ({ reason }) => plain({ _tag: "CancelPost", reason })),

    begin: (id, form, order) =>
      onVersionRead<Form.PostBeginForm>(() =>
        Effect.succeed(
          ordered("begin", Check.checkPostBegin, ({ checked, warnings, at }, said) =>
            Effect.map(conditions(id, said, checked.signs), (now) =>
              plain<PostCommand>({ _tag: "BeginPost", ...now, at, location: checked.location, warnings })
            )
          )
        )
      )(id, form, order),

    end: ordered("end", Check.checkPostEnd, ({ checked, at }) => plain({ _tag: "EndPost", at, ...checked })),

    driveLeg: ordered("driveLeg", Check.checkLeg, ({ checked, order }) =>
      plain({ _tag: "DriveLeg", legId: derivedId("leg", order.context.commandId), ...checked })
    ),

    checkVehicle: ordered("checkVehicle", Check.checkVehicle(dutyRules), ({ checked, warnings, at, order }) =>
      plain({
        _tag: "CheckVehicle",
        checkId: derivedId("check", order.context.commandId),
        at,
        ...checked,
        warnings
      })
    ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Posts.file"))
  })
})

/** Posts over the event store, beside the directories. */
export const layer: Layer.Layer<
  Posts,
  never,
  EventStore | PersonalRecords | Reference | OrganisationDirectory | PeopleDirectory
> = Layer.effect(Posts, make)
