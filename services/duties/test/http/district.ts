import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { makeDistrict } from "@jiaosuo/reference/Divisions"
import { builtInReference, Reference } from "@jiaosuo/reference/Reference"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Either, Layer } from "effect"
import { OrganisationGroup, PeopleGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

/** Duties behind HTTP for an invented district of thirty townships with three villages each (row 17). */

const two = (n: number): string => String(n).padStart(2, "0")

/** Nine-digit code of the n-th township, 1 to 30. */
export const townshipOf = (n: number): string => `5001141${two(n)}`

/** Twelve-digit code of one of its three villages. */
export const villageOf = (n: number, village: 1 | 2 | 3): string => `${townshipOf(n)}20${village}`

const numbers = Array.from({ length: 30 }, (_, i) => i + 1)

const district = Either.getOrThrow(
  makeDistrict({
    district: {
      code: "500114",
      name: "三十乡区",
      city: { code: "500100", name: "某市" },
      province: { code: "500000", name: "某省" },
      formerCodes: [],
      plateArea: "渝H",
      bounds: null
    },
    townships: numbers.map((n) => ({ code: townshipOf(n), name: `第${n}镇`, hasStation: true })) as never,
    villages: numbers.flatMap((n) =>
      ([1, 2, 3] as const).map((v) => ({ code: villageOf(n, v), name: `第${n}镇第${v}村` }))
    )
  })
)

/** Serves them; the token of each is the name of the account. */
export const startDuties = () =>
  startContext({
    http: httpLayer({
      api: productApi.add(OrganisationGroup).add(PeopleGroup),
      handlers: layer.pipe(Layer.provide(Layer.succeed(Reference, { ...builtInReference, district }))),
      ...onFreePort
    }),
    migrate,
    people: {
      commander: person("commander", "commander"),
      officer: person("officer", "officer", [townshipOf(1)]),
      neighbour: person("neighbour", "officer", [townshipOf(2)]),
      warden: person("warden", "warden", [townshipOf(1)]),
      admin: person("admin", "admin")
    },
    usually: "commander"
  })

export type Duties = Awaited<ReturnType<typeof startDuties>>

/** Gives an order on the organisation and answers the id of what it made or changed. */
export const ordering =
  (duties: Duties) =>
  async (verb: string, form: object): Promise<string> => {
    const { status, body } = await duties.post(`/api/duties/organisation/${verb}`, form)
    if (status !== 200) throw new Error(`${verb}: ${JSON.stringify(body)}`)
    return body.id
  }

/** Gives an order that is refused: status and code. */
export const refusing =
  (duties: Duties) =>
  async (verb: string, form: object): Promise<readonly [number, string]> => {
    const { status, body } = await duties.post<{ code: string }>(`/api/duties/organisation/${verb}`, form)
    return [status, body.code]
  }
