import { Button } from "antd"
import { lazy, Suspense, useState } from "react"
import { PlaceField, wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import type { FieldProps } from "../../../fields/FieldProps.ts"
import { Waiting } from "../../../shell/Page.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import "./map.css"

// The map is for those who want it: its code comes with the first tap.
const PlaceMap = lazy(() => import("./PlaceMap.tsx"))

interface Props extends FieldProps {
  readonly value?: Partial<Place> | undefined
  readonly onChange?: (place: Partial<Place> | undefined) => void
}

/** A place in degrees (WGS 84): typed, that of the device, or tapped on a map. */
export const PlaceOrMapField = (props: Props) => {
  const { callOuts } = useWardenDeskMessages()
  const [open, setOpen] = useState(false)
  return (
    <>
      <PlaceField {...props} />
      <Button className="place-map-button" aria-expanded={open} onClick={() => setOpen((is) => !is)}>
        {open ? callOuts.map.close : callOuts.map.open}
      </Button>
      {open && (
        <Suspense fallback={<Waiting />}>
          <PlaceMap place={wholePlace(props.value)} onPlace={(place) => props.onChange?.(place)} />
        </Suspense>
      )}
    </>
  )
}
