import type {
  IForbiddenRuleType,
  IReachabilityForbiddenRuleType,
  IRegularForbiddenRuleType
} from "dependency-cruiser"

/**
 * Who may import whom, for dependency-cruiser. Paths are matched from any folder on, so that the same rules
 * judge the tree and the planted trees beside this file.
 */

const at = (path: string): string => `(?:^|/)${path}`
/** A package of npm, by the folder it resolves to. */
const npm = (name: string): string => `(?:^|/)node_modules/${name}/`

const kernel = at("shared/kernel/src/")
const reference = at("shared/reference/(?:src|data)/")
const orders = at("shared/orders/src/")
const anyService = at("services/[^/]+/")
const test = "[^/]+\\.test\\.tsx?$|(?:^|/)test/"

const error = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"]
): IForbiddenRuleType => ({ name, comment, severity: "error", from, to })

/** Like `error`, for what must not be reached on any way either. */
const unreachable = (
  name: string,
  comment: string,
  from: IReachabilityForbiddenRuleType["from"],
  to: Omit<IReachabilityForbiddenRuleType["to"], "reachable">
): IForbiddenRuleType => ({ name, comment, severity: "error", from, to: { ...to, reachable: true } })

/** The rules, each named by what is true when it holds. */
export const graphRules: ReadonlyArray<IForbiddenRuleType> = [
  error(
    "modules-form-no-circle",
    "Whatever imports itself in a circle cannot be read from the bottom up.",
    {},
    {
      circular: true
    }
  ),
  error(
    "every-import-resolves",
    "An import that the exports of a package do not allow is one past its front door.",
    { pathNot: [at("services/console/")] },
    { couldNotResolve: true }
  ),
  error(
    "kernel-imports-effect-only",
    "The kernel is pure values.",
    { path: kernel },
    { pathNot: [kernel, npm("effect"), "^(?:node:)?crypto$"] }
  ),
  error(
    "reference-imports-kernel-only",
    "Reference data is below everything that stores or serves.",
    { path: at("shared/reference/src/") },
    {
      pathNot: [
        kernel,
        reference,
        npm("effect"),
        npm("chinese-days"),
        npm("pinyin-pro"),
        "^(?:node:)?(?:crypto|path|fs|fs/promises)$"
      ]
    }
  ),
  error(
    "orders-stand-on-store-and-http-only",
    "The way of an order knows the log, HTTP and what a bus may be answered: no driver, no read model, no database, no Node.",
    { path: orders },
    {
      pathNot: [
        orders,
        kernel,
        reference,
        at("shared/(?:event-store|http)/src/"),
        at("shared/messaging/src/EventBus\\.ts$"),
        npm("effect"),
        npm("@effect/platform")
      ]
    }
  ),
  error(
    "only-contexts-import-orders",
    "Store, bus, read models and HTTP are below the way of an order.",
    { path: at("shared/(?:kernel|reference|event-store|messaging|projection|http|platform|testing)/") },
    { path: at("shared/orders/") }
  ),
  error(
    "shared-never-imports-services",
    "What is shared by all services knows none of them.",
    { path: at("shared/") },
    { path: anyService }
  ),
  error(
    "only-mains-import-the-platform",
    "Servers, drivers and telemetry are chosen where a process is put together: its main and its settings.",
    {
      path: at("(?:shared|services)/"),
      pathNot: [
        at("shared/platform/"),
        at("shared/testing/"),
        at("services/host/"),
        at("services/[^/]+/src/(?:main|config)\\.ts$"),
        test
      ]
    },
    { path: at("shared/platform/") }
  ),
  error(
    "only-tests-import-the-test-kit",
    "Private databases and clocks of tests are no part of the product.",
    { path: at("(?:shared|services)/[^/]+/src/"), pathNot: [at("shared/testing/")] },
    { path: at("shared/testing/") }
  ),
  error(
    "sources-never-import-tests",
    "A test is the last reader of a module.",
    { path: at("(?:shared|services)/[^/]+/src/") },
    { path: [at("(?:shared|services)/[^/]+/test/"), "\\.test\\.tsx?$", at("test/(?:e2e|resilience|bench)/")] }
  ),
  error(
    "contexts-are-islands",
    "Contexts speak in events over the bus; none imports another, townships or the host.",
    { path: at("services/(?!townships/|host/|console/)([^/]+)/") },
    { path: anyService, pathNot: [at("services/$1/")] }
  ),
  error(
    "townships-reads-events-only",
    "The read models decode what contexts publish, and nothing behind it.",
    { path: at("services/townships/src/") },
    { path: anyService, pathNot: [at("services/townships/"), at("services/[^/]+/src/events\\.ts$")] }
  ),
  error(
    "console-knows-the-contract-only",
    "The pages talk to the HTTP interface: of a context they may know its contract.",
    { path: at("services/console/src/") },
    {
      path: [anyService, at("shared/")],
      pathNot: [at("services/console/"), at("services/[^/]+/src/api\\.ts$"), kernel, at("shared/http/src/")]
    }
  ),
  error(
    "domain-is-pure",
    "Rules of the trade are values: no store, no http, no database, no Node.",
    { path: at("(services/[^/]+|shared/orders)/src/domain/") },
    {
      pathNot: [
        at("$1/src/domain/"),
        at("shared/orders/src/domain/"),
        kernel,
        `${reference}(?!Reference(?:Folder)?\\.ts$)`,
        npm("effect")
      ]
    }
  ),
  unreachable(
    "contract-is-light",
    "A contract is loaded by browsers and other processes: it carries no store, no driver and no file system.",
    { path: at("services/[^/]+/src/(?:api\\.ts$|http/[^/]+Api\\.ts$)") },
    {
      path: [
        at("shared/(?:event-store|messaging|projection|platform)/"),
        npm("@effect/sql(?:-pg)?"),
        npm("pg"),
        npm("nats"),
        "^(?:node:)?(?:fs|net|http|child_process)(?:/|$)"
      ]
    }
  )
]
