import { layerMemory as eventStore } from "@jiaosuo/event-store/MemoryEventStore"
import { layerMemory as personalRecords } from "@jiaosuo/event-store/MemoryPersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import type { Decider } from "@jiaosuo/kernel/Decider"
import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import type { Role } from "@jiaosuo/kernel/Role"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Either, Layer, Schema } from "effect"
import { checkPlain, type Filed } from "../src/domain/FilingCheck.ts"
import { FormReading, type ReadForm, remark, type Written } from "../src/domain/FormReading.ts"
import { checkPerson } from "../src/domain/PersonCheck.ts"
import { KnownValues, type PersonalValues, PersonReference } from "../src/domain/Persons.ts"
import { Warning } from "../src/domain/Warning.ts"
import { type TownshipIsOutOfScope, townshipOf, withinScope } from "../src/domain/WithinScope.ts"
import { makeFileReading } from "../src/FileReading.ts"
import { makeOrdering, plain } from "../src/Ordering.ts"
import type { Order } from "../src/Orders.ts"
import { makeSealing } from "../src/Sealing.ts"

/** A context as small as one can be: notices that somebody puts up in a village, lengthens, and moves. */

const NoticeWasPosted = Schema.TaggedStruct("NoticeWasPosted", {
  village: Schema.String,
  words: Schema.String,
  author: PersonReference,
  known: KnownValues,
  warnings: Schema.Array(Warning)
})
const NoticeWasLengthened = Schema.TaggedStruct("NoticeWasLengthened", {
  words: Schema.String,
  reason: Schema.NullOr(Schema.String)
})
const NoticeWasMoved = Schema.TaggedStruct("NoticeWasMoved", { village: Schema.String })

type NoticeEvent = typeof NoticeWasPosted.Type | typeof NoticeWasLengthened.Type | typeof NoticeWasMoved.Type

type NoticeCommand =
  | ({ readonly _tag: "PostNotice" } & Omit<typeof NoticeWasPosted.Type, "_tag">)
  | { readonly _tag: "LengthenNotice"; readonly words: string; readonly reason: string | null }
  | { readonly _tag: "MoveNotice"; readonly village: string }

export type NoticeRejection = { readonly _tag: "NoticeIsNotPosted" } | TownshipIsOutOfScope

interface Notice {
  readonly author: PersonReference
  readonly village: string
  readonly words: string
}

const codec = makeEventCodec<NoticeEvent>({
  NoticeWasPosted: { version: 1, schema: NoticeWasPosted },
  NoticeWasLengthened: { version: 1, schema: NoticeWasLengthened },
  NoticeWasMoved: { version: 1, schema: NoticeWasMoved }
})

const decider: Decider<NoticeCommand, NoticeEvent, Notice | null, NoticeRejection> = {
  initialState: null,
  decide: (command, notice) => {
    if (command._tag === "PostNotice") return Either.right([{ ...command, _tag: "NoticeWasPosted" }])
    if (notice === null) return Either.left({ _tag: "NoticeIsNotPosted" })
    return Either.right([
      command._tag === "LengthenNotice"
        ? { _tag: "NoticeWasLengthened", words: command.words, reason: command.reason }
        : { _tag: "NoticeWasMoved", village: command.village }
    ])
  },
  evolve: (notice, event) => {
    switch (event._tag) {
      case "NoticeWasPosted":
        return { author: event.author, village: event.village, words: event.words }
      case "NoticeWasLengthened":
        return notice === null ? null : { ...notice, words: event.words }
      case "NoticeWasMoved":
        return notice === null ? null : { ...notice, village: event.village }
    }
  }
}

const townshipOfNotice = (notice: Notice | null) => (notice === null ? null : townshipOf(notice.village))

export interface PostingForm extends Filed {
  readonly village: string
  readonly words: Written
  readonly author: { readonly name: string; readonly idNumber?: Written }
}

const checkPosting = (
  form: PostingForm,
  today: string
): ReadForm<{ readonly village: string; readonly words: string; readonly author: PersonalValues }> => {
  const reading = new FormReading()
  const words = reading.text("words", form.words, 20)
  if (words?.endsWith("!")) {
    reading.warn("words", remark(null, "语气过重", "that is loud"))
  }
  const author = checkPerson(reading, "author.", form.author, today)
  return reading.done(() => ({ village: form.village, words: words ?? "", author }))
}

const mayChange: ReadonlyArray<Role> = ["warden", "registrar"]
const mayRead: ReadonlyArray<Role> = ["warden", "registrar", "commander"]

export const makeNotices = Effect.gen(function* () {
  const { persons } = yield* makeSealing
  const { load, onVersionRead, ordered } = yield* makeOrdering<
    NoticeCommand,
    NoticeEvent,
    Notice | null,
    NoticeRejection
  >({
    name: "Notices",
    aggregate: {
      context: "notices",
      kind: "notice",
      decider: withinScope(decider, townshipOfNotice),
      codec,
      township: (_event, after) => townshipOfNotice(after),
      claims: () => [],
      claimIsHeld: () => ({ _tag: "NoticeIsNotPosted" })
    },
    mayChange,
    isNew: ({ _tag }) => _tag === "PostNotice",
    explain: Effect.succeed
  })
  return {
    load,
    post: ordered(
      "post",
      (form: PostingForm, { today }) => checkPosting(form, today),
      ({ checked: { author, ...checked }, warnings, order }) =>
        Effect.map(persons(order.context.commandId, [{ as: "author", values: author }]), (sealed) => {
          const [one] = sealed.value
          if (one === undefined) throw new Error("nobody was sealed")
          return {
            command: { _tag: "PostNotice", ...checked, author: one.person, known: one.known, warnings },
            records: sealed.records
          }
        })
    ),
    /** Lays words over those on the notice. Others get a turn between the look and the decision. */
    lengthen: onVersionRead<Filed & { readonly more: string }>((notice) =>
      Effect.as(
        Effect.yieldNow(),
        ordered("lengthen", checkPlain, ({ reason }, { more }) =>
          plain({ _tag: "LengthenNotice", words: `${notice?.words ?? ""}${more}`, reason })
        )
      )
    ),
    move: ordered("move", checkPlain<Filed & { readonly village: string }>, (_, { village }) =>
      plain({ _tag: "MoveNotice", village })
    ),
    file: yield* makeFileReading<Notice | null, NoticeEvent, NoticeRejection>({
      context: "notices",
      kind: "notice",
      codec,
      initialState: decider.initialState,
      evolve: decider.evolve,
      personsIn: (event) => (event._tag === "NoticeWasPosted" ? [event.author] : []),
      townshipOf: townshipOfNotice,
      mayRead,
      nothingIsOnFile: { _tag: "NoticeIsNotPosted" }
    })
  }
})

export const stores = Layer.mergeAll(eventStore, personalRecords, Reference.layer)

export const somebody = (role: Role, townships: ReadonlyArray<string> | null): Principal => ({
  account: role,
  name: role,
  role,
  townships,
  station: null,
  qualification: "none"
})

export const order = (principal: Principal, commandId: string): Order => ({
  principal,
  context: {
    actor: principal.account,
    station: principal.station,
    commandId,
    correlationId: commandId,
    causationId: null
  }
})
