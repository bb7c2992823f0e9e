import { HttpApi, HttpApiSchema } from "@effect/platform"
import { Context, Option } from "effect"
import { BodyLimit, TakesMedia } from "./ProductApi.ts"

/** What the edge of the server needs to know of an endpoint before the router has found it. */
export interface Route {
  /** `/api/vehicles/:id/verify`: the label of its requests in metrics and logs. */
  readonly pattern: string
  /** Largest body in bytes; undefined where the server's own limit applies. */
  readonly bodyLimit: number | undefined
  /** Kinds of body it takes; empty where it reads none, or reads it by itself without saying which. */
  readonly media: ReadonlyArray<string>
}

/** The endpoints of an API by address and method. */
export interface RouteTable {
  readonly find: (method: string, path: string) => Route | undefined
  /** Methods that an address takes; empty for an unknown address. */
  readonly methodsOf: (path: string) => ReadonlyArray<string>
  /** Largest body that any endpoint takes, in bytes; 0 where none has a limit of its own. */
  readonly largestBody: number
}

interface Node {
  readonly named: Map<string, Node>
  any: Node | undefined
  readonly routes: Map<string, Route>
}

const emptyNode = (): Node => ({ named: new Map(), any: undefined, routes: new Map() })

const segmentsOf = (path: string): ReadonlyArray<string> =>
  path.split("/").filter((segment) => segment !== "")

const find = (node: Node, segments: ReadonlyArray<string>, at: number): Node | undefined => {
  if (at === segments.length) return node.routes.size > 0 ? node : undefined
  const named = node.named.get(segments[at] as string)
  return (
    (named === undefined ? undefined : find(named, segments, at + 1)) ??
    (node.any === undefined ? undefined : find(node.any, segments, at + 1))
  )
}

/** A table over addresses given as patterns; a later entry of the same method and address wins. */
export const routeTable = (
  entries: Iterable<{ readonly method: string; readonly path: string; readonly route: Route }>
): RouteTable => {
  const root = emptyNode()
  let largestBody = 0
  for (const { method, path, route } of entries) {
    let node = root
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith(":")) {
        node.any ??= emptyNode()
        node = node.any
      } else {
        const next = node.named.get(segment) ?? emptyNode()
        node.named.set(segment, next)
        node = next
      }
    }
    node.routes.set(method, route)
    largestBody = Math.max(largestBody, route.bodyLimit ?? 0)
  }
  const at = (path: string): Node | undefined => find(root, segmentsOf(path), 0)
  return {
    find: (method, path) => {
      const routes = at(path)?.routes
      return routes?.get(method) ?? (method === "HEAD" ? routes?.get("GET") : undefined)
    },
    methodsOf: (path) => {
      const methods = [...(at(path)?.routes.keys() ?? [])]
      return methods.includes("GET") ? [...methods, "HEAD"].sort() : methods.sort()
    },
    largestBody
  }
}

/** The endpoints of an API as entries of a route table. */
export const routesOf = (
  api: HttpApi.HttpApi.AnyWithProps
): ReadonlyArray<{ readonly method: string; readonly path: string; readonly route: Route }> => {
  const found: Array<{ method: string; path: string; route: Route }> = []
  HttpApi.reflect(api, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint, mergedAnnotations, payloads }) => {
      const stated = Context.getOption(mergedAnnotations, TakesMedia)
      const hasFiles = Option.exists(
        endpoint.payloadSchema,
        ({ ast }) =>
          HttpApiSchema.getMultipart(ast) !== undefined || HttpApiSchema.getMultipartStream(ast) !== undefined
      )
      found.push({
        method: endpoint.method,
        path: endpoint.path,
        route: {
          pattern: endpoint.path,
          bodyLimit: Option.getOrUndefined(Context.getOption(mergedAnnotations, BodyLimit)),
          media: Option.getOrElse(stated, () => (hasFiles ? ["multipart/form-data"] : [...payloads.keys()]))
        }
      })
    }
  })
  return found
}
