import { natsEventBusLayer } from "@jiaosuo/messaging/NatsEventBus"
import { privateStreamName, testNatsUrl } from "@jiaosuo/testing/Bus"
import { Layer } from "effect"
import { eventBusContract } from "./eventBusContract.ts"

eventBusContract(
  "NATS JetStream",
  Layer.suspend(() => {
    const streamName = privateStreamName()
    return natsEventBusLayer({ url: testNatsUrl(), streamName, prefix: `${streamName}.` })
  })
)
