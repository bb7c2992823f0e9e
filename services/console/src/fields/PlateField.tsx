import { Input, type InputRef } from "antd"
import { useEffect, useRef, useState } from "react"
import { createPortal } from "react-dom"
import { useMessages } from "../messages/Language.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { type FieldProps, fieldProps } from "./FieldProps.ts"
import "./fields.css"

/** The 31 characters of the provinces (N2), our own and its neighbours first. */
const provinces = [..."鲁冀豫苏皖津京晋辽沪浙吉黑闽赣鄂湘粤桂琼川渝贵云藏陕甘青宁新蒙"]
const digits = [..."1234567890"]
const letters = [..."QWERTYUIOPASDFGHJKLZXCVBNM"]
const endings = [..."挂学警领港澳"]

/** Letters that no plate has after its first (N1). */
const neverInSerial = new Set(["I", "O"])

/** What stations write by habit, as a plate has it: no dots and blanks, capital letters. */
export const tidyPlate = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\s·•.\-—]/g, "")
    .toUpperCase()

interface Props extends FieldProps {
  readonly value?: string | undefined
  readonly onChange?: (number: string) => void
  readonly disabled?: boolean
}

/**
 * A plate number. On a phone it has a keypad of its own: no switching between Chinese and Latin keyboards,
 * provinces while the number is empty, then only what a plate can have next.
 */
export const PlateField = ({ value = "", onChange, disabled, ...field }: Props) => {
  const phone = useIsPhone()
  const [open, setOpen] = useState(false)
  const input = useRef<InputRef>(null)
  const set = (next: string) => onChange?.(tidyPlate(next).slice(0, 10))

  useEffect(() => {
    if (!open) return
    input.current?.input?.scrollIntoView({ block: "center", behavior: "smooth" })
    const close = (event: PointerEvent) => {
      const target = event.target
      if (!(target instanceof Element)) return
      if (target.closest(".keypad") === null && target !== input.current?.input) setOpen(false)
    }
    document.addEventListener("pointerdown", close)
    return () => document.removeEventListener("pointerdown", close)
  }, [open])

  return (
    <div className="plate-field">
      <Input
        ref={input}
        {...fieldProps(field)}
        value={value}
        {...(disabled === undefined ? {} : { disabled })}
        inputMode={phone ? "none" : "text"}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={12}
        onChange={(event) => set(event.target.value)}
        onFocus={() => setOpen(phone)}
        onClick={() => setOpen(phone)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === "Tab" || event.key === "Escape") setOpen(false)
        }}
      />
      {open &&
        createPortal(<Keypad value={value} onSet={set} onDone={() => setOpen(false)} />, document.body)}
    </div>
  )
}

interface KeypadProps {
  readonly value: string
  readonly onSet: (value: string) => void
  readonly onDone: () => void
}

const Keypad = ({ value, onSet, onDone }: KeypadProps) => {
  const messages = useMessages()
  const at = value.length
  const keys = at === 0 ? provinces : [...(at === 1 ? [] : digits), ...letters, ...(at >= 6 ? endings : [])]
  return (
    // A press must not take the focus from the field.
    <fieldset
      className="keypad"
      aria-label={messages.register.keypad}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className="keypad-head" aria-hidden>
        <span>{messages.register.keypad}</span>
        <strong>{value}</strong>
      </div>
      <div className="keypad-keys">
        {keys.map((key) => (
          <button
            type="button"
            key={key}
            disabled={at > 1 && neverInSerial.has(key)}
            onClick={() => onSet(value + key)}
          >
            {key}
          </button>
        ))}
        <button
          type="button"
          className="keypad-wide"
          disabled={at === 0}
          onClick={() => onSet(value.slice(0, -1))}
        >
          {messages.register.keypadDelete}
        </button>
        <button type="button" className="keypad-done" onClick={onDone}>
          {messages.register.keypadDone}
        </button>
      </div>
    </fieldset>
  )
}
