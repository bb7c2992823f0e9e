import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { sessionsLayer } from "@jiaosuo/identity/layer"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { openDataDirectory } from "@jiaosuo/platform/DataDirectory"
import { foundationLayer } from "@jiaosuo/platform/Foundation"
import { observabilityLayer, runProcess } from "@jiaosuo/platform/runService"
import { Effect, Layer, Redacted } from "effect"
import { announcement } from "./Announcement.ts"
import { baseMapFiles } from "./BaseMap.ts"
import { type HostSettings, hostSettings } from "./config.ts"
import { handlers } from "./contexts.ts"
import { api } from "./contract.ts"
import { demoAccounts } from "./DemoAccounts.ts"
import { migrations } from "./migrations.ts"
import { choosePort } from "./Port.ts"
import { readiness } from "./Readiness.ts"
import { startServers } from "./Servers.ts"

/** The whole product in one process: its servers first, then what stands on them, the address last. */
const host = (settings: HostSettings) =>
  Effect.gen(function* () {
    const data = yield* openDataDirectory(settings.dataDirectory)
    const port = yield* choosePort(settings.host, settings.port)
    const servers = yield* startServers(settings, data)
    const operatorToken = Redacted.make(data.secret("operator-token"))
    const http = httpLayer({
      ...settings,
      api,
      handlers,
      readiness,
      port,
      staticFiles: settings.pages,
      besidePages: yield* baseMapFiles(settings.baseMap)
    })
    const product = announcement({ settings, data, servers, operatorToken }).pipe(
      Layer.provide(http),
      Layer.provide(sessionsLayer({ operatorToken })),
      Layer.provide(relayLayer()),
      Layer.provideMerge(
        demoAccounts({ wanted: servers.databaseIsOwn && settings.demo, host: settings.host })
      ),
      Layer.provide(Layer.effectDiscard(migrations)),
      Layer.provide(foundationLayer({ ...settings, ...servers, name: "host" }))
    )
    return yield* Layer.launch(product)
  }).pipe(Effect.scoped, Effect.provide(observabilityLayer({ ...settings, name: "host" })))

runProcess(Effect.flatMap(hostSettings, host))
