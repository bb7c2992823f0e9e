import type { Line } from "./measure.ts"

const figure = (value: number | null): string =>
  value === null
    ? ""
    : value >= 100
      ? Math.round(value).toLocaleString("en")
      : value.toFixed(value >= 10 ? 1 : 3)

/** One object a line: `{"name","ours","other","unit","ratio","target","ok"}`. */
export const printLine = ({ name, ours, other, unit, ratio, target, ok }: Line): void => {
  process.stdout.write(`${JSON.stringify({ name, ours, other, unit, ratio, target, ok })}\n`)
}

/** The lines as a table for people. */
export const printTable = (lines: ReadonlyArray<Line>): void => {
  const rows = [
    ["measured", "ours", "other", "unit", "ratio", "target", ""],
    ...lines.map((line) => [
      line.name,
      figure(line.ours),
      figure(line.other),
      line.unit,
      line.ratio === null ? "" : line.ratio.toFixed(2),
      line.target,
      line.ok ? "ok" : "SHORT"
    ])
  ]
  const widths = (rows[0] as Array<string>).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] as string).length))
  )
  for (const row of rows) {
    process.stdout.write(
      `${row
        .map((cell, column) =>
          column === 0 || column >= 5
            ? cell.padEnd(widths[column] as number)
            : cell.padStart(widths[column] as number)
        )
        .join("  ")
        .trimEnd()}\n`
    )
  }
}
