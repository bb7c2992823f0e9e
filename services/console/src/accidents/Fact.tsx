import type { ReactNode } from "react"

interface Props {
  readonly name: string
  readonly children: ReactNode
  readonly wide?: boolean
}

/** One value with its name; nothing at all where nothing is known: an accident has many fields and few values. */
export const Fact = ({ name, children, wide = false }: Props) =>
  children === null || children === undefined || children === "" || children === false ? null : (
    <div className={wide ? "fact fact-wide" : "fact"}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
