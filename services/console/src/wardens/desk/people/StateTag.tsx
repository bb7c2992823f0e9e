import { Tag } from "antd"
import { nameOf, useReference } from "../../../reference/Reference.tsx"

const colours: Readonly<Record<string, string>> = {
  applied: "gold",
  checked: "blue",
  training: "blue",
  active: "green",
  resting: "orange"
}

/** Where somebody stands between the application and the day they leave. */
export const StateTag = ({ state }: { readonly state: string }) => {
  const states = useReference().table("wardens.states")
  return <Tag color={colours[state] ?? "default"}>{nameOf(states, state)}</Tag>
}
