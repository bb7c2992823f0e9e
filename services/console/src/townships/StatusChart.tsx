import { Bar, Column } from "@ant-design/charts"
import { useMemo } from "react"
import { useMessages } from "../messages/Language.tsx"
import { useReference } from "../reference/Reference.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { classesIn } from "./figures.ts"
import type { DistrictStatus } from "./townshipCalls.ts"

interface Props {
  readonly status: DistrictStatus
  readonly by: "class" | "due"
}

interface Block {
  readonly township: string
  readonly series: string
  readonly count: number
}

/** Ten colours that stay apart in bright light and for colour-blind eyes. */
const palette = [
  "#0b4ea2",
  "#e07b00",
  "#1b8a5a",
  "#c2261b",
  "#6f4bb8",
  "#0e9bb5",
  "#9c6b1e",
  "#d1478c",
  "#5b6b7e",
  "#b8a100"
]
const dueColours = ["#c2261b", "#e07b00", "#0b4ea2"]

/** The townships side by side: what they have, or what is due there. */
const StatusChart = ({ status, by }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const phone = useIsPhone()
  const data = useMemo<ReadonlyArray<Block>>(() => {
    if (by === "class") {
      const classes = classesIn(status.district, reference.classes)
      return status.townships.flatMap((area) =>
        classes.map(({ code, name }) => ({
          township: area.name,
          series: name,
          count: area.byClass[code] ?? 0
        }))
      )
    }
    const kinds = ["inspection", "insurance", "scrap"] as const
    return status.townships.flatMap((area) =>
      kinds.map((kind) => ({
        township: area.name,
        series: `${messages.due[kind]} ${messages.due.overdue}`,
        count: area[kind].overdue
      }))
    )
  }, [status, by, reference.classes, messages])

  const shared = {
    data,
    xField: "township",
    yField: "count",
    colorField: "series",
    scale: { color: { range: by === "class" ? palette : dueColours } },
    legend: { color: { position: "top" as const, layout: { justifyContent: "center" as const } } },
    animate: false as const,
    axis: {
      x: { title: false as const, labelFontSize: 13, labelFill: "#14202e" },
      y: { title: false as const, labelFontSize: 12, labelFill: "#465568" }
    },
    interaction: { elementHighlight: true }
  }
  return (
    <div
      className="status-chart"
      role="img"
      aria-label={messages.townships[by === "class" ? "chartClasses" : "chartDue"]}
    >
      {phone ? (
        <Bar {...shared} stack height={Math.max(320, status.townships.length * 34)} />
      ) : by === "class" ? (
        <Column {...shared} stack height={340} style={{ maxWidth: 46 }} />
      ) : (
        <Column {...shared} group height={340} />
      )}
    </div>
  )
}

export default StatusChart
