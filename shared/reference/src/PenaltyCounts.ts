/**
 * V10: fines and their amounts may never enter a score (道交法 86; 处罚法 74), and counts of penalties may be no basis of
 * one (违法程序规定 66). What a table would count is told by what it calls it, before the table is read at all.
 */

/** The two kinds that V10 names. */
export type PenaltyKind = "fines" | "penalties"

const inChinese: Readonly<Record<PenaltyKind, RegExp>> = {
  fines: /罚款|罚金|罚没|罚单|金额|款额|^万?元$/,
  penalties: /罚|查处|拘留|扣留|扣车|扣证|吊销|记分|扣分/
}
const inEnglish: Readonly<Record<PenaltyKind, RegExp>> = {
  fines: /\b(fines?|fined|amounts?|money|yuan|tickets?)\b/,
  penalties: /\b(penal\w*|punish\w*|sanction\w*|detention\w*|detained|revocation\w*|demerits?|citations?)\b/
}

/** `fineAmounts`, `fine_amounts` and `fine-amounts` are read as the words that they are made of. */
const words = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase()

/** Which kind of what V10 forbids a text names; undefined where it names none. */
export const penaltyNamedIn = (text: string): PenaltyKind | undefined => {
  const plain = text.normalize("NFKC")
  const [spaced, compact] = [words(plain), plain.replace(/\s/g, "")]
  const names = (kind: PenaltyKind): boolean => inEnglish[kind].test(spaced) || inChinese[kind].test(compact)
  return names("fines") ? "fines" : names("penalties") ? "penalties" : undefined
}

const reasons: Readonly<Record<PenaltyKind, string>> = {
  fines: "counts fines or amounts, which may never enter a score (V10: 道交法86, 处罚法74)",
  penalties: "counts penalties, which may be no basis of a score (V10: 违法程序规定66)"
}

/** What an entry says that it counts. Where it is written (`source`) is not part of that. */
const tellingFields = ["id", "code", "counts", "name", "measure"] as const

const textsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(textsOf)
      : []

type Fields = Readonly<Record<string, unknown>>

const entriesOf = (file: unknown): ReadonlyArray<Fields> => {
  const entries: unknown = typeof file === "object" && file !== null ? (file as Fields)["entries"] : undefined
  return Array.isArray(entries)
    ? entries.filter((entry): entry is Fields => typeof entry === "object" && entry !== null)
    : []
}

/**
 * Why the parsed JSON of a table file is refused by V10: the table, its first criterion that counts what is forbidden,
 * and the law. Undefined where none does. `isMeant` narrows the entries that are looked at.
 *
 * @example
 * refusedByV10("warden-honours", { entries: [{ id: "fines", counts: "fines" }] })
 * // 'warden-honours: the criterion "fines" counts fines or amounts, which may never enter a score (V10: 道交法86, 处罚法74)'
 */
export const refusedByV10 = (
  table: string,
  file: unknown,
  isMeant: (entry: Fields) => boolean = () => true
): string | undefined => {
  for (const entry of entriesOf(file)) {
    if (!isMeant(entry)) continue
    for (const field of tellingFields) {
      const kind = textsOf(entry[field])
        .map(penaltyNamedIn)
        .find((named) => named !== undefined)
      if (kind !== undefined) {
        return `${table}: the criterion "${String(entry["code"] ?? entry["id"])}" ${reasons[kind]}`
      }
    }
  }
  return undefined
}
