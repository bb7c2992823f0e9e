import type { EventStore } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { derivedId, uuidv7 } from "@jiaosuo/kernel/Ids"
import { text } from "@jiaosuo/kernel/Problem"
import { Clock, Effect, Either, ManagedRuntime } from "effect"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { historyView } from "../src/http/FileView.ts"
import type { OrderFailure } from "../src/Orders.ts"
import { makeSealing } from "../src/Sealing.ts"
import { makeNotices, type NoticeRejection, order, type PostingForm, somebody, stores } from "./notices.ts"

/** The way of an order and the reading of a file, in a context of one's own over memory. */

let runtime: ManagedRuntime.ManagedRuntime<
  EventStore | PersonalRecords | Effect.Effect.Context<typeof makeNotices>,
  never
>
beforeEach(() => {
  runtime = ManagedRuntime.make(stores)
})
afterEach(() => runtime.dispose())

const registrar = somebody("registrar", null)
const warden = somebody("warden", ["371603101"])
const elsewhere = somebody("warden", ["371603102"])
const officer = somebody("officer", null)

const id = "0192f0e1-2345-7abc-8def-0123456789ab"
const form: PostingForm = {
  village: "371603101213",
  words: "开会",
  author: { name: "王小明", idNumber: "37160319800101001X" }
}

type Notices = Effect.Effect.Success<typeof makeNotices>
const inNotices = <A, E>(
  use: (notices: Notices) => Effect.Effect<A, E, EventStore | PersonalRecords>
): Promise<A> => runtime.runPromise(Effect.flatMap(makeNotices, use))

const saying = (failure: OrderFailure<NoticeRejection>): string =>
  failure._tag === "Rejected" ? failure.rejection._tag : failure._tag

const told = <A>(outcome: Either.Either<A, OrderFailure<NoticeRejection>>): string =>
  Either.match(outcome, { onRight: () => "done", onLeft: saying })

describe("an order", () => {
  it("N6: names the faults of the form and of when and why together, and decides nothing", async () => {
    const wrong = {
      ...form,
      words: "长".repeat(21),
      happenedAt: "yesterday",
      author: { name: " ", idNumber: "1" }
    }
    const outcome = await inNotices(({ post, load }) =>
      Effect.all([Effect.flip(post(id, wrong, order(registrar, uuidv7()))), load(id)])
    )
    expect(outcome[0]).toMatchObject({
      _tag: "FormIsAtFault",
      problems: [
        { path: "happenedAt" },
        { path: "words" },
        { path: "author.name" },
        { path: "author.idNumber", rule: "N6" }
      ]
    })
    expect(outcome[1]).toBeUndefined()
  })

  it("is answered with the warnings that its events keep, the same when it is given again", async () => {
    const once = order(registrar, uuidv7())
    const loud = { ...form, words: "开会!" }
    const [first, again] = await inNotices(({ post }) =>
      Effect.all([post(id, loud, once), post(id, loud, once)])
    )
    const warnings = [{ path: "words", reason: { zh: "语气过重", en: "that is loud" } }]
    expect(first).toEqual({ id, version: 1, position: 1, repeated: false, warnings })
    expect(again).toEqual({ ...first, repeated: true })
  })

  it("is refused under a command id that was given with another form", async () => {
    const once = order(registrar, uuidv7())
    const second = await inNotices(({ post }) =>
      Effect.zipRight(post(id, form, once), Effect.either(post(id, { ...form, words: "散会" }, once)))
    )
    expect(told(second)).toBe("CommandIdIsTaken")
  })

  it("X3: is decided within the townships of its giver, before and after", async () => {
    const move = { village: "371603102207" }
    const outcomes = await inNotices(({ post, move: moved }) =>
      Effect.all(
        [
          post(id, form, order(elsewhere, uuidv7())),
          post(id, form, order(warden, uuidv7())),
          moved(id, move, order(warden, uuidv7())),
          moved(id, move, order(elsewhere, uuidv7())),
          moved(id, move, order(registrar, uuidv7()))
        ].map(Effect.either)
      )
    )
    const outside = "TownshipIsOutOfScope"
    expect(outcomes.map(told)).toEqual([outside, "done", outside, outside, "done"])
  })

  it("X3: no township is open to a role that the context does not name", async () => {
    const outcome = await inNotices(({ post }) => Effect.either(post(id, form, order(officer, uuidv7()))))
    expect(told(outcome)).toBe("TownshipIsOutOfScope")
  })

  it("that looks first is chosen again where somebody else came first: none of many is lost", async () => {
    const words = await inNotices(({ post, lengthen, load }) =>
      Effect.gen(function* () {
        yield* post(id, form, order(registrar, uuidv7()))
        yield* Effect.forEach(
          ["a", "b", "c", "d", "e", "f"],
          (more) => lengthen(id, { more }, order(registrar, uuidv7())),
          { concurrency: "unbounded" }
        )
        return (yield* load(id))?.words ?? ""
      })
    )
    expect([...words].toSorted()).toEqual([..."abcdef", ..."开会"].toSorted())
  })

  it("that looks first keeps to the version its giver named", async () => {
    const outcome = await inNotices(({ post, lengthen }) =>
      Effect.gen(function* () {
        yield* post(id, form, order(registrar, uuidv7()))
        yield* lengthen(id, { more: "a" }, order(registrar, uuidv7()))
        const stale = { ...order(registrar, uuidv7()), expectedVersion: 1 }
        return yield* Effect.either(lengthen(id, { more: "b" }, stale))
      })
    )
    expect(told(outcome)).toBe("StreamHasMoved")
  })

  it("on nothing is rejected in the words of the context", async () => {
    const outcome = await inNotices(({ lengthen }) =>
      Effect.either(lengthen(id, { more: "a" }, order(registrar, uuidv7())))
    )
    expect(told(outcome)).toBe("NoticeIsNotPosted")
  })
})

describe("sealing", () => {
  it("derives record ids from the command, the part and the place, and knows what was given", async () => {
    const [one, other] = await runtime.runPromise(
      Effect.flatMap(makeSealing, ({ personsOfEach }) =>
        personsOfEach([
          {
            commandId: "c1",
            persons: [
              { as: "reporter", values: { name: "王小明", phone: "13800000000" } },
              { as: "party", index: 0, values: { name: "李四", idNumber: "37160319800101001X" } },
              { as: "party", index: 1, values: { name: "赵六" }, personId: "p-6" }
            ]
          },
          { commandId: "c2", persons: [] }
        ])
      )
    )
    expect(one?.value.map(({ person }) => person.recordId)).toEqual([
      derivedId("reporter", "c1"),
      derivedId("party", "c1", 0),
      derivedId("party", "c1", 1)
    ])
    expect(one?.value.map(({ known }) => known)).toEqual([
      { idNumber: false, phone: true, address: false },
      { idNumber: true, phone: false, address: false },
      { idNumber: false, phone: false, address: false }
    ])
    expect(one?.value[2]?.person.personId).toBe("p-6")
    expect(one?.records).toHaveLength(3)
    expect(other).toEqual({ value: [], records: [] })
  })
})

describe("a file", () => {
  /** A notice that was posted, and lengthened in a later millisecond. */
  const lengthened = (notices: Notices) =>
    Effect.gen(function* () {
      yield* notices.post(id, form, order(registrar, uuidv7()))
      const first = yield* notices.file(id, registrar, null)
      const recordedAt = first.history[0]?.recorded.recordedAt ?? ""
      yield* Effect.repeat(
        Effect.map(Clock.currentTimeMillis, (now) => now > Date.parse(recordedAt)),
        { until: (isLater) => isLater }
      )
      yield* notices.lengthen(id, { more: "了", reason: "漏字" }, order(registrar, uuidv7()))
      return recordedAt
    })

  it("is read as it stands and as it was known at an instant, with the persons that it names", async () => {
    const [now, before] = await inNotices((notices) =>
      Effect.flatMap(lengthened(notices), (asOf) =>
        Effect.all([notices.file(id, registrar, null), notices.file(id, registrar, asOf)])
      )
    )
    expect(now).toMatchObject({ id, version: 2, asOf: null, state: { words: "开会了" } })
    expect(before).toMatchObject({ id, version: 1, state: { words: "开会" } })
    expect([...now.persons.values()]).toEqual([{ name: "王小明", idNumber: "37160319800101001X" }])
  })

  it("X3, X5: is read in the townships of its reader, by the roles that the context names", async () => {
    const outcomes = await inNotices((notices) =>
      Effect.flatMap(notices.post(id, form, order(registrar, uuidv7())), () =>
        Effect.forEach([warden, somebody("commander", null), elsewhere, officer], (reader) =>
          Effect.either(notices.file(id, reader, null))
        )
      )
    )
    expect(outcomes.map(told)).toEqual(["done", "done", "TownshipIsOutOfScope", "TownshipIsOutOfScope"])
  })

  it("is not there where nothing ever happened, nor before anything had", async () => {
    const outcomes = await inNotices((notices) =>
      Effect.gen(function* () {
        const unknown = yield* Effect.either(notices.file(id, registrar, null))
        yield* notices.post(id, form, order(registrar, uuidv7()))
        return [unknown, yield* Effect.either(notices.file(id, registrar, "2001-01-01T00:00:00.000Z"))]
      })
    )
    expect(outcomes.map(told)).toEqual(["NoticeIsNotPosted", "NoticeIsNotPosted"])
  })

  it("X2: shows a history with who, when and why, and its persons masked, plain, or erased", async () => {
    const [masked, plainly, erased] = await inNotices((notices) =>
      Effect.gen(function* () {
        yield* lengthened(notices)
        const titles = {
          NoticeWasPosted: text("张贴", "Posted"),
          NoticeWasLengthened: text("加长", "Lengthened"),
          NoticeWasMoved: text("移动", "Moved")
        }
        const shown = (unmasked: boolean) =>
          Effect.map(notices.file(id, registrar, null), (file) =>
            historyView(file, titles, { language: "zh", unmasked })
          )
        const before = yield* Effect.all([shown(false), shown(true)])
        const author = (yield* notices.load(id))?.author
        if (author === undefined) throw new Error("nothing was posted")
        yield* Effect.flatMap(PersonalRecords, (personal) => personal.erase(author.personId))
        return [...before, yield* shown(true)]
      })
    )
    expect(masked).toMatchObject([
      { version: 1, type: "NoticeWasPosted", title: "张贴", actor: "registrar", reason: null },
      { version: 2, type: "NoticeWasLengthened", title: "加长", township: "371603101", reason: "漏字" }
    ])
    expect(masked?.[0]?.occurredAt).toMatch(/\+08:00$/)
    expect(masked?.[0]?.figures).not.toHaveProperty("_tag")
    expect(masked?.[0]?.figures["author"]).toMatchObject({
      name: "王*",
      idNumber: "371603********001X",
      masked: true,
      erased: false
    })
    expect(plainly?.[0]?.figures["author"]).toMatchObject({ name: "王小明", masked: false, erased: false })
    expect(erased?.[0]?.figures["author"]).toMatchObject({ name: null, idNumber: null, erased: true })
  })
})
