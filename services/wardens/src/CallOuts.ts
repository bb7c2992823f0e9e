import type { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type CommandContext, type Instant, idOf } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain, type Filed } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import type { PersonReference } from "@jiaosuo/orders/domain/Persons"
import { type FileRecord, makeFileReading } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import { callOutAggregate } from "./CallOutAggregate.ts"
import { CallOutDirectory } from "./CallOutDirectory.ts"
import { makeCandidates } from "./Candidates.ts"
import { CellsOfVillages } from "./CellsOfVillages.ts"
import { type CallOut, type KnownCallOut, townshipOfCallOut } from "./domain/callout/CallOut.ts"
import { claimOn } from "./domain/callout/CallOutClaims.ts"
import type { CallOutCommand, Speaker } from "./domain/callout/CallOutCommands.ts"
import { type CallOutEvent, callOutEventCodec, type PartyKind } from "./domain/callout/CallOutEvents.ts"
import { evolve, initialState } from "./domain/callout/CallOutHistory.ts"
import type { CallOutRejection } from "./domain/callout/CallOutRejections.ts"
import * as Check from "./domain/callout/forms/CallOutChecks.ts"
import type * as Form from "./domain/callout/forms/CallOutForms.ts"
import { type Question, type Search, whoCanGo } from "./domain/callout/WhoCanGo.ts"
import { permissions, readingRoles, wardenRoles } from "./domain/Permissions.ts"
import type { Acted, Actor } from "./domain/WithinPermission.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a call-out may come to but an answer. */
export type CallOutFailure = OrderFailure<CallOutRejection>

type Act<F> = ActOn<F, CallOutRejection>
type Told = Effect.Effect<Answer, CallOutFailure>

/** A call-out's file as it is read, with who its parties are as of now. */
export interface CallOutRecord extends FileRecord<CallOut, CallOutEvent> {
  /** Volunteers by the id of their file. */
  readonly volunteers: ReadonlyMap<string, PersonReference>
  /** Names of cells by their id. */
  readonly cells: ReadonlyMap<string, string>
}

/** What a 110 case says when it calls volunteers out (row 46). */
export interface CallOutOfCase extends Check.CheckedCallOut {
  readonly callOutId: string
  readonly caseId: string
  readonly at: Instant
}

/** Who is asked for, and whether only cells, or only single volunteers; null: both. */
export interface AskedWho extends Omit<Question, "at"> {
  readonly kind: PartyKind | null
}

/** Who was found, with the names of cells by their id. */
export interface WhoCouldGo extends Search {
  readonly cells: ReadonlyMap<string, string>
}

/** Call-outs of volunteers and response cells: one method for each use case (rows 23, 45, 46). */
export class CallOuts extends Context.Tag("@jiaosuo/wardens/CallOuts")<
  CallOuts,
  {
    /** Opens a call-out, and asks the nearest who can go. Its id follows from the command id. */
    readonly open: (form: Form.CallOutForm, order: Order) => Told
    /** The same for a case. Comes from a reaction, not from people: the command id follows from the event. */
    readonly openForCase: (said: CallOutOfCase, context: CommandContext) => Told
    readonly accept: Act<Form.CallOutPartyForm>
    readonly decline: Act<Form.CallOutPartyForm>
    readonly arrive: Act<Form.CallOutPartyForm>
    readonly finish: Act<Form.CallOutFinishForm>
    readonly stop: Act<PlainForm>
    /** Whoever is further away is asked, before the time is over. */
    readonly askNext: Act<PlainForm>
    /** The same by the clock, where it is due. `after`: how many rings had been asked. Harmless where it is said twice. */
    readonly askNextIfDue: (id: string, after: number, now: Instant) => Told
    /** What a cell does, as another context says. Comes from a reaction. */
    readonly ofCell: (id: string, command: CallOutCommand, at: Instant, context: CommandContext) => Told
    /** Whoever rests or has left does not come to what they were asked to. Comes from a reaction; harmless twice. */
    readonly declineBecauseAway: (
      wardenId: string,
      at: Instant,
      context: CommandContext
    ) => Effect.Effect<void, CallOutFailure>
    /** Who would be asked for a need, and who is near besides, as things stand; nobody is asked. */
    readonly whoCouldGo: (asked: AskedWho) => Effect.Effect<WhoCouldGo, StoreIsUnavailable>
    /** All call-outs in the reader's scope (X3) by id, and those in which they are asked, wherever they are. */
    readonly inScope: (
      reader: Principal
    ) => Effect.Effect<ReadonlyMap<string, KnownCallOut>, StoreIsUnavailable>
    /** A call-out in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: (
      id: string,
      reader: Principal,
      asOf: Instant | null
    ) => Effect.Effect<CallOutRecord, Rejected<CallOutRejection> | StoreIsUnavailable>
  }
>() {}

/** Accounts of those who are or were asked: wherever they are, they see what for. */
const accountsAsked = (callOut: CallOut): ReadonlyArray<string> =>
  callOut._tag === "Unknown" ? [] : callOut.parties.flatMap(({ account }) => account ?? [])

/** Reactions and the clock speak for the whole district. */
const theWatch: Principal = {
  account: "system",
  name: "system",
  role: "dispatcher",
  townships: null,
  station: null,
  qualification: "none"
}
const byTheWatch: Actor = { account: theWatch.account, role: theWatch.role, warden: null }

/** How often people are looked for again where another call-out was quicker to ask one of them. */
const lostRaces = 24

const isLostRace = (failure: CallOutFailure): boolean =>
  failure._tag === "Rejected" && failure.rejection._tag === "PartyIsOnAnotherCallOut"

const make = Effect.gen(function* () {
  const { dutyRules, wardenRules } = yield* Reference
  const store = yield* EventStore
  const directory = yield* CallOutDirectory
  const wardens = yield* WardenDirectory
  const villages = yield* CellsOfVillages
  const personal = yield* PersonalRecords
  const candidatesAt = yield* makeCandidates
  const acting = yield* makeActing
  const aggregate = callOutAggregate(wardenRules)
  const ordering = yield* makeOrdering<Acted<CallOutCommand>, CallOutEvent, CallOut, CallOutRejection>({
    name: "CallOuts",
    aggregate,
    mayChange: permissions["callout.accept"],
    isNew: ({ command }) => command._tag === "OpenCallOut",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<CallOut, CallOutEvent, CallOutRejection>({
    context: aggregate.context,
    kind: aggregate.kind,
    codec: callOutEventCodec,
    initialState,
    evolve,
    personsIn: () => [],
    townshipOf: townshipOfCallOut,
    openByName: accountsAsked,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "CallOutIsNotOpened" }
  })

  const nowAt = Effect.map(Clock.currentTimeMillis, (now) => new Date(now).toISOString())

  /** Who can be asked now; looked for again, with whoever was lost left out, where another call-out was quicker. */
  const lookedForAgain = <A>(order: Effect.Effect<A, CallOutFailure>): Effect.Effect<A, CallOutFailure> =>
    Effect.retry(order, { times: lostRaces, while: isLostRace })

  const open = ordered("callout.open", Check.checkCallOut({ dutyRules, wardenRules }), ({ checked, at }) =>
    Effect.gen(function* () {
      const now = yield* nowAt
      const candidates = yield* candidatesAt(now)
      return plain<CallOutCommand>({ _tag: "OpenCallOut", caseId: null, ...checked, candidates, at, now })
    })
  )

  /** Whoever was asked answers from wherever they are: that they speak for themselves is asked in the decision (X3). */
  const byName =
    <F extends Filed>(act: Act<F>): Act<F> =>
    (id, form, order) =>
      act(
        id,
        form,
        wardenRoles.has(order.principal.role)
          ? { ...order, principal: { ...order.principal, townships: null } }
          : order
      )

  /** A desk speaks for somebody as they serve when it does. */
  const speakerOf = (
    { warden }: Actor,
    partyId: string | null
  ): Effect.Effect<Speaker, StoreIsUnavailable> =>
    warden === null
      ? Effect.map(wardens.everybody, ({ byId }) => ({
          _tag: "Desk",
          state: (partyId === null ? undefined : byId.get(partyId)?.state) ?? null
        }))
      : Effect.succeed({ _tag: "Volunteer", wardenId: warden.wardenId })

  const partyOf = ({ warden }: Actor, { partyId }: Form.CallOutPartyForm): string =>
    partyId?.trim().toLowerCase() || (warden?.wardenId ?? "")

  const answering = (verb: "callout.accept" | "callout.decline", answer: "comes" | "cannot") =>
    byName<Form.CallOutPartyForm>(
      ordered(verb, checkPlain<Form.CallOutPartyForm>, ({ by, at }, form) => {
        const partyId = partyOf(by, form)
        return Effect.map(speakerOf(by, partyId), (speaker) =>
          plain({ _tag: "AnswerCall", partyId, answer, by: speaker, at })
        )
      })
    )

  const give = (
    id: string,
    verb: "callout.open" | "callout.ask-next" | "callout.accept" | "callout.decline",
    command: CallOutCommand,
    at: Instant,
    context: CommandContext,
    content: unknown
  ) =>
    ordering.give(id, plain({ verb, by: byTheWatch, command }), { principal: theWatch, context }, at, content)

  return CallOuts.of({
    open: (form, order) =>
      lookedForAgain(open(derivedId("volunteer call-out", order.context.commandId), form, order)),

    openForCase: ({ callOutId, ...said }, context) =>
      lookedForAgain(
        Effect.gen(function* () {
          const now = yield* nowAt
          const candidates = yield* candidatesAt(now)
          const command: CallOutCommand = { _tag: "OpenCallOut", ...said, candidates, now }
          return yield* give(callOutId, "callout.open", command, said.at, context, {
            verb: "openForCase",
            caseId: said.caseId
          })
        })
      ).pipe(Effect.withSpan("CallOuts.openForCase")),

    accept: answering("callout.accept", "comes"),
    decline: answering("callout.decline", "cannot"),

    arrive: byName(
      ordered("callout.arrive", checkPlain<Form.CallOutPartyForm>, ({ by, at }, form) => {
        const partyId = partyOf(by, form)
        return Effect.map(speakerOf(by, partyId), (speaker) =>
          plain({ _tag: "ArriveAtPlace", partyId, by: speaker, at })
        )
      })
    ),

    finish: byName(
      ordered("callout.finish", Check.checkFinish, ({ checked, by, at }) =>
        Effect.map(speakerOf(by, null), (speaker) =>
          plain({
            _tag: "FinishCallOut",
            partyId: by.warden?.wardenId ?? null,
            ...checked,
            by: speaker,
            at
          })
        )
      )
    ),

    stop: ordered("callout.stop", checkPlain<PlainForm>, ({ reason, at }) =>
      plain({ _tag: "StopCallOut", reason, at })
    ),

    askNext: (id, form, order) =>
      lookedForAgain(
        ordered("callout.ask-next", checkPlain<PlainForm>, () =>
          Effect.gen(function* () {
            const now = yield* nowAt
            const candidates = yield* candidatesAt(now)
            return plain<CallOutCommand>({ _tag: "AskNextRing", after: 0, onlyIfDue: false, candidates, now })
          })
        )(id, form, order)
      ),

    askNextIfDue: (id, after, now) =>
      lookedForAgain(
        Effect.gen(function* () {
          const candidates = yield* candidatesAt(now)
          const commandId = derivedId("next ring", id, after)
          const context = {
            actor: theWatch.account,
            station: null,
            commandId,
            correlationId: commandId,
            causationId: null
          }
          const command: CallOutCommand = { _tag: "AskNextRing", after, onlyIfDue: true, candidates, now }
          return yield* give(id, "callout.ask-next", command, now, context, { verb: "askNextIfDue", after })
        })
      ).pipe(Effect.withSpan("CallOuts.askNextIfDue")),

    ofCell: (id, command, at, context) =>
      give(id, "callout.accept", command, at, context, { verb: "ofCell", command }),

    declineBecauseAway: (wardenId, at, context) =>
      Effect.gen(function* () {
        const [stream] = yield* store.holders([claimOn(wardenId)])
        if (stream === undefined) return
        const by: Speaker = { _tag: "Desk", state: null }
        const command: CallOutCommand = { _tag: "AnswerCall", partyId: wardenId, answer: "cannot", by, at }
        yield* give(idOf(stream), "callout.decline", command, at, context, {
          verb: "declineBecauseAway",
          wardenId
        })
      }).pipe(Effect.withSpan("CallOuts.declineBecauseAway")),

    whoCouldGo: ({ kind, ...question }) =>
      Effect.gen(function* () {
        const at = yield* nowAt
        const rings = wardenRules.callOutRings(dayInShanghai(at))
        const candidates = yield* candidatesAt(at)
        const wanted = kind === null ? candidates : candidates.filter((one) => one.kind === kind)
        const seen = yield* villages.cells
        return {
          ...whoCanGo(wanted, { ...question, at }, rings),
          cells: new Map([...seen].map(([id, { name }]) => [id, name]))
        }
      }).pipe(Effect.withSpan("CallOuts.whoCouldGo")),

    inScope: (reader) =>
      Effect.map(
        directory.callOuts,
        (callOuts) =>
          new Map(
            [...callOuts].filter(
              ([, callOut]) =>
                inScope(reader, callOut.township) || accountsAsked(callOut).includes(reader.account)
            )
          )
      ),

    file: (id, reader, asOf) =>
      Effect.gen(function* () {
        const record = yield* readFile(id, reader, asOf)
        const ids = record.state._tag === "Unknown" ? [] : record.state.parties.map(({ partyId }) => partyId)
        const { byId } = yield* wardens.everybody
        const seen = yield* villages.cells
        const volunteers = new Map(
          ids.flatMap((party) => {
            const person = byId.get(party)?.person
            return person === undefined ? [] : [[party, person] as const]
          })
        )
        const references = [...volunteers.values()]
        const opened = references.length === 0 ? [] : yield* personal.open(references)
        const cells = new Map(
          ids.flatMap((party) => {
            const name = seen.get(party)?.name
            return name === undefined ? [] : [[party, name] as const]
          })
        )
        const persons = new Map(references.map(({ recordId }, i) => [recordId, opened[i]]))
        return { ...record, persons, volunteers, cells }
      }).pipe(Effect.withSpan("CallOuts.file"))
  })
})

/** Call-outs over the event store, beside the directories. */
export const layer: Layer.Layer<
  CallOuts,
  never,
  EventStore | PersonalRecords | Reference | CallOutDirectory | CellsOfVillages | WardenDirectory
> = Layer.effect(CallOuts, make)
