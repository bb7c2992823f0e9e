import { randomBytes } from "node:crypto"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { openDataDirectory } from "@jiaosuo/platform/DataDirectory"
import { foundationLayer } from "@jiaosuo/platform/Foundation"
import { observabilityLayer, runProcess } from "@jiaosuo/platform/runService"
import { Effect, Layer, Option } from "effect"
import { announce } from "./Announcement.ts"
import { hostSettings } from "./config.ts"
import { migrations } from "./migrations.ts"
import { choosePort } from "./Port.ts"
import { startServers } from "./Servers.ts"

const host = Effect.gen(function* () {
  const settings = yield* hostSettings
  const observability = observabilityLayer({ ...settings, name: "host" })
  return yield* Effect.gen(function* () {
    const data = yield* openDataDirectory(settings.dataDirectory)
    const servers = yield* startServers(settings, data)
    const operatorToken = randomBytes(32).toString("base64url")
    const port = yield* choosePort(settings.host, settings.port)
    const announced = Layer.scopedDiscard(
      announce({ host: settings.host, dataDirectory: data.path, servers, operatorToken, demoAccounts: [] })
    )
    return yield* Layer.launch(
      announced.pipe(
        Layer.provide(
          httpLayer({
            api: productApi,
            handlers: Layer.empty,
            host: settings.host,
            port,
            staticFiles: settings.pages
          })
        ),
        Layer.provide(Layer.succeed(Sessions, { principalOf: () => Effect.succeed(Option.none()) })),
        Layer.provideMerge(relayLayer()),
        Layer.provideMerge(Layer.effectDiscard(migrations)),
        Layer.provideMerge(foundationLayer({ ...settings, ...servers, name: "host" }))
      )
    )
  }).pipe(Effect.scoped, Effect.provide(observability))
})

runProcess(host)
