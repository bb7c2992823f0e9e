import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { genesisHash, streamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import type { BusMessage } from "@jiaosuo/messaging/EventBus"

/** An event as the log would have it. */
export const recorded = (
  context: string,
  position: number,
  part: Partial<RecordedEvent> = {}
): RecordedEvent => ({
  id: uuidv7(),
  stream: streamId(context, "thing", String(position)),
  version: 1,
  position,
  type: "ThingHappened",
  schemaVersion: 1,
  township: position % 2 === 0 ? null : "371603101",
  occurredAt: "2026-03-04T01:02:03.000Z",
  recordedAt: "2026-03-04T01:02:03.456Z",
  actor: "warden-371603101",
  station: "371603101",
  commandId: uuidv7(),
  correlationId: uuidv7(),
  causationId: null,
  data: { n: position, text: '鲁M·"12345"\n' },
  hash: genesisHash,
  ...part
})

/** Messages that follow one another, as a relay would publish a log of one context. */
export const chain = (
  context: string,
  count: number,
  options: { readonly after?: number } = {}
): { readonly messages: ReadonlyArray<BusMessage> } => {
  const after = options.after ?? 0
  return {
    messages: Array.from({ length: count }, (_, n) => ({
      event: recorded(context, after + n + 1),
      previous: after + n,
      previousInContext: after + n
    }))
  }
}
