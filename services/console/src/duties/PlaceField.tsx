import { AimOutlined, HomeOutlined } from "@ant-design/icons"
import { Button, InputNumber } from "antd"
import { useEffect } from "react"
import { type FieldProps, fieldProps } from "../fields/FieldProps.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { type Place, useDevicePlace } from "./useDevicePlace.ts"

interface Props extends FieldProps {
  readonly value?: Partial<Place> | undefined
  readonly onChange?: (place: Partial<Place> | undefined) => void
  /** Where the unit is, as a place to begin with. */
  readonly station?: Place | undefined
}

/** The place of a form once both of its numbers are there. */
export const wholePlace = (place: Partial<Place> | undefined): Place | undefined =>
  typeof place?.longitude === "number" && typeof place.latitude === "number"
    ? { longitude: place.longitude, latitude: place.latitude }
    : undefined

/** A place in degrees (WGS 84): typed, that of the device, or that of the unit. */
export const PlaceField = ({ value, onChange, station, ...field }: Props) => {
  const messages = useDutyMessages()
  const words = messages.place
  const device = useDevicePlace()
  const { place, forget } = device

  useEffect(() => {
    if (place === undefined) return
    onChange?.(place)
    forget()
  }, [place, onChange, forget])

  const set = (part: Partial<Place>) => onChange?.({ ...value, ...part })
  return (
    <div className="place-field" {...fieldProps(field)} tabIndex={-1}>
      <div className="place-numbers">
        {(["longitude", "latitude"] as const).map((part) => (
          <InputNumber
            key={part}
            className="full"
            aria-label={words[part]}
            placeholder={words[part]}
            controls={false}
            inputMode="decimal"
            precision={6}
            value={value?.[part] ?? null}
            onChange={(degrees) => set({ [part]: degrees ?? undefined })}
          />
        ))}
      </div>
      <div className="place-buttons">
        <Button icon={<AimOutlined aria-hidden />} loading={device.state === "asking"} onClick={device.ask}>
          {device.state === "asking" ? words.asking : words.here}
        </Button>
        {station !== undefined && (
          <Button icon={<HomeOutlined aria-hidden />} onClick={() => onChange?.(station)}>
            {words.station}
          </Button>
        )}
      </div>
      {device.state === "failed" && (
        <p role="status" className="doubt">
          {words.failed}
        </p>
      )}
    </div>
  )
}
