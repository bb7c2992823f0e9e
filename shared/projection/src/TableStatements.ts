import type { AnyTable } from "./Projection.ts"

/** A row of any table. */
export type Row = Readonly<Record<string, unknown>>

/** What the runner needs of one table, made once per build. */
export interface TableStatements {
  readonly table: AnyTable
  /** Schema and name, quoted. */
  readonly full: string
  readonly create: (unlogged: boolean) => string
  /** The primary key: after the first rows, because building it once is cheaper than growing it. */
  readonly addKey: string
  /** Indexes and statistics, when a build is level: queries come after them. Harmless to repeat. */
  readonly complete: ReadonlyArray<string>
  readonly copy: string
  /** A place of the transaction's own for rows that replace others, how to fill it and how to put it in. */
  readonly staging: { readonly create: string; readonly copy: string; readonly put: string }
  /** `$1::text[]` are the keys. */
  readonly load: string
  /** Two parts of the statement that writes a batch; `rows` and `keys` are parameters, `guard` a condition. */
  readonly upsert: (rows: string, guard: string) => string
  readonly remove: (keys: string, guard: string) => string
  /** One line of COPY's text format, its end included. */
  readonly copyLine: (row: Row) => string
}

const identifier = /^[a-z_][a-z0-9_]{0,50}$/

/** A name as SQL has it. Names come from code, never from users; what is not a plain name is a mistake there. */
export const quoted = (name: string): string => {
  if (!identifier.test(name)) throw new Error(`not a plain lower-case SQL name: ${name}`)
  return `"${name}"`
}

/** Reads a column in the form that folds set it, whatever the driver would make of its type. */
const reading = (column: string, type: string): string => {
  const name = quoted(column)
  if (/^(timestamptz|timestamp with time zone)/i.test(type)) {
    if (type.includes("[]")) throw new Error(`column ${column}: arrays of instants are not supported`)
    return `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${name}`
  }
  if (/^(bytea|timestamp|time|interval)\b/i.test(type)) {
    throw new Error(`column ${column}: type ${type} is not supported`)
  }
  const dimension = type.includes("[]") ? "[]" : ""
  if (/^date\b/i.test(type)) return `${name}::text${dimension} as ${name}`
  if (/^(bigint|int8|numeric|decimal|real|float)/i.test(type)) return `${name}::float8${dimension} as ${name}`
  return name
}

const special = /[\\\n\r\t]/
const escaped: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }
const asField = (text: string): string =>
  special.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => escaped[character] as string) : text

const arrayElement = (value: unknown): string => {
  if (value === null || value === undefined) return "NULL"
  return `"${String(value).replace(/["\\]/g, "\\$&")}"`
}

type FieldWriter = (value: unknown) => string

/** Writes a column's value in COPY's text format, as the same value would arrive through JSON. */
const fieldWriter = (type: string): FieldWriter => {
  if (/^jsonb?\b/i.test(type) && !type.includes("[]")) {
    return (value) => (value === null || value === undefined ? "\\N" : asField(JSON.stringify(value)))
  }
  return (value) => {
    if (typeof value === "string") return asField(value)
    if (value === null || value === undefined) return "\\N"
    if (Array.isArray(value)) return asField(`{${value.map(arrayElement).join(",")}}`)
    return String(value)
  }
}

/** Everything the runner says about one table of one build. Throws where the definition cannot work. */
export const tableStatements = (schema: string, table: AnyTable): TableStatements => {
  const columns = Object.entries(table.columns)
  const names = columns.map(([column]) => quoted(column))
  const key = quoted(table.key)
  if (!(table.key in table.columns)) throw new Error(`table ${table.name} has no column ${table.key}`)
  const full = `${quoted(schema)}.${quoted(table.name)}`
  const staged = `pg_temp.${quoted(`arriving_${table.name}`)}`
  const list = names.join(", ")
  const changed = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`)
  const onConflict = changed.length === 0 ? "do nothing" : `do update set ${changed.join(", ")}`
  const writers = columns.map(([column, type]) => [column, fieldWriter(type)] as const)

  return {
    table,
    full,
    create: (unlogged) =>
      `create ${unlogged ? "unlogged " : ""}table ${full} (${columns.map(([column, type]) => `${quoted(column)} ${type}`).join(", ")})`,
    addKey: `alter table ${full} add primary key (${key})`,
    complete: [
      ...(table.indexes ?? []).map(
        (tail, n) => `create index if not exists ${quoted(`${table.name}_by_${n}`)} on ${full} ${tail}`
      ),
      `analyze ${full}`
    ],
    copy: `copy ${full} (${list}) from stdin`,
    staging: {
      create: `create temp table ${staged} (like ${full}) on commit drop`,
      copy: `copy ${staged} (${list}) from stdin`,
      put: `insert into ${full} (${list}) select ${list} from ${staged} on conflict (${key}) ${onConflict}`
    },
    load: `select ${columns.map(([column, type]) => reading(column, type)).join(", ")} from ${full} where ${key} = any($1::text[])`,
    upsert: (rows, guard) =>
      `insert into ${full} (${list}) select ${list} from json_populate_recordset(null::${full}, ${rows}) where ${guard} on conflict (${key}) ${onConflict}`,
    remove: (keys, guard) => `delete from ${full} where ${key} = any(${keys}) and ${guard}`,
    copyLine: (row) => {
      let line = ""
      for (let n = 0; n < writers.length; n++) {
        const [column, written] = writers[n] as readonly [string, FieldWriter]
        line += n === 0 ? written(row[column]) : `\t${written(row[column])}`
      }
      return `${line}\n`
    }
  }
}
