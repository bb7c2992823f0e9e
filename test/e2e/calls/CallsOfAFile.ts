import { readFileSync } from "node:fs"

/** A call as its file tells it: what somebody at a desk would type. Read without a line of the product. */
export interface CallToTake {
  readonly desk: string
  readonly number: string
  /** RFC 3339. */
  readonly calledAt: string
  readonly kind: string
  readonly type: string
  readonly detail: string | null
  /** Nine-digit code. */
  readonly township: string
  readonly location: { readonly longitude: number; readonly latitude: number } | null
  readonly address: string
  readonly description: string
}

/** A file with commas between its values, some of them in quotes. */
const rowsOf = (file: string): ReadonlyArray<Readonly<Record<string, string>>> => {
  const lines = readFileSync(file, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/)
  const [names = [], ...rows] = lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .map(([, value = ""]) => (value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value))
      .slice(0, -1)
  )
  return rows.map((values) => Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""])))
}

const instantOf = (written: string): string => `${written.replace(" ", "T")}+08:00`

const locationOf = (longitude: string, latitude: string): CallToTake["location"] =>
  longitude === "" || latitude === "" ? null : { longitude: Number(longitude), latitude: Number(latitude) }

const matterOf = (written: string) => {
  const [kind = "", type = "", detail = null] = written.split("/")
  return { kind, type, detail }
}

/** The made-up evening of the project: usual headings, codes. */
export const callsOfTheEvening = (file: string): ReadonlyArray<CallToTake> =>
  rowsOf(file).map((row) => ({
    desk: row["来源平台"] ?? "",
    number: row["警情编号"] ?? "",
    calledAt: instantOf(row["报警时间"] ?? ""),
    ...matterOf(row["警情性质"] ?? ""),
    township: row["乡镇"] ?? "",
    location: locationOf(row["经度"] ?? "", row["纬度"] ?? ""),
    address: row["地址"] ?? "",
    description: row["报警内容"] ?? ""
  }))

interface Table {
  readonly field: string
  readonly values: Readonly<Record<string, string>>
  readonly otherwise: string
}

/** The tables of the project's mapping file for the calls of Milwaukee. */
export interface Tables {
  readonly desk: string
  readonly matter: (nature: string) => string
  readonly township: (district: string) => string
}

/** Reads the mapping file as the JSON it is. */
export const tablesOf = (mapping: string): Tables => {
  const { columns, fixed } = JSON.parse(readFileSync(mapping, "utf8")) as {
    readonly columns: { readonly district: Table; readonly nature: readonly [string, Table] }
    readonly fixed: { readonly desk: string }
  }
  const look =
    ({ otherwise, values }: Table) =>
    (written: string) =>
      values[written] ?? otherwise
  return { desk: fixed.desk, matter: look(columns.nature[1]), township: look(columns.district) }
}

/** The real calls of Milwaukee, by the tables of the mapping. */
export const callsOfMilwaukee = (
  file: string,
  { desk, matter, township }: Tables
): ReadonlyArray<CallToTake> =>
  rowsOf(file).map((row) => ({
    desk,
    number: row["id"] ?? "",
    calledAt: instantOf(row["time"] ?? ""),
    ...matterOf(matter(row["nature"] ?? "")),
    township: township(row["district"] ?? ""),
    location: locationOf(row["longitude"] ?? "", row["latitude"] ?? ""),
    address: row["location"] ?? "",
    description: row["nature"] ?? ""
  }))
