import { Context, Effect, Metric, type MetricKey, type MetricPair, MetricState, type Scope } from "effect"

/** A number that is asked for when it is scraped, with the labels that tell its series apart. */
export interface Reading {
  readonly value: number
  readonly labels?: Readonly<Record<string, string>>
}

interface Gauge {
  readonly name: string
  readonly help: string
  readonly read: Effect.Effect<ReadonlyArray<Reading>>
}

/** The gauges of a process. Packages add theirs with `observeGauge`; nobody needs to provide this. */
export class Gauges extends Context.Reference<Gauges>()("@jiaosuo/http/Gauges", {
  defaultValue: (): { readonly all: Set<Gauge> } => ({ all: new Set() })
}) {}

/**
 * A gauge that is read whenever `/metrics` is asked for, until the scope closes. A reading that fails leaves
 * its series out and is logged.
 *
 * @example
 * yield* observeGauge("jiaosuo_postgres_connections", "Connections of the pool", Effect.sync(() => [
 *   { value: pool.idleCount, labels: { state: "idle" } } ]))
 */
export const observeGauge = <R>(
  name: string,
  help: string,
  read: Effect.Effect<ReadonlyArray<Reading>, unknown, R>
): Effect.Effect<void, never, R | Scope.Scope> =>
  Effect.gen(function* () {
    const context = yield* Effect.context<R>()
    const gauges = yield* Gauges
    const gauge: Gauge = {
      name: nameOf(name),
      help,
      read: read.pipe(
        Effect.provide(context),
        Effect.timeout("1 second"),
        Effect.catchAllCause((cause) =>
          Effect.as(
            Effect.logWarning("a gauge cannot be read", cause).pipe(Effect.annotateLogs({ gauge: name })),
            []
          )
        )
      )
    }
    yield* Effect.acquireRelease(
      Effect.sync(() => gauges.all.add(gauge)),
      () => Effect.sync(() => gauges.all.delete(gauge))
    )
  })

/** Letters, digits and underscores only, as the format asks. */
const nameOf = (name: string): string => name.replace(/[^a-zA-Z0-9_:]/g, "_").replace(/^(\d)/, "_$1")

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")

const labelled = (labels: ReadonlyArray<readonly [string, string]>): string =>
  labels.length === 0
    ? ""
    : `{${labels.map(([key, value]) => `${nameOf(key)}="${escaped(value)}"`).join(",")}}`

const numeral = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? "+Inf" : value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value)

interface Family {
  readonly type: "counter" | "gauge" | "histogram" | "summary"
  readonly help: string
  readonly lines: Array<string>
}

const linesOf = (
  name: string,
  labels: ReadonlyArray<readonly [string, string]>,
  state: MetricPair.MetricPair.Untyped["metricState"]
): { readonly type: Family["type"]; readonly lines: ReadonlyArray<string> } => {
  if (MetricState.isCounterState(state)) {
    return { type: "counter", lines: [`${name}${labelled(labels)} ${state.count}`] }
  }
  if (MetricState.isGaugeState(state)) {
    return { type: "gauge", lines: [`${name}${labelled(labels)} ${state.value}`] }
  }
  if (MetricState.isFrequencyState(state)) {
    return {
      type: "counter",
      lines: [...state.occurrences].map(
        ([key, count]) => `${name}${labelled([...labels, ["key", key]])} ${count}`
      )
    }
  }
  if (MetricState.isHistogramState(state)) {
    return {
      type: "histogram",
      lines: [
        ...state.buckets.map(
          ([bound, count]) => `${name}_bucket${labelled([...labels, ["le", numeral(bound)]])} ${count}`
        ),
        `${name}_sum${labelled(labels)} ${state.sum}`,
        `${name}_count${labelled(labels)} ${state.count}`
      ]
    }
  }
  if (MetricState.isSummaryState(state)) {
    return {
      type: "summary",
      lines: [
        ...state.quantiles.flatMap(([quantile, value]) =>
          value._tag === "None"
            ? []
            : [`${name}${labelled([...labels, ["quantile", String(quantile)]])} ${value.value}`]
        ),
        `${name}_sum${labelled(labels)} ${state.sum}`,
        `${name}_count${labelled(labels)} ${state.count}`
      ]
    }
  }
  return { type: "gauge", lines: [] }
}

const helpOf = (key: MetricKey.MetricKey.Untyped): string =>
  key.description._tag === "Some" ? key.description.value : key.name

/** What the process itself uses: memory, processor time, the lag of its event loop is left to the runtime. */
const processLines = (): ReadonlyArray<string> => {
  const memory = process.memoryUsage()
  const cpu = process.cpuUsage()
  return [
    "# HELP process_resident_memory_bytes Resident memory of the process.",
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${memory.rss}`,
    "# HELP process_heap_used_bytes Memory in use on the heap.",
    "# TYPE process_heap_used_bytes gauge",
    `process_heap_used_bytes ${memory.heapUsed}`,
    "# HELP process_cpu_seconds_total Processor time used.",
    "# TYPE process_cpu_seconds_total counter",
    `process_cpu_seconds_total ${(cpu.user + cpu.system) / 1e6}`,
    "# HELP process_uptime_seconds Time since the process started.",
    "# TYPE process_uptime_seconds gauge",
    `process_uptime_seconds ${process.uptime()}`
  ]
}

/** All metrics of the process in the text format of Prometheus: Effect's registry, the gauges, the process. */
export const prometheusText: Effect.Effect<string> = Effect.gen(function* () {
  const families = new Map<string, Family>()
  const add = (name: string, type: Family["type"], help: string, lines: ReadonlyArray<string>): void => {
    if (lines.length === 0) return
    const family = families.get(name)
    if (family === undefined) families.set(name, { type, help, lines: [...lines] })
    else family.lines.push(...lines)
  }
  for (const pair of Metric.unsafeSnapshot()) {
    const name = nameOf(pair.metricKey.name)
    const labels = pair.metricKey.tags.map((tag) => [tag.key, tag.value] as const)
    const { type, lines } = linesOf(name, labels, pair.metricState)
    add(name, type, helpOf(pair.metricKey), lines)
  }
  const gauges = yield* Gauges
  for (const gauge of gauges.all) {
    const readings = yield* gauge.read
    add(
      gauge.name,
      "gauge",
      gauge.help,
      readings.map(({ value, labels }) => `${gauge.name}${labelled(Object.entries(labels ?? {}))} ${value}`)
    )
  }
  const text = [...families].flatMap(([name, { type, help, lines }]) => [
    `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`,
    `# TYPE ${name} ${type}`,
    ...lines
  ])
  return `${[...text, ...processLines()].join("\n")}\n`
})
