import { type ComponentProps, type ReactNode, useEffect, useRef } from "react"
import { NavLink } from "react-router"
import { Page } from "./Page.tsx"
import "./section.css"

/** A way to another page of the section. */
export interface Way {
  readonly to: string
  /** What it says, shorter on a phone. */
  readonly text: string
  /** What it is called, whatever it says. */
  readonly name: string
  /** True where the addresses of other ways lie below this one. */
  readonly end?: boolean
}

interface Props extends ComponentProps<typeof Page> {
  readonly label: string
  readonly ways: ReadonlyArray<Way>
  /** What stands below every page of the section. */
  readonly foot?: ReactNode
}

/** What a way says. More ways than fit a phone: the one that was taken comes into sight. */
const WayText = ({ text, isHere }: { readonly text: string; readonly isHere: boolean }) => {
  const shown = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isHere) shown.current?.scrollIntoView({ block: "nearest", inline: "center" })
  }, [isHere])
  return <span ref={shown}>{text}</span>
}

/** A page of a section: the ways to the others above it. */
export const SectionPage = ({ label, ways, foot, ...page }: Props) => (
  <>
    <nav className="section-tabs" aria-label={label}>
      {ways.map(({ to, text, name, end }) => (
        <NavLink key={to} to={to} end={end === true} aria-label={name}>
          {({ isActive }) => <WayText text={text} isHere={isActive} />}
        </NavLink>
      ))}
    </nav>
    <Page {...page} />
    {foot}
  </>
)
