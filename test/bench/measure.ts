/** One line of the table: ours against another, in one run, on one machine. */
export interface Line {
  readonly name: string
  readonly ours: number
  readonly other: number | null
  readonly unit: string
  /** ours / other; for a line without another, null. */
  readonly ratio: number | null
  /** What the ratio (or, where there is none, our figure) must be: `>= 1.8`, `<= 1.5`, or empty if only printed. */
  readonly target: string
  readonly ok: boolean
}

/** What a closed loop of clients did. Times in milliseconds. */
export interface Loop {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

export const quantile = (sorted: ReadonlyArray<number>, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN

export const median = (values: ReadonlyArray<number>): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5
  )

/** `clients` callers, each sending its next request when the last was answered, for `millis`. */
export const closedLoop = async (
  clients: number,
  millis: number,
  request: (client: number) => Promise<unknown>
): Promise<Loop> => {
  const latencies: Array<number> = []
  const started = performance.now()
  const until = started + millis
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let now = performance.now(); now < until; ) {
        await request(client)
        const after = performance.now()
        latencies.push(after - now)
        now = after
      }
    })
  )
  const seconds = (performance.now() - started) / 1_000
  latencies.sort((a, b) => a - b)
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99)
  }
}

/**
 * Rounds in turn, A B A B …, so that a slow minute of a shared machine hits both sides alike. Answers the
 * figures of every round; the ratio is the median of the rounds' ratios.
 */
export const alternate = async (
  rounds: number,
  ours: () => Promise<number>,
  other: () => Promise<number>
): Promise<{ readonly ours: number; readonly other: number; readonly ratio: number }> => {
  const pairs: Array<readonly [number, number]> = []
  for (let round = 0; round < rounds; round++) pairs.push([await ours(), await other()])
  return {
    ours: median(pairs.map(([a]) => a)),
    other: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b))
  }
}

/** A line whose ratio has a bound. */
export const compared = (
  name: string,
  unit: string,
  figures: { readonly ours: number; readonly other: number; readonly ratio: number },
  bound: { readonly atLeast: number } | { readonly atMost: number }
): Line => ({
  name,
  unit,
  ...figures,
  target: "atLeast" in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`,
  ok: "atLeast" in bound ? figures.ratio >= bound.atLeast : figures.ratio <= bound.atMost
})

/** A line whose own figure has a bound, or is only printed. */
export const alone = (
  name: string,
  unit: string,
  ours: number,
  bound?: { readonly atLeast: number } | { readonly atMost: number }
): Line => ({
  name,
  unit,
  ours,
  other: null,
  ratio: null,
  target: bound === undefined ? "" : "atLeast" in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`,
  ok: bound === undefined || ("atLeast" in bound ? ours >= bound.atLeast : ours <= bound.atMost)
})
