import { Link } from "react-router"
import { Listed } from "../analysis/Listed.tsx"
import { useLanguage } from "../messages/Language.tsx"
import { figure, percent } from "../shell/time.ts"
import { pageOfList } from "../townships/listAddress.ts"
import { useAnalysisMessages } from "./analysisMessages.ts"
import type { CaseAnalysis } from "./readCalls.ts"
import { useLengths } from "./useLengths.ts"

type StepTimes = CaseAnalysis["steps"][number]
type AreaSteps = CaseAnalysis["stepsByTownship"][number]
type StepName = StepTimes["step"]

const stepNames: ReadonlyArray<StepName> = ["sign", "depart", "arrive", "feedback"]

/** The bounds of bands as people say them: 30 s, 5 min. */
const useBounds = () => {
  const messages = useAnalysisMessages()
  const bound = (seconds: number): string =>
    seconds % 60 === 0 && seconds > 180 ? messages.minutes(seconds / 60) : messages.seconds(seconds)
  return (bounds: ReadonlyArray<number>, band: number): string => {
    const [from, until] = [bounds[band - 1], bounds[band]]
    if (until === undefined) return from === undefined ? "" : messages.later(bound(from))
    return from === undefined ? messages.within(bound(until)) : messages.between(bound(from), bound(until))
  }
}

interface BandProps {
  readonly words: string
  readonly steps: number
  readonly cases: number
  readonly list: string | null
  readonly late?: boolean
}

/** One band: how many cases lie in it, and how many steps where that is another number. */
const Band = ({ words, steps, cases, list, late = false }: BandProps) => {
  const messages = useAnalysisMessages()
  const page = pageOfList(list ?? undefined)
  const inside = (
    <>
      <span>{words}</span>
      <strong className={late && steps > 0 ? "number over-text" : "number"}>
        {messages.inCases(figure(cases))}
      </strong>
      {steps !== cases && <small className="soft number">{messages.stepsTaken(figure(steps))}</small>}
    </>
  )
  return (
    <li data-band-cases={cases}>
      {page === undefined ? (
        <span className="band">{inside}</span>
      ) : (
        <Link className="band" to={page}>
          {inside}
        </Link>
      )}
    </li>
  )
}

const StepRow = ({ step }: { readonly step: StepTimes }) => {
  const messages = useAnalysisMessages()
  const { language } = useLanguage()
  const length = useLengths()
  const bounds = useBounds()
  const { boundsSeconds, cases, inBand, lists } = step
  const name = [messages.steps[step.step], step.area?.[language]].filter(Boolean).join(" · ")
  return (
    <section className="step-times" data-step={step.bands}>
      <h3>
        {name} <span className="soft">{step.rule}</span>
      </h3>
      <p className="number">
        {messages.p50} {length(step.p50)} · {messages.p90} {length(step.p90)} ·{" "}
        {boundsSeconds.length === 0 ? (
          messages.asFast
        ) : (
          <span className={step.inTime === 1 ? "good-text" : ""}>
            {messages.inTime} {percent(step.inTime)}
          </span>
        )}
      </p>
      <ul className="bands">
        {boundsSeconds.length === 0 && (
          <Band words={name} steps={step.measured} cases={cases.measured} list={lists.measured} />
        )}
        {boundsSeconds.map((bound, band) => (
          <Band
            key={bound}
            words={bounds(boundsSeconds, band)}
            steps={inBand[band] ?? 0}
            cases={cases.inBand[band] ?? 0}
            list={lists.inBand[band] ?? null}
          />
        ))}
        {boundsSeconds.length > 0 && (
          <Band
            words={bounds(boundsSeconds, boundsSeconds.length)}
            steps={step.overdue}
            cases={cases.overdue}
            list={lists.overdue}
            late
          />
        )}
      </ul>
    </section>
  )
}

const AreaTable = ({
  by,
  areas
}: {
  readonly by: "township" | "zone"
  readonly areas: ReadonlyArray<AreaSteps>
}) => {
  const messages = useAnalysisMessages()
  const { language } = useLanguage()
  const length = useLengths()
  if (areas.length === 0) return null
  return (
    <section className="panel" data-times={by}>
      <h2>{messages.timesBy[by]}</h2>
      <div className="wide-table">
        <table className="windows analysis-lines number">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {messages.by[by]}
              </th>
              {stepNames.map((step) => (
                <th scope="colgroup" colSpan={4} key={step}>
                  {messages.steps[step]}
                </th>
              ))}
            </tr>
            <tr>
              {stepNames.map((step) => [
                <th scope="col" key={`${step} p50`}>
                  {messages.p50}
                </th>,
                <th scope="col" key={`${step} p90`}>
                  {messages.p90}
                </th>,
                <th scope="col" key={`${step} in time`}>
                  {messages.inTime}
                </th>,
                <th scope="col" key={`${step} overdue`}>
                  {messages.overdue}
                </th>
              ])}
            </tr>
          </thead>
          <tbody>
            {areas.map(({ code, name, steps }) => (
              <tr key={code ?? "none"} data-area={code ?? "none"}>
                <th scope="row">{name[language]}</th>
                {stepNames.map((step) => {
                  // A zone may have a town and villages: their arrivals are judged by different bands.
                  const lines = steps.filter((line) => line.step === step)
                  const each = (of: (line: (typeof lines)[number]) => string) =>
                    lines.length === 0 ? "—" : lines.map((line) => <div key={line.bands}>{of(line)}</div>)
                  return [
                    <td key={`${step} p50`}>{each((line) => length(line.p50))}</td>,
                    <td key={`${step} p90`}>{each((line) => length(line.p90))}</td>,
                    <td key={`${step} in time`}>{each((line) => percent(line.inTime))}</td>,
                    <td key={`${step} overdue`}>
                      {lines.map((line) => (
                        <div key={line.bands}>
                          <Listed
                            count={line.cases.overdue}
                            page={pageOfList(line.lists.overdue ?? undefined)}
                            words={`${name[language]} ${messages.steps[step]} ${messages.overdue}`}
                            alarming
                          />
                        </div>
                      ))}
                    </td>
                  ]
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** I2, I3: how long each step took against its bands, in all and in each township and zone. */
export const TimesPanel = ({ data }: { readonly data: CaseAnalysis }) => {
  const messages = useAnalysisMessages()
  return (
    <>
      <section className="panel">
        <h2>{messages.timesTitle}</h2>
        <p className="soft">{messages.timesNote}</p>
        {data.steps.map((step) => (
          <StepRow key={step.bands} step={step} />
        ))}
      </section>
      <AreaTable by="township" areas={data.stepsByTownship} />
      <AreaTable by="zone" areas={data.stepsByZone} />
    </>
  )
}
