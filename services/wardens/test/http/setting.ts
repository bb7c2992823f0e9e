import { httpLayer } from "@jiaosuo/http/HttpLayer"
import type { Principal } from "@jiaosuo/http/Principal"
import type { ManualClock } from "@jiaosuo/testing/Clock"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Layer } from "effect"
import { contextApi } from "../../src/http/ContextApi.ts"
import { layer, migrate } from "../../src/layer.ts"

/**
 * The wardens behind HTTP, in two townships. The token of each account is its name. Of the wardens' accounts only those
 * are linked to somebody that a test links: `active`, `gridWorker` and `gone` by `cast`; `stranger` never.
 */

export const townships = { own: "371603101", other: "371603102" } as const

const { own, other } = townships

/** A warden's or grid worker's account is one of the station of its township. */
const people = {
  commander: person("commander", "commander"),
  officer: person("officer", "officer", [own]),
  auxiliary: person("auxiliary", "auxiliary", [own]),
  neighbour: person("neighbour", "officer", [other]),
  dispatcher: person("dispatcher", "dispatcher"),
  registrar: person("registrar", "registrar"),
  admin: person("admin", "admin", []),
  /** A persuader in active service, of the officer's township. */
  warden: person("warden", "warden", [own]),
  /** Another one, and a volunteer. */
  colleague: person("colleague", "warden", [own]),
  volunteer: person("volunteer", "warden", [own]),
  /** A persuader of the other township. */
  elsewhere: person("elsewhere", "warden", [other]),
  /** Linked to somebody who rests, or who left. */
  resting: person("resting", "warden", [own]),
  gone: person("gone", "warden", [own]),
  /** A grid worker in active service (row 35). */
  gridWorker: person("gridWorker", "grid-worker", [own]),
  /** A warden's account that is linked to nobody. */
  stranger: person("stranger", "warden", [own])
} satisfies Readonly<Record<string, Principal>>

export type Account = keyof typeof people

/** Who asks, where it is not the officer. */
interface As {
  readonly as?: Account
}

/** A refusal as a test compares it. */
export interface Refused {
  readonly code?: string
  readonly rule?: string
}

export type Setting = Awaited<ReturnType<typeof startWardens>>

/**
 * Serves the context, at the time of a clock where one is given; `logged` of a test that provokes faults is in
 * `startContext`.
 */
export const startWardens = async (clock?: ManualClock) => {
  const http = httpLayer({ api: contextApi, handlers: layer, ...onFreePort })
  const server = await startContext({
    http: clock === undefined ? http : Layer.provideMerge(http, clock.layer),
    migrate,
    people,
    usually: "officer"
  })

  /** A command that must be accepted; gives the id of the thing and the warnings. */
  const told = async (path: string, form: object, as: As = {}) => {
    const { status, body } = await server.post<{
      id: string
      warnings: ReadonlyArray<{ readonly path: string; readonly reason: string }>
    }>(path, form, as)
    if (status >= 300) throw new Error(`${path} ${JSON.stringify(form)}: ${JSON.stringify(body)}`)
    return body
  }
  const accepted = async (path: string, form: object, as: As = {}): Promise<string> =>
    (await told(path, form, as)).id
  /** A command that is refused: status and code. */
  const refused = async (path: string, form: object, as: As = {}): Promise<readonly [number, string]> => {
    const { status, body } = await server.post<Refused>(path, form, as)
    return [status, body.code ?? "accepted"]
  }

  let names = 0

  /** Opens a place of the officer's township. */
  const place = (form: object = {}, as: As = {}): Promise<string> =>
    accepted(
      "/api/wardens/places",
      {
        kind: "persuasion-post",
        name: `第${++names}劝导站`,
        township: own,
        location: { longitude: 118.1, latitude: 37.7 },
        road: "乡道",
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "07:00", until: "18:00" }],
        ...form
      },
      as
    )

  /** Takes an application down. */
  const applicant = (form: object = {}, as: As = {}): Promise<string> =>
    accepted("/api/wardens/wardens", { name: "张建国", roles: ["persuader"], township: own, ...form }, as)

  const act = (id: string, verb: string, form: object = {}, as: As = {}): Promise<string> =>
    accepted(`/api/wardens/wardens/${id}/${verb}`, form, as)

  const subjects: Readonly<Record<string, string>> = {
    "grid-worker": "door-to-door",
    "village-auxiliary": "door-to-door",
    volunteer: "volunteer"
  }

  /**
   * Somebody in active service, through all steps: with the trainings of their roles, posted and linked where that is
   * asked for. `trainings` are further subjects.
   */
  const warden = async (
    form: {
      readonly roles?: ReadonlyArray<string>
      readonly placeId?: string | null
      readonly account?: Account
      readonly trainings?: ReadonlyArray<string>
    } & Readonly<Record<string, unknown>> = {},
    as: As = {}
  ): Promise<string> => {
    const { placeId = null, account, trainings = [], ...application } = form
    const id = await applicant(application, as)
    await act(id, "check", { passed: true }, as)
    await act(id, "begin-training", {}, as)
    const roles = form.roles ?? ["persuader"]
    for (const subject of new Set([
      ...roles.map((role) => subjects[role] ?? "traffic-persuasion"),
      ...trainings
    ])) {
      await act(id, "record-training", { subject }, as)
    }
    if (placeId !== null) await act(id, "post", { placeId }, as)
    await act(id, "activate", {}, as)
    if (account !== undefined) await act(id, "link-account", { account }, as)
    return id
  }

  /** One post in each township, and somebody behind every account of a warden but `stranger`. */
  const cast = async () => {
    const elsewhere: As = { as: "commander" }
    const post = await place()
    const otherPost = await place({ township: other }, elsewhere)
    const ids = {
      warden: await warden({ placeId: post, account: "warden" }),
      colleague: await warden({ placeId: post, account: "colleague" }),
      volunteer: await warden({ roles: ["volunteer"], account: "volunteer" }),
      elsewhere: await warden({ township: other, placeId: otherPost, account: "elsewhere" }, elsewhere),
      resting: await warden({ placeId: post, account: "resting" }),
      gone: await warden({ placeId: post, account: "gone" }),
      gridWorker: await warden({ roles: ["grid-worker"], account: "gridWorker" })
    }
    await act(ids.resting, "rest")
    await act(ids.gone, "let-go")
    return { post, otherPost, ...ids }
  }

  return { ...server, told, accepted, refused, place, applicant, warden, act, cast }
}
