import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { useEffect, useState } from "react"
import { keepFor, keptFor } from "../queue/queueStore.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { dayOf } from "../shell/time.ts"
import { ownWarden, shiftsOf } from "./wardenCalls.ts"

/** One's own service of today, as far as it is needed without a connection. Nothing about anybody else (X2). */
const Day = Schema.Struct({
  wardenId: Schema.String,
  /** The post at which the warden serves. */
  place: Schema.NullOr(Schema.Struct({ id: Schema.String, name: Schema.String })),
  shifts: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      placeName: Schema.String,
      from: Schema.String,
      until: Schema.String,
      checkedInAt: Schema.NullOr(Schema.String),
      checkedOutAt: Schema.NullOr(Schema.String)
    })
  )
})
export type Day = typeof Day.Type
export type DayShift = Day["shifts"][number]

const name = "day"
const decode = Schema.decodeUnknownOption(Day)

const dayFromNow = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000))

const askedDay = Effect.gen(function* () {
  const me = yield* ownWarden
  // A shift of the night is begun yesterday.
  const { items } = yield* shiftsOf(me.id, dayFromNow(-1), dayFromNow(1))
  const day: Day = {
    wardenId: me.id,
    place: me.place === null ? null : { id: me.place.placeId, name: me.place.name },
    shifts: items.map(({ id, placeName, from, until, presences }) => {
      const own = presences.filter(({ wardenId }) => wardenId === me.id).at(-1)
      return {
        id,
        placeName: placeName ?? "",
        from,
        until,
        checkedInAt: own?.since ?? null,
        checkedOutAt: own?.leftAt ?? null
      }
    })
  }
  return day
})

/** What is not over: also of a day that was kept yesterday. */
const withoutThePast = (day: Day): Day => ({
  ...day,
  shifts: day.shifts.filter(
    ({ from, until }) => dayOf(from) === dayOf(new Date()) || Date.parse(until) > Date.now()
  )
})

/** One's own day: as the server says it, or as it last said it on this device. */
export const useDay = (key = "") => {
  const { account } = usePrincipal()
  const asked = useAnswer(askedDay, `day ${account} ${key}`, `day ${account}`)
  const [kept, setKept] = useState<Day>()
  useEffect(() => {
    let wanted = true
    keptFor(account, name).then(
      (value) => {
        if (wanted) setKept(Option.getOrUndefined(decode(value)))
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [account])
  const { data } = asked
  useEffect(() => {
    // A browser that keeps nothing asks again.
    if (data !== undefined) keepFor(account, name, data).catch(() => undefined)
  }, [account, data])
  const day = data ?? kept
  return { ...asked, day: day === undefined ? undefined : withoutThePast(day) }
}
