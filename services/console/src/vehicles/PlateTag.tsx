import { useMessages } from "../messages/Language.tsx"
import "./plate.css"

const looks: Readonly<Record<string, string>> = {
  "02": "blue",
  "08": "blue",
  "51": "fresh",
  "52": "fresh",
  "14": "green",
  "25": "green",
  "23": "white",
  "24": "white",
  "31": "white",
  "32": "white",
  "03": "black",
  "04": "black"
}

interface Props {
  readonly plate: { readonly kind: string; readonly number: string | null }
  readonly large?: boolean
}

/** A plate in the colours of its kind: people know them better than the names of the kinds. */
export const PlateTag = ({ plate, large = false }: Props) => {
  const messages = useMessages()
  const size = large ? " plate-large" : ""
  if (plate.number === null) {
    return <span className={`plate plate-none${size}`}>{messages.vehicle.noPlate}</span>
  }
  const look = looks[plate.kind] ?? "yellow"
  return (
    <span className={`plate plate-${look}${size}`}>
      {/^.[A-Z]/.test(plate.number) ? (
        <>
          {plate.number.slice(0, 2)}
          <i aria-hidden>·</i>
          {plate.number.slice(2)}
        </>
      ) : (
        plate.number
      )}
    </span>
  )
}
