/** What a form gives to each of its fields, so that a screen reader hears the label, the rule and the fault. */
export interface FieldProps {
  readonly id?: string
  readonly "aria-required"?: "true" | "false" | boolean
  readonly "aria-invalid"?: "true" | "false" | boolean
  readonly "aria-describedby"?: string
}

/** Those that were given, for the element that takes the focus. */
export const fieldProps = (props: FieldProps): FieldProps => ({
  ...(props.id === undefined ? {} : { id: props.id }),
  ...(props["aria-required"] === undefined ? {} : { "aria-required": props["aria-required"] }),
  ...(props["aria-invalid"] === undefined ? {} : { "aria-invalid": props["aria-invalid"] }),
  ...(props["aria-describedby"] === undefined ? {} : { "aria-describedby": props["aria-describedby"] })
})
