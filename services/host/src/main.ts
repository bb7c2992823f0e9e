import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { IdentityGroup } from "@jiaosuo/identity/api"
import { layer as identity, sessionsLayer } from "@jiaosuo/identity/layer"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { openDataDirectory } from "@jiaosuo/platform/DataDirectory"
import { foundationLayer } from "@jiaosuo/platform/Foundation"
import { observabilityLayer, runProcess } from "@jiaosuo/platform/runService"
import { OperationsGroup, TownshipsGroup } from "@jiaosuo/townships/api"
import { layer as townships } from "@jiaosuo/townships/layer"
import { ImportsGroup, UnregisteredVehiclesGroup, VehiclesGroup } from "@jiaosuo/vehicles/api"
import { layer as vehicles } from "@jiaosuo/vehicles/layer"
import { Effect, Layer, Redacted } from "effect"
import { announcement } from "./Announcement.ts"
import { type HostSettings, hostSettings } from "./config.ts"
import { demoAccounts } from "./DemoAccounts.ts"
import { migrations } from "./migrations.ts"
import { choosePort } from "./Port.ts"
import { readiness } from "./Readiness.ts"
import { startServers } from "./Servers.ts"

/** The whole product in one process: what it consists of, from the bottom up. */
const host = (settings: HostSettings) =>
  Effect.gen(function* () {
    const data = yield* openDataDirectory(settings.dataDirectory)
    const servers = yield* startServers(settings, data)
    const operatorToken = Redacted.make(data.secret("operator-token"))
    const http = httpLayer({
      api: productApi
        .add(IdentityGroup)
        .add(VehiclesGroup)
        .add(UnregisteredVehiclesGroup)
        .add(ImportsGroup)
        .add(TownshipsGroup)
        .add(OperationsGroup),
      handlers: Layer.mergeAll(identity, vehicles, townships),
      host: settings.host,
      port: yield* choosePort(settings.host, settings.port),
      staticFiles: settings.pages,
      readiness,
      behindProxy: settings.behindProxy,
      tracing: settings.otlpEndpoint !== undefined
    })
    const product = announcement({ settings, data, servers, operatorToken }).pipe(
      Layer.provide(http),
      Layer.provide(sessionsLayer({ operatorToken })),
      Layer.provide(relayLayer()),
      Layer.provideMerge(demoAccounts({ wanted: servers.databaseIsOwn && settings.demo })),
      Layer.provide(Layer.effectDiscard(migrations)),
      Layer.provide(foundationLayer({ ...settings, ...servers, name: "host" }))
    )
    return yield* Layer.launch(product)
  }).pipe(Effect.scoped, Effect.provide(observabilityLayer({ ...settings, name: "host" })))

runProcess(Effect.flatMap(hostSettings, host))
