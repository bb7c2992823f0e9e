import { Input, Tag } from "antd"
import * as Effect from "effect/Effect"
import { useState } from "react"
import { Link } from "react-router"
import { useAnswer } from "../server/useAnswer.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { rosterMode } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { listPosts, listShifts, type ShiftItem } from "./dutyReads.ts"
import { instantOfField, minuteField, span } from "./dutyTimes.ts"
import { modeBandsOn } from "./postCalls.ts"

/** Duties that are outside: whoever sits at a desk neither posts nor patrols. */
const outside: ReadonlySet<string> = new Set(["response-group", "patrol", "surge", "staggered"])

/** Every duty that is on at the instant, with what those on it do then. */
const dutiesAt = (at: string) =>
  Effect.flatMap(listShifts({ at, limit: 200 }), ({ items }) =>
    Effect.forEach(
      [...new Map(items.map((shift) => [shift.slotId, shift])).values()].filter(({ kind }) =>
        outside.has(kind)
      ),
      (shift: ShiftItem) =>
        Effect.map(rosterMode(shift.rosterId, shift.slotId, at), (mode) => ({ shift, mode })),
      { concurrency: 4 }
    )
  )

const modeColours = { posting: "gold", patrolling: "blue", responding: "red", "off-duty": "default" } as const

/**
 * Row 29: at an instant, posting at the peak and patrol off it, an incident before both. It follows from the plan of
 * the day and the incidents alone.
 */
export const HourPlan = () => {
  const messages = useDutyMessages()
  const words = messages.hour
  const [minute, setMinute] = useState(() => minuteField(Date.now()))
  const at = instantOfField(minute)
  const day = minute.slice(0, 10)
  const bands = useAnswer(modeBandsOn(day), `bands ${day}`, "bands")
  const duties = useAnswer(dutiesAt(at), `duties ${at}`, "duties")
  const posts = useAnswer(
    listPosts({ from: day, until: day, sort: "from", limit: 100 }),
    `posts of ${day}`,
    "posts of a day"
  )
  const instant = Date.parse(at)
  const standing = (posts.data?.items ?? []).filter(
    ({ from, until, standing: one }) =>
      one !== "cancelled" && Date.parse(from) <= instant && instant < Date.parse(until)
  )
  const time = minute.slice(11)
  return (
    <section className="panel hour-plan" data-panel="hour" aria-busy={duties.asking}>
      <div className="zone-head">
        <h2>{words.title}</h2>
        <Input
          type="datetime-local"
          aria-label={words.at}
          className="hour-field"
          value={minute}
          onChange={(event) => {
            if (event.target.value !== "") setMinute(event.target.value)
          }}
        />
      </div>
      <RefusedNotice refused={bands.refused ?? duties.refused ?? posts.refused} />
      <ul className="mode-bands">
        {(bands.data?.bands ?? []).map((band) => (
          <li key={band.from} aria-current={band.from <= time && time < band.until ? "time" : undefined}>
            <span className="number">{`${band.from}–${band.until}`}</span> {band.name} ·{" "}
            {messages.modes[band.mode]}
          </li>
        ))}
        <li className="soft">{words.otherwise}</li>
      </ul>
      <h3>{words.duties}</h3>
      {duties.data?.length === 0 && <p className="soft">{words.noDuties}</p>}
      <ul className="hour-rows">
        {(duties.data ?? []).map(({ shift, mode }) => (
          <li key={shift.slotId} data-mode={mode.mode}>
            <Tag color={modeColours[mode.mode]}>{messages.modes[mode.mode]}</Tag>
            <span>
              {shift.rosterUnitName} · {messages.kinds[shift.kind]}
              {shift.group === null ? "" : ` ${messages.group(shift.group.number)}`}
            </span>
            <span className="soft">{messages.because[mode.because]}</span>
          </li>
        ))}
      </ul>
      <h3>{words.posts}</h3>
      {posts.data !== undefined && standing.length === 0 && <p className="soft">{words.noPosts}</p>}
      <ul className="hour-rows">
        {standing.map((post) => (
          <li key={post.id}>
            <Tag>{messages.postKinds[post.kind]}</Tag>
            <Link to={`/duties/posts/${post.id}`}>
              {post.townshipName} {post.road} <span className="number">{span(post)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
