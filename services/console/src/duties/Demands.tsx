import { CheckCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons"
import { isStaffed } from "@jiaosuo/duties/api"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { useDutyMessages } from "./dutyMessages.ts"
import type { PostDemands } from "./postCalls.ts"

/** What is planned of a post so far. */
export interface Planned {
  readonly officers: number
  readonly assistants: number
  readonly signs: ReadonlyArray<number>
  readonly tollOrServiceArea: boolean
}

const Line = ({
  name,
  met,
  rule,
  children,
  verdict
}: {
  readonly name: string
  readonly met: boolean
  readonly rule: string
  readonly children: string
  readonly verdict: string
}) => (
  <li data-demand={name} data-met={met} className={met ? "good-text" : "over-text"}>
    {met ? <CheckCircleOutlined aria-hidden /> : <ExclamationCircleOutlined aria-hidden />} {children}
    <RuleTag rule={rule} />
    <span className="demand-verdict">{verdict}</span>
  </li>
)

/** D1, D2, D3: what road and weather ask for, with the rule, beside what is planned. */
export const Demands = ({
  demands,
  planned
}: {
  readonly demands: PostDemands
  readonly planned: Planned
}) => {
  const messages = useDutyMessages()
  const words = messages.post
  const { staffing, signs } = demands
  const enough = isStaffed(staffing, planned)
  const farthest = Math.max(0, ...planned.signs)
  return (
    <section className="demands" aria-live="polite" data-panel="demands">
      <strong>{words.asks}</strong>
      <ul>
        <Line
          name="crew"
          met={enough}
          rule={staffing.rule}
          verdict={`${words.has(planned.officers, planned.assistants)} · ${enough ? words.enough : words.tooFew}`}
        >
          {words.crews(
            staffing.anyOf.map((crew) => words.crew(crew.officers, crew.assistants)).join(words.or)
          )}
        </Line>
        {signs === null ? (
          <li className="soft">{words.noSigns}</li>
        ) : (
          <Line
            name="signs"
            met={farthest >= signs.leastMetres}
            rule={signs.rule}
            verdict={farthest >= signs.leastMetres ? words.signsStand : words.signsTooNear}
          >
            {words.signsFrom(signs.leastMetres)}
          </Line>
        )}
        {signs?.atTollOrServiceArea === true && (
          <Line
            name="toll"
            met={planned.tollOrServiceArea}
            rule={signs.rule}
            verdict={planned.tollOrServiceArea ? words.tollMet : words.tollUnmet}
          >
            {words.tollAsked}
          </Line>
        )}
      </ul>
    </section>
  )
}
