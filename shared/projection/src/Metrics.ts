import { Metric, MetricLabel } from "effect"

const lag = Metric.gauge("jiaosuo_projection_lag", {
  description: "Events of the log that a read model has not applied yet"
})
const position = Metric.gauge("jiaosuo_projection_position", {
  description: "Position that a read model has reached"
})
const parked = Metric.gauge("jiaosuo_projection_parked", {
  description: "Parked events of a read model: its figures are incomplete until they are retried or dropped"
})
const applied = Metric.counter("jiaosuo_projection_applied_total", {
  description: "Events that this process has applied to a read model, of interest to it or not",
  incremental: true
})

/** Reports how a model stands. Labels are made once: this runs with every batch. */
export const modelMetrics = (model: string) => {
  const labels = [MetricLabel.make("model", model)]
  return {
    stands: (at: number, head: number, parkedEvents: number) => {
      position.unsafeUpdate(at, labels)
      lag.unsafeUpdate(Math.max(0, head - at), labels)
      parked.unsafeUpdate(parkedEvents, labels)
    },
    applied: (events: number) => applied.unsafeUpdate(events, labels)
  }
}
