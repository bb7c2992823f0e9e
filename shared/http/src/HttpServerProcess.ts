import { createServer, IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { Socket } from "node:net"
import type { HttpServer, HttpServerError } from "@effect/platform"
import { NodeHttpServer } from "@effect/platform-node"
import { Effect, type Scope } from "effect"
import { preferredLanguage } from "./CurrentRequest.ts"
import { membersOf } from "./Problems.ts"
import type { RequestMeter } from "./RequestMeter.ts"
import { httpIsMalformed, serviceIsUnavailable } from "./StandardRefusals.ts"

/** The Node server under the platform's: limits, malformed requests, and an end that comes. */

/** How long the rest of a refused body is read and thrown away, so that the refusal reaches its sender. */
const discardMillis = 10_000

/** Reads the rest of a request and throws it away, for a bounded time. */
export const discardRest = (request: IncomingMessage): void => {
  if (request.complete || request.socket.destroyed) return
  request.removeAllListeners("data")
  request.resume()
  const timer = setTimeout(() => request.socket.destroy(), discardMillis)
  timer.unref()
  request.once("close", () => clearTimeout(timer))
  request.once("end", () => clearTimeout(timer))
}

/**
 * A request that is not reset when its reader has seen enough. The platform destroys a body that is larger
 * than its limit, and with it the connection on which the refusal was to go out.
 */
class PatientRequest extends IncomingMessage {
  override destroy(error?: Error): this {
    if (error !== undefined || this.complete || this.socket.destroyed) return super.destroy(error)
    discardRest(this)
    return this
  }
}

/** Answers what Node's parser refused, in the same form as every other refusal, and closes the connection. */
const answerMalformed = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy(error)
    return
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400
  const phrase = { 400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large" }[
    status
  ]
  const body = JSON.stringify({ ...membersOf(httpIsMalformed, preferredLanguage(undefined)), status })
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\n` +
      "Content-Type: application/problem+json; charset=utf-8\r\nContent-Language: zh-CN\r\n" +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  )
}

const streaming = new WeakSet<ServerResponse>()

/** Says that an answer streams: nobody waits for its end when the server stops. */
export const markStreaming = (response: ServerResponse, meter: RequestMeter): void => {
  if (streaming.has(response) || response.writableEnded || response.destroyed) return
  streaming.add(response)
  meter.underWay--
  meter.openStreams++
}

/** Keeps account of the requests under way until their answers are handed to the network. */
const count = (server: Server, meter: RequestMeter): void => {
  server.on("request", (_: IncomingMessage, response: ServerResponse) => {
    meter.underWay++
    response.once("close", () => {
      if (streaming.has(response)) meter.openStreams--
      else meter.underWay--
    })
  })
}

const configured = (largestBody: number): Server => {
  const server = createServer({
    IncomingMessage: PatientRequest,
    keepAliveTimeout: 65_000,
    // A ledger of a large district over a village's line takes its time; headers must come within a minute.
    requestTimeout: 900_000,
    headersTimeout: 60_000,
    noDelay: true
  })
  server.on("clientError", answerMalformed)
  // A client that asks before it sends ("Expect: 100-continue") is spared a body that nobody would take.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    const length = Number(request.headers["content-length"] ?? "0")
    if (length <= largestBody) response.writeContinue()
    server.emit("request", request, response)
  })
  return server
}

/** Longest time that requests under way may take to finish once the server is asked to stop. */
const graceMillis = 2_500

/** What a connection that is still open is told: somebody else is to be asked. */
const refuseWhileStopping = (request: IncomingMessage, response: ServerResponse): void => {
  const refusal = membersOf(serviceIsUnavailable, preferredLanguage(request.headers["accept-language"]))
  response.writeHead(503, {
    "content-type": "application/problem+json; charset=utf-8",
    "retry-after": "2",
    connection: "close"
  })
  response.end(JSON.stringify({ ...refusal, status: 503, retryAfterSeconds: 2 }))
}

/** Stops taking connections, lets the requests under way finish, and closes what is still open (event streams). */
const stop = (server: Server, meter: RequestMeter): Effect.Effect<void> =>
  Effect.gen(function* () {
    server.close()
    server.on("request", refuseWhileStopping)
    server.closeIdleConnections()
    yield* Effect.sleep("20 millis").pipe(
      Effect.repeat({ while: () => meter.underWay > 0 }),
      Effect.timeoutOption(graceMillis),
      Effect.when(() => meter.underWay > 0)
    )
    server.closeAllConnections()
  })

/**
 * The platform's server on `host:port` (0 takes a free port). When its scope closes, requests under way get
 * `graceMillis` to finish and every connection is closed after that: an open event stream never holds up
 * the end of the process.
 */
export const nodeServer = (options: {
  readonly host: string
  readonly port: number
  readonly largestBody: number
  readonly meter: RequestMeter
}): Effect.Effect<HttpServer.HttpServer, HttpServerError.ServeError, Scope.Scope> =>
  Effect.gen(function* () {
    const server = configured(options.largestBody)
    count(server, options.meter)
    const made = yield* NodeHttpServer.make(() => server, { host: options.host, port: options.port })
    yield* Effect.addFinalizer(() => stop(server, options.meter))
    return made
  })
