import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { useEffect, useState } from "react"
import { keepFor, keptFor } from "../queue/queueStore.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { callsForMe } from "./wardenCalls.ts"

const Text = Schema.NullOr(Schema.String)

/**
 * What stays on the device of a call-out that one is asked in: what kind of need, where, and one's own answer. Not the
 * words in which it was written down, which may name somebody, and nothing about the others who are asked (X2).
 */
const Kept = Schema.Struct({
  /** When the server said so. */
  at: Schema.String,
  items: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      need: Schema.String,
      township: Schema.String,
      village: Text,
      location: Schema.NullOr(Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })),
      people: Schema.Number,
      come: Schema.Number,
      /** Whether enough come: then whoever comes sets out. */
      enough: Schema.Boolean,
      distanceMetres: Schema.NullOr(Schema.Number),
      answer: Schema.NullOr(Schema.Literal("comes", "cannot")),
      stoodDown: Schema.Boolean,
      arrived: Schema.Boolean
    })
  )
})
type Kept = typeof Kept.Type

/** A call-out that one is asked in; what is to be done is known only while there is an answer of the server. */
export type CalledOut = Kept["items"][number] & { readonly what?: string | undefined }

interface Called {
  readonly at: string
  readonly items: ReadonlyArray<CalledOut>
}

const name = "called"
const decode = Schema.decodeUnknownOption(Kept)

/** Nobody is still waited for after a day. */
const keptForMillis = 24 * 3_600_000

const asked: Effect.Effect<Called, unknown> = Effect.map(callsForMe, ({ items }) => ({
  at: new Date().toISOString(),
  items: items.flatMap((item) => {
    const { id, need, township, village, location, people, come, standing, what, mine } = item
    if (mine === null) return []
    return [
      {
        id,
        need: need.code,
        what,
        township,
        village,
        location,
        people,
        come,
        enough: standing !== "asking",
        distanceMetres: mine.distanceMetres,
        answer: mine.answer,
        stoodDown: mine.stoodDownAt !== null,
        arrived: mine.arrivedAt !== null
      }
    ]
  })
}))

/** A number that grows so often while the page is looked at, and whenever it is looked at or connected again. */
const useLooks = (everyMillis: number): number => {
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") setLooks((n) => n + 1)
    }
    const timer = setInterval(look, everyMillis)
    document.addEventListener("visibilitychange", look)
    window.addEventListener("online", look)
    window.addEventListener("offline", look)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", look)
      window.removeEventListener("online", look)
      window.removeEventListener("offline", look)
    }
  }, [everyMillis])
  return looks
}

/**
 * The call-outs that one is asked in and that are open, asked for again so often: as the server says it, or as it last
 * said it on this device. `fresh`: the server has answered the last question.
 */
export const useCalled = (everyMillis: number, key = "") => {
  const { account } = usePrincipal()
  const looks = useLooks(everyMillis)
  const answer = useAnswer(asked, `called ${account} ${looks} ${key}`, `called ${account}`)
  const [kept, setKept] = useState<Kept>()
  useEffect(() => {
    let wanted = true
    keptFor(account, name).then(
      (value) => {
        const found = Option.getOrUndefined(decode(value))
        const isOld = found === undefined || Date.now() - Date.parse(found.at) > keptForMillis
        if (wanted) setKept(isOld ? undefined : found)
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [account])
  const { data, refused } = answer
  useEffect(() => {
    if (data === undefined) return
    const { at, items } = data
    const known: Kept = { at, items: items.map(({ what: _, ...item }) => item) }
    // A browser that keeps nothing asks again.
    keepFor(account, name, known).catch(() => undefined)
  }, [account, data])
  const called: Called | undefined = data ?? kept
  return { called, fresh: data !== undefined && refused === undefined, refused, askAgain: answer.askAgain }
}
