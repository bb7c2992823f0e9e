import { Tag, Tree, type TreeProps } from "antd"
import type * as Effect from "effect/Effect"
import { useMemo } from "react"
import type { headCountsOn, OrganisationAnswer, Unit } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"

type Heads = Effect.Effect.Success<ReturnType<typeof headCountsOn>>
type Node = NonNullable<TreeProps["treeData"]>[number]

interface Props {
  readonly data: OrganisationAnswer
  readonly heads: Heads | undefined
  readonly nameOf: (unitId: string | null) => string
  readonly personOf: (personId: string) => string
}

/** The units of a day, each below the one that it belongs to. */
export const UnitTree = ({ data, heads, nameOf, personOf }: Props) => {
  const messages = useDutyMessages()
  const words = messages.organisation
  const nodes = useMemo(() => {
    const below = new Map<string | null, Array<Unit>>()
    const known = new Set(data.units.map(({ unitId }) => unitId))
    for (const unit of data.units) {
      const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null
      below.set(parent, [...(below.get(parent) ?? []), unit])
    }
    const counts = new Map((heads?.units ?? []).map((unit) => [unit.unitId, unit.total]))
    const node = (unit: Unit): Node => ({
      key: unit.unitId,
      title: (
        <span className="tree-unit" data-unit={unit.unitId}>
          <strong>{unit.name}</strong>
          <span className="soft">{unit.kindName}</span>
          {unit.stationClassName !== null && <Tag color="blue">{unit.stationClassName}</Tag>}
          {(counts.get(unit.unitId) ?? 0) > 0 && (
            <span className="number">{messages.people(counts.get(unit.unitId) ?? 0)}</span>
          )}
          {unit.leader !== null && (
            <span className="soft">
              {words.leader} {personOf(unit.leader)}
            </span>
          )}
          {unit.functions.length > 0 && (
            <span className="soft">{unit.functions.map((code) => messages.functions[code]).join("、")}</span>
          )}
          {unit.neighbours.length > 0 && (
            <span className="soft tree-neighbours">
              {words.neighbours}: {unit.neighbours.map(nameOf).join("、")}
            </span>
          )}
        </span>
      ),
      children: (below.get(unit.unitId) ?? []).map(node)
    })
    return (below.get(null) ?? []).map(node)
  }, [data.units, heads, messages, words, nameOf, personOf])
  return (
    <Tree
      key={data.on}
      className="unit-tree"
      treeData={nodes}
      defaultExpandedKeys={data.units.filter(({ kind }) => kind === "command").map(({ unitId }) => unitId)}
      selectable={false}
      showLine
      blockNode
    />
  )
}
