import { AimOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useEffect } from "react"
import { type Place, useDevicePlace } from "../duties/useDevicePlace.ts"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"
import { useWardenMessages } from "./wardenMessages.ts"

interface Props extends FieldProps {
  readonly value?: Place | undefined
  readonly onChange?: (place: Place | undefined) => void
}

/** The place of the device (WGS 84), asked for with one tap; a device knows it without a connection. */
export const HereField = ({ value, onChange, ...field }: Props) => {
  const { form: words } = useWardenMessages()
  const { place, state, ask, forget } = useDevicePlace()
  useEffect(() => {
    if (place === undefined) return
    onChange?.(place)
    forget()
  }, [place, onChange, forget])
  return (
    <div {...fieldProps(field)} tabIndex={-1}>
      {value === undefined ? (
        <Button block icon={<AimOutlined aria-hidden />} loading={state === "asking"} onClick={ask}>
          {state === "asking" ? words.locating : words.here}
        </Button>
      ) : (
        <Button block icon={<AimOutlined aria-hidden />} onClick={() => onChange?.(undefined)}>
          {words.located(value.longitude, value.latitude)} · {words.forget}
        </Button>
      )}
      {state === "failed" && (
        <p role="status" className="doubt">
          {words.notLocated}
        </p>
      )}
    </div>
  )
}
