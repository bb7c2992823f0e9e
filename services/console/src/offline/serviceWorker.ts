import { clientsClaim } from "workbox-core"
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching"
import { NavigationRoute, registerRoute } from "workbox-routing"
import { NetworkFirst } from "workbox-strategies"
import { keptAnswers, referenceAddresses } from "./referenceAddresses.ts"

/** The worker of the pages: `/sw.js`. The build writes the files of the shell into it (`build/shellFiles.ts`). */
declare const self: {
  readonly __SHELL_FILES: ReadonlyArray<{ readonly url: string; readonly revision: string | null }>
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: (
    type: "activate",
    listener: (event: { readonly waitUntil: (work: Promise<unknown>) => void }) => void
  ) => void
}

// A new version takes over at once: a phone seldom closes an installed application altogether.
void self.skipWaiting()
clientsClaim()
cleanupOutdatedCaches()

precacheAndRoute([...self.__SHELL_FILES])

// Every address of the pages is the one page; what servers answer is not.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/(?:api|docs|openapi\.json|healthz|readyz|metrics)(?:\/|$)/]
  })
)

/** The tables of today, before any page has asked for them through the worker. What does not come now comes later. */
const fetchReference = async (): Promise<void> => {
  const cache = await caches.open(keptAnswers)
  await Promise.allSettled(referenceAddresses.map((address) => cache.add(address)))
}
self.addEventListener("activate", (event) => event.waitUntil(fetchReference()))

/** A bad line is worse than none: after this the kept answer is good enough. */
const networkTimeoutSeconds = 4

const reference = new Set(referenceAddresses)
registerRoute(
  ({ url, sameOrigin, request }) => sameOrigin && request.method === "GET" && reference.has(url.pathname),
  new NetworkFirst({
    cacheName: keptAnswers,
    networkTimeoutSeconds,
    matchOptions: { ignoreVary: true, ignoreSearch: true },
    plugins: [
      {
        // A refusal is no table.
        cacheWillUpdate: ({ response }) => Promise.resolve(response.status === 200 ? response : null)
      }
    ]
  })
)
