import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { type ReactNode, useEffect, useState } from "react"
import { useMessages } from "../messages/Language.tsx"
import { PurposeDialog } from "./PurposeDialog.tsx"

/** Personal values are hidden again after this long: people leave their screens. */
const shownFor = 180_000

interface ShownForPurpose {
  /** For what they are shown now; undefined while they are masked. */
  readonly purpose: string | undefined
  /** Shows them for a purpose that it asks for, or hides them. */
  readonly button: ReactNode
  /** Says that they are shown. */
  readonly notice: ReactNode
  readonly dialog: ReactNode
}

/** The personal values of a file: masked, unless somebody states for what they are needed (X2). */
export const usePurpose = (): ShownForPurpose => {
  const messages = useMessages()
  const [purpose, setPurpose] = useState<string>()
  const [asking, setAsking] = useState(false)

  useEffect(() => {
    if (purpose === undefined) return
    const timer = setTimeout(() => setPurpose(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [purpose])

  return {
    purpose,
    button:
      purpose === undefined ? (
        <Button icon={<EyeOutlined aria-hidden />} onClick={() => setAsking(true)}>
          {messages.file.showPersonal}
        </Button>
      ) : (
        <Button danger icon={<EyeInvisibleOutlined aria-hidden />} onClick={() => setPurpose(undefined)}>
          {messages.file.personalHide}
        </Button>
      ),
    notice:
      purpose === undefined ? null : (
        <p className="soft" role="status">
          {messages.file.personalShown}
        </p>
      ),
    dialog: (
      <PurposeDialog
        open={asking}
        onClose={() => setAsking(false)}
        onPurpose={(stated) => {
          setAsking(false)
          setPurpose(stated)
        }}
      />
    )
  }
}
