import { Link } from "react-router"
import { Listed } from "../analysis/Listed.tsx"
import { useLanguage } from "../messages/Language.tsx"
import { figure, percent } from "../shell/time.ts"
import { pageOfList } from "../townships/listAddress.ts"
import { useAnalysisMessages } from "./analysisMessages.ts"
import type { CaseFilter } from "./caseFilter.ts"
import type { CaseAnalysis } from "./readCalls.ts"
import { useLengths } from "./useLengths.ts"

type Line = CaseAnalysis["total"]
type Dimension = "township" | "zone" | "kind" | "level"

const Row = ({
  line,
  page,
  dimension
}: {
  readonly line: Line
  readonly page: string | undefined
  readonly dimension: Dimension | "total"
}) => {
  const messages = useAnalysisMessages()
  const { language } = useLanguage()
  const length = useLengths()
  const name = line.name[language]
  return (
    <tr className={dimension === "total" ? "official" : ""} data-line={`${dimension}:${line.code ?? "none"}`}>
      <th scope="row">{page === undefined ? name : <Link to={page}>{name}</Link>}</th>
      <td>
        <Listed count={line.cases} page={pageOfList(line.list)} words={`${name} ${messages.cases}`} />
      </td>
      <td>
        <Listed
          count={line.open}
          page={pageOfList(line.lists.open ?? undefined)}
          words={`${name} ${messages.open}`}
        />
      </td>
      <td>
        <Listed
          count={line.overdue}
          page={pageOfList(line.lists.overdue ?? undefined)}
          words={`${name} ${messages.overdue}`}
          alarming
        />
      </td>
      <td>
        <Listed
          count={line.toScene.measured}
          page={pageOfList(line.lists.toScene ?? undefined)}
          words={`${name} ${messages.toScene}`}
        />
      </td>
      <td>{length(line.toScene.p50)}</td>
      <td>{length(line.toScene.p90)}</td>
      <td>
        <Listed
          count={line.inZone.inZone}
          page={pageOfList(line.lists.inZone ?? undefined)}
          words={`${name} ${messages.inZone}`}
        />
      </td>
      <td>
        <Listed
          count={line.inZone.measured - line.inZone.inZone}
          page={pageOfList(line.lists.outOfZone ?? undefined)}
          words={`${name} ${messages.outOfZone}`}
        />
      </td>
      <td>{percent(line.inZone.share)}</td>
    </tr>
  )
}

interface TableProps {
  readonly dimension: Dimension
  readonly lines: ReadonlyArray<Line>
  readonly total: Line
  readonly pageOf: (code: string | null) => string | undefined
}

const LinesTable = ({ dimension, lines, total, pageOf }: TableProps) => {
  const messages = useAnalysisMessages()
  return (
    <section className="panel" data-lines={dimension}>
      <h2>{messages.titles[dimension]}</h2>
      <div className="wide-table">
        <table className="windows analysis-lines number">
          <thead>
            <tr>
              <th scope="col">{messages.by[dimension]}</th>
              <th scope="col">{messages.cases}</th>
              <th scope="col">{messages.open}</th>
              <th scope="col">{messages.overdue}</th>
              <th scope="col">{messages.toScene}</th>
              <th scope="col">{messages.p50}</th>
              <th scope="col">{messages.p90}</th>
              <th scope="col" title={messages.inZoneHint}>
                {messages.inZone}
              </th>
              <th scope="col">{messages.outOfZone}</th>
              <th scope="col">{messages.share}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.code ?? "none"} line={line} page={pageOf(line.code)} dimension={dimension} />
            ))}
            <Row line={total} page={undefined} dimension="total" />
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CardProps {
  readonly title: string
  readonly value: string
  readonly note: string
  readonly page: string | undefined
  readonly alarming?: boolean
}

const Card = ({ title, value, note, page, alarming = false }: CardProps) => {
  const inside = (
    <>
      <span className="card-title">{title}</span>
      <span className={alarming ? "card-value alarming" : "card-value"}>{value}</span>
      <span className="card-note">{note}</span>
    </>
  )
  return page === undefined ? (
    <div className="status-card">{inside}</div>
  ) : (
    <Link className="status-card" to={page}>
      {inside}
    </Link>
  )
}

const Cards = ({ data }: { readonly data: CaseAnalysis }) => {
  const messages = useAnalysisMessages()
  const length = useLengths()
  const { total, inZone, toDispatch, toSettled } = data
  const noteOf = ({ p50, p90 }: Line["toScene"]): string =>
    `${messages.p50} ${length(p50)} · ${messages.p90} ${length(p90)}`
  return (
    <div className="status-cards">
      <Card
        title={messages.cases}
        value={figure(total.cases)}
        note={`${messages.open} ${figure(total.open)}`}
        page={pageOfList(total.list)}
      />
      <Card
        title={messages.overdue}
        value={figure(total.overdue)}
        note={messages.open}
        page={pageOfList(total.lists.overdue ?? undefined)}
        alarming={total.overdue > 0}
      />
      <Card
        title={messages.toScene}
        value={length(total.toScene.p50)}
        note={`${noteOf(total.toScene)} · ${messages.measured(figure(total.toScene.measured))}`}
        page={pageOfList(total.lists.toScene ?? undefined)}
      />
      <Card
        title={messages.toDispatch}
        value={length(toDispatch.p50)}
        note={noteOf(toDispatch)}
        page={undefined}
      />
      <Card
        title={messages.toSettled}
        value={length(toSettled.p50)}
        note={noteOf(toSettled)}
        page={undefined}
      />
      <Card
        title={messages.inZone}
        value={percent(inZone.share)}
        note={`${messages.inZone} ${figure(inZone.inZone)} · ${messages.outOfZone} ${figure(inZone.measured - inZone.inZone)}`}
        page={pageOfList(total.lists.inZone ?? undefined)}
      />
    </div>
  )
}

interface Props {
  readonly data: CaseAnalysis
  /** This page, narrowed to more conditions. */
  readonly narrowed: (more: CaseFilter) => string
}

/** Cases of each township, zone, kind and level: how many, how fast, and whether their own zone answered them (row 10). */
export const AreasPanel = ({ data, narrowed }: Props) => {
  const linkBy = (dimension: Dimension) => (code: string | null) => narrowed({ [dimension]: code ?? "none" })
  return (
    <>
      <Cards data={data} />
      <LinesTable
        dimension="township"
        lines={data.byTownship}
        total={data.total}
        pageOf={linkBy("township")}
      />
      <LinesTable dimension="zone" lines={data.byZone} total={data.total} pageOf={linkBy("zone")} />
      <LinesTable dimension="kind" lines={data.byKind} total={data.total} pageOf={linkBy("kind")} />
      <LinesTable dimension="level" lines={data.byLevel} total={data.total} pageOf={linkBy("level")} />
    </>
  )
}
