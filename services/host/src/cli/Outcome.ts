/** How a command ended, for scripts. Documented in the README and in `jiaosuo help`. */
export const exitCodes = {
  ok: 0,
  /** The host refused, a check failed, or something went wrong on the way. */
  failed: 1,
  /** The command line itself cannot be understood. */
  usage: 2,
  /** No host answers there. */
  notReachable: 3,
  /** Nobody is signed in, or the account may not do this. */
  notAllowed: 4
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command with a message on standard error. */
export class CommandFailed extends Error {
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode = exitCodes.failed) {
    super(message)
    this.name = "CommandFailed"
    this.exitCode = exitCode
  }
}

/** One line of an answer. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** An answer for programs: one line of JSON. */
export const printJson = (answer: unknown): void => print(JSON.stringify(answer))

/** What a person should know and a program should not read. */
export const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Columns that a Chinese character takes on a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (width, character) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character
      )
        ? 2
        : 1),
    0
  )

/** Rows under headings, aligned also where Chinese and Latin letters mix; numbers stand to the right. */
export const table = (
  headings: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>
): string => {
  const cells = [headings, ...rows].map((row) => row.map((cell) => (cell === null ? "–" : String(cell))))
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ""))))
  const isNumeric = headings.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number")
  )
  return cells
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = " ".repeat((widths[column] ?? 0) - widthOf(cell))
          return isNumeric[column] === true ? padding + cell : cell + padding
        })
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}
