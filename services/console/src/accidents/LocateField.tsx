import { AimOutlined, CloseOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"
import { useAccidentMessages } from "./accidentMessages.ts"

interface Coordinates {
  readonly longitude: number
  readonly latitude: number
}

interface Props extends FieldProps {
  readonly value?: Coordinates | undefined
  readonly onChange?: (coordinates: Coordinates | undefined) => void
}

type State = "idle" | "asking" | "denied" | "failed"

/** About ten centimetres: more than any device knows. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Asks the device where it is, when somebody taps for it. The values stay in the form. */
export const LocateField = ({ value, onChange, ...field }: Props) => {
  const messages = useAccidentMessages()
  const [state, setState] = useState<State>("idle")
  const ask = () => {
    // Browsers tell it on https and on the device itself only.
    if (!("geolocation" in navigator)) {
      setState("failed")
      return
    }
    setState("asking")
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("idle")
        onChange?.({ longitude: rounded(coords.longitude), latitude: rounded(coords.latitude) })
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? "denied" : "failed"),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 }
    )
  }
  return (
    <div className="locate">
      <Button
        {...fieldProps(field)}
        block
        icon={<AimOutlined aria-hidden />}
        loading={state === "asking"}
        type={value === undefined ? "default" : "primary"}
        ghost={value !== undefined}
        onClick={ask}
      >
        {state === "asking"
          ? messages.report.locating
          : value === undefined
            ? messages.report.locate
            : messages.report.located(value.longitude, value.latitude)}
      </Button>
      {value !== undefined && (
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={messages.report.dropLocation}
          onClick={() => onChange?.(undefined)}
        />
      )}
      <p role="status" className="doubt">
        {state === "denied" && messages.report.locationDenied}
        {state === "failed" && messages.report.locationFailed}
      </p>
    </div>
  )
}
