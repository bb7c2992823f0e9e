import { Either, Schema } from "effect"
import districtFile from "../data/371603/district.json" with { type: "json" }
import townshipsFile from "../data/371603/townships.json" with { type: "json" }
import villagesFile from "../data/371603/villages.json" with { type: "json" }
import { Bounds } from "./Coordinates.ts"
import { coreOfName, plainName } from "./DivisionNames.ts"

/** 街道, 镇, 乡 or a unit like a township (N9: digits 7 to 9 of the code). */
export type TownshipKind = "subdistrict" | "town" | "rural" | "other"
/** 居委会, 村委会 or a unit like a village (N9: digits 10 to 12 of the code). */
export type VillageKind = "neighbourhood" | "village" | "other"

/** A township-level unit. Only those with a station take part in the work; the rest are statistical. */
export interface Township {
  /** Nine digits: `371603101`. */
  readonly code: string
  readonly name: string
  readonly kind: TownshipKind
  readonly hasStation: boolean
}

/** A village or neighbourhood. Its key is the twelve-digit code, never its name (N10). */
export interface Village {
  /** Twelve digits: `371603101213`. */
  readonly code: string
  /** As published: `小杨营村民委员会`. */
  readonly name: string
  /** Without the suffixes of its committee: `小杨营`. */
  readonly shortName: string
  readonly kind: VillageKind
  readonly township: Township
}

/** A county-level unit with everything below it. */
export interface District {
  /** Six digits: `371603`. */
  readonly code: string
  readonly name: string
  readonly city: { readonly code: string; readonly name: string }
  readonly province: { readonly code: string; readonly name: string }
  /** Codes it had before; numbers of persons still begin with them (N6). */
  readonly formerCodes: ReadonlyArray<string>
  /** Where its vehicles are registered: `鲁M`. */
  readonly plateArea: string
  /** The rectangle around it, degrees; null where it is not on file, and no place is outside. */
  readonly bounds: Bounds | null
  /** All township-level units, statistical ones too, by code. */
  readonly townships: ReadonlyArray<Township>
  /** The townships with a station, by code: the rows of every status table. */
  readonly stations: ReadonlyArray<Township>
  readonly villages: ReadonlyArray<Village>
  /** By nine-digit code. */
  readonly township: (code: string) => Township | undefined
  /** By twelve-digit code. */
  readonly village: (code: string) => Village | undefined
  /** By nine-digit code of the township, by village code. */
  readonly villagesOf: (township: string) => ReadonlyArray<Village>
  /** By name in any usual spelling (`下洼`, `下洼镇`, `沾化区下洼镇`). Several only where names repeat. */
  readonly townshipsNamed: (name: string) => ReadonlyArray<Township>
  /**
   * By name in any usual spelling (`小杨营村`, `小杨营村委会`), in one township or, with null, in the whole
   * district. An exact name wins over a similar one; more than one answer means that the name does not
   * say which village is meant (N10).
   */
  readonly villagesNamed: (township: string | null, name: string) => ReadonlyArray<Village>
}

const CodeOf = (digits: number) => Schema.String.pipe(Schema.pattern(new RegExp(`^\\d{${digits}}$`)))
const Named = (digits: number) => Schema.Struct({ code: CodeOf(digits), name: Schema.NonEmptyString })

/** The three files of a district's folder: `district.json`, `townships.json`, `villages.json`. */
export const DistrictFiles = Schema.Struct({
  district: Schema.Struct({
    ...Named(6).fields,
    city: Named(6),
    province: Named(6),
    formerCodes: Schema.optionalWith(Schema.Array(CodeOf(6)), { default: () => [] }),
    plateArea: Schema.NonEmptyString,
    bounds: Schema.optional(Schema.NullOr(Bounds)),
    source: Schema.optional(Schema.String)
  }),
  townships: Schema.NonEmptyArray(
    Schema.Struct({
      ...Named(9).fields,
      hasStation: Schema.optionalWith(Schema.Boolean, { default: () => true })
    })
  ),
  villages: Schema.Array(Named(12))
})

/** {@link DistrictFiles} after decoding. */
export type DistrictFiles = typeof DistrictFiles.Type

/** N9: 001–099 街道, 100–199 镇, 200–399 乡, 400–599 similar. Takes nine digits or more. */
export const townshipKind = (code: string): TownshipKind => {
  const n = Number(code.slice(6, 9))
  return n < 100 ? "subdistrict" : n < 200 ? "town" : n < 400 ? "rural" : "other"
}

/** N9: 001–199 居委会, 200–399 村委会, 400–599 similar. Takes twelve digits. */
export const villageKind = (code: string): VillageKind => {
  const n = Number(code.slice(9, 12))
  return n < 200 ? "neighbourhood" : n < 400 ? "village" : "other"
}

const grouped = <K, V>(
  values: Iterable<V>,
  keysOf: (value: V) => Iterable<K>
): ReadonlyMap<K, ReadonlyArray<V>> => {
  const groups = new Map<K, Array<V>>()
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [value])
      else if (!group.includes(value)) group.push(value)
    }
  }
  return groups
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : 1

/**
 * A district from its files. Left: the first contradiction in the data (a code twice, a village without
 * its township, a township of another district).
 */
export const makeDistrict = (files: DistrictFiles): Either.Either<District, string> => {
  const { district } = files
  const townships = files.townships.map((t): Township => ({ ...t, kind: townshipKind(t.code) })).sort(byCode)
  const townshipByCode = new Map(townships.map((t) => [t.code, t]))
  if (townshipByCode.size !== townships.length) return Either.left("a township code occurs twice")
  const stray = townships.find((t) => !t.code.startsWith(district.code))
  if (stray !== undefined) return Either.left(`township ${stray.code} is not in district ${district.code}`)

  const villages: Array<Village> = []
  for (const { code, name } of files.villages) {
    const township = townshipByCode.get(code.slice(0, 9))
    if (township === undefined) return Either.left(`village ${code} (${name}) is in no known township`)
    villages.push({ code, name, shortName: coreOfName(name), kind: villageKind(code), township })
  }
  villages.sort(byCode)
  const villageByCode = new Map(villages.map((v) => [v.code, v]))
  if (villageByCode.size !== villages.length) return Either.left("a village code occurs twice")

  const ofTownship = grouped(villages, (v) => [v.township.code])
  const townshipNames = grouped(townships, (t) => [t.name, t.name.replace(/(街道|镇|乡)$/, "")])
  const placesOf = (v: Village) => [v.township.code, ""]
  const exactNames = grouped(villages, (v) => placesOf(v).map((place) => `${place}/${v.name}`))
  const coreNames = grouped(villages, (v) => placesOf(v).map((place) => `${place}/${v.shortName}`))
  const upper = [district.province.name, district.city.name, district.name]

  /** `山东省滨州市沾化区下洼镇` says no more than `下洼镇`. */
  const withoutUpper = (name: string): string => {
    let rest = plainName(name)
    for (const prefix of upper)
      if (rest.startsWith(prefix) && rest !== prefix) rest = rest.slice(prefix.length)
    return rest
  }
  const townshipsNamed = (name: string): ReadonlyArray<Township> => {
    const plain = withoutUpper(name).replace(/(人民政府|政府|办事处|派出所|交所合一)$/, "")
    return townshipNames.get(plain) ?? []
  }
  const villagesNamed = (township: string | null, name: string): ReadonlyArray<Village> => {
    let plain = withoutUpper(name)
    for (const t of townships) {
      if (plain.startsWith(t.name) && plain.length > t.name.length) {
        if (township !== null && township !== t.code) return []
        return villagesNamed(t.code, plain.slice(t.name.length))
      }
    }
    if (plain === "") return []
    const place = township ?? ""
    const exact = exactNames.get(`${place}/${plain}`)
    if (exact !== undefined) return exact
    plain = coreOfName(plain)
    const similar = coreNames.get(`${place}/${plain}`) ?? []
    // `富国社区` and `富国村` share a core: what the name says about its kind decides.
    const kind = kindInName(name)
    const ofKind = kind === undefined ? similar : similar.filter((v) => v.kind === kind)
    return ofKind.length > 0 ? ofKind : similar
  }

  return Either.right({
    code: district.code,
    name: district.name,
    city: district.city,
    province: district.province,
    formerCodes: district.formerCodes,
    plateArea: district.plateArea,
    bounds: district.bounds ?? null,
    townships,
    stations: townships.filter((t) => t.hasStation),
    villages,
    township: (code) => townshipByCode.get(code),
    village: (code) => villageByCode.get(code),
    villagesOf: (township) => ofTownship.get(township) ?? [],
    townshipsNamed,
    villagesNamed
  })
}

const kindInName = (name: string): VillageKind | undefined =>
  /(居民委员会|居委会|社区)$/.test(name)
    ? "neighbourhood"
    : /(村民委员会|村委会|村)$/.test(name)
      ? "village"
      : undefined

/** 沾化区 371603, built in: 11 stations, one statistical unit, 454 villages. */
export const zhanhua: District = Either.getOrThrowWith(
  makeDistrict(
    Schema.decodeUnknownSync(DistrictFiles)({
      district: districtFile,
      townships: townshipsFile,
      villages: villagesFile
    })
  ),
  (reason) => new Error(`the built-in district: ${reason}`)
)
