import { Button } from "antd"
import type { Option } from "../../../lists/FilterSheet.tsx"
import { figure } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { ServicesPage } from "../units/mobileCalls.ts"
import type { Offered } from "./serviceActs.ts"
import { wordOf } from "./useOffered.ts"

type Sums = ServicesPage["sums"]
type Line = Pick<
  Sums,
  "services" | "done" | "withPapers" | "oneTrip" | "severalTrips" | "handedOver" | "overdue"
>

interface TableProps {
  readonly title: string
  readonly name: "code" | "channel"
  readonly lines: ReadonlyArray<readonly [code: string, line: Line]>
  readonly options: ReadonlyArray<Option>
  readonly sum: Line
  readonly onChoose: (code: string) => void
}

/** Counters of one kind of line (rows 40, 58): a line narrows the list to what it counted. */
const Counters = ({ title, name, lines, options, sum, onChoose }: TableProps) => {
  const { services: words } = useWardenDeskMessages().mobile
  const cells = (line: Line) => (
    <>
      <td className="number">{figure(line.services)}</td>
      <td className="number">{figure(line.done)}</td>
      <td className="number">{figure(line.withPapers)}</td>
      <td className="number">{figure(line.oneTrip)}</td>
      <td className="number">{figure(line.severalTrips)}</td>
      <td className="number">{figure(line.handedOver)}</td>
      <td className={line.overdue > 0 ? "number service-overdue" : "number"}>{figure(line.overdue)}</td>
    </>
  )
  return (
    <section aria-label={title}>
      <table className="desk-table" data-counters={name}>
        <thead>
          <tr>
            <th>{title}</th>
            <th>{words.count}</th>
            <th>{words.done}</th>
            <th>{words.withPapers}</th>
            <th>{words.oneTrip}</th>
            <th>{words.several}</th>
            <th>{words.handedOver}</th>
            <th>{words.overdue}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([code, line]) => (
            <tr key={code} data-code={code} data-services={line.services}>
              <th scope="row">
                <Button type="link" onClick={() => onChoose(code)}>
                  {wordOf(options, code)}
                </Button>
              </th>
              {cells(line)}
            </tr>
          ))}
          <tr>
            <th scope="row">{words.sum}</th>
            {cells(sum)}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

interface Props {
  readonly sums: Sums
  readonly offered: Offered
  readonly onChoose: (key: "code" | "channel", value: string) => void
}

/** What the whole list counts, whatever its page: by kind and by channel. */
export const ServiceSums = ({ sums, offered, onChoose }: Props) => {
  const { services: words } = useWardenDeskMessages().mobile
  return (
    <section className="panel service-sums" data-panel="sums">
      <Counters
        title={words.byKind}
        name="code"
        lines={sums.byKind.map((line) => [line.code, line])}
        options={offered.codes}
        sum={sums}
        onChoose={(code) => onChoose("code", code)}
      />
      <Counters
        title={words.byChannel}
        name="channel"
        lines={sums.byChannel.map((line) => [line.channel, line])}
        options={offered.channels}
        sum={sums}
        onChoose={(channel) => onChoose("channel", channel)}
      />
    </section>
  )
}
