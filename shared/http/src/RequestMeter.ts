/**
 * Counts the requests of one server by address, method and status, and how long they took. Kept by hand:
 * the registry of Effect costs more per update than the rest of this edge together.
 */

/** Upper bounds of the histogram, in seconds. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

interface Series {
  readonly labels: string
  readonly buckets: Array<number>
  count: number
  seconds: number
}

export interface RequestMeter {
  /** One request was answered. `pattern` is the address of the endpoint, never the address asked for. */
  readonly answered: (method: string, pattern: string, status: number, millis: number) => void
  /** Requests under way, answers that stream not counted once they have begun. */
  underWay: number
  /** Streams that are open. */
  openStreams: number
  /** The series in the text format of Prometheus. */
  readonly render: () => string
}

/** A meter for one server. */
export const makeRequestMeter = (): RequestMeter => {
  const series = new Map<string, Series>()
  return {
    underWay: 0,
    openStreams: 0,
    answered: (method, pattern, status, millis) => {
      const key = `${method} ${status} ${pattern}`
      let one = series.get(key)
      if (one === undefined) {
        one = {
          labels: `method="${method}",route="${pattern}",status="${status}"`,
          buckets: new Array<number>(bounds.length).fill(0),
          count: 0,
          seconds: 0
        }
        series.set(key, one)
      }
      const seconds = millis / 1_000
      one.count++
      one.seconds += seconds
      const bucket = bounds.findIndex((bound) => seconds <= bound)
      if (bucket !== -1) one.buckets[bucket] = (one.buckets[bucket] as number) + 1
    },
    render() {
      const lines = [
        "# HELP jiaosuo_http_request_seconds Time from a request's headers to its answer.",
        "# TYPE jiaosuo_http_request_seconds histogram"
      ]
      for (const one of series.values()) {
        let below = 0
        bounds.forEach((bound, i) => {
          below += one.buckets[i] as number
          lines.push(`jiaosuo_http_request_seconds_bucket{${one.labels},le="${bound}"} ${below}`)
        })
        lines.push(`jiaosuo_http_request_seconds_bucket{${one.labels},le="+Inf"} ${one.count}`)
        lines.push(`jiaosuo_http_request_seconds_sum{${one.labels}} ${one.seconds}`)
        lines.push(`jiaosuo_http_request_seconds_count{${one.labels}} ${one.count}`)
      }
      lines.push(
        "# HELP jiaosuo_http_requests_under_way Requests that are being answered.",
        "# TYPE jiaosuo_http_requests_under_way gauge",
        `jiaosuo_http_requests_under_way ${this.underWay}`,
        "# HELP jiaosuo_http_open_streams Answers that stream events to a page.",
        "# TYPE jiaosuo_http_open_streams gauge",
        `jiaosuo_http_open_streams ${this.openStreams}`
      )
      return `${lines.join("\n")}\n`
    }
  }
}
