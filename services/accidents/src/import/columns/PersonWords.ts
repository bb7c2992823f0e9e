import { type Liability, liabilityOf } from "@jiaosuo/reference/Liability"
import { compactNumber, halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import type { Injury, PersonRole } from "../../domain/values/Parties.ts"

/** Words and codes of the national record for what our events name in a word of their own. */

type Role = typeof PersonRole.Type

const roles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["driver", "driver"],
  ["驾驶人", "driver"],
  ["驾驶员", "driver"],
  ["司机", "driver"],
  ["机动车驾驶人", "driver"],
  ["1", "driver"],
  ["rider", "rider"],
  ["cyclist", "rider"],
  ["骑行人", "rider"],
  ["骑车人", "rider"],
  ["非机动车驾驶人", "rider"],
  ["2", "rider"],
  ["passenger", "passenger"],
  ["乘客", "passenger"],
  ["乘车人", "passenger"],
  ["乘坐人", "passenger"],
  ["3", "passenger"],
  ["pedestrian", "pedestrian"],
  ["行人", "pedestrian"],
  ["4", "pedestrian"],
  ["owner", "owner"],
  ["车主", "owner"],
  ["所有人", "owner"],
  ["other", "other"],
  ["其他", "other"],
  ["其它", "other"],
  ["9", "other"]
])

const injuries: ReadonlyMap<string, Injury> = new Map<string, Injury>([
  ["dead", "dead"],
  ["killed", "dead"],
  ["死亡", "dead"],
  ["1", "dead"],
  ["serious", "serious"],
  ["重伤", "serious"],
  ["2", "serious"],
  ["slight", "slight"],
  ["轻伤", "slight"],
  ["轻微伤", "slight"],
  ["3", "slight"],
  ["none", "none"],
  ["uninjured", "none"],
  ["无", "none"],
  ["无伤害", "none"],
  ["未受伤", "none"],
  ["无伤", "none"],
  ["5", "none"],
  ["missing", "missing"],
  ["失踪", "missing"],
  ["下落不明", "missing"],
  ["6", "missing"]
])

const shares: ReadonlyMap<string, Liability> = new Map<string, Liability>([
  ["full", "full"],
  ["全责", "full"],
  ["1", "full"],
  ["main", "main"],
  ["主责", "main"],
  ["2", "main"],
  ["equal", "equal"],
  ["同责", "equal"],
  ["3", "equal"],
  ["minor", "minor"],
  ["次责", "minor"],
  ["4", "minor"],
  ["none", "none"],
  ["无责", "none"],
  ["5", "none"]
])

const plain = (written: string): string => halfWidth(written).trim().toLowerCase()

/** The role that a word or a code means; undefined where it means none. */
export const roleOf = (written: string): Role | undefined => roles.get(plain(written))

/** C1: the injury that a word or a code means; undefined where it means none. */
export const injuryOf = (written: string): Injury | undefined => injuries.get(plain(written))

/** A15: the share that a word or a code means; undefined where it means none. */
export const shareOf = (written: string): Liability | undefined =>
  shares.get(plain(written)) ?? liabilityOf(halfWidth(written))

/** What files write for "nobody knows": nothing, 不明, 未知. */
export const isUnknown = (written: string | undefined): boolean =>
  isBlank(written) || ["不明", "未知", "不清", "UNKNOWN"].includes(compactNumber(written))

/** The code of the national record for an injury that nobody knows. */
export const unknownInjury = "4"
