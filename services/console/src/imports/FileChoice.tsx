import { DeleteOutlined, PaperClipOutlined } from "@ant-design/icons"
import { Button, Upload } from "antd"
import { useMessages } from "../messages/Language.tsx"

interface Props {
  readonly file: File | undefined
  readonly onChoose: (file: File | undefined) => void
  /** Kinds of file, as an input takes them. */
  readonly accept: string
  readonly text: string
  readonly hint: string
}

/** A file that may come along: chosen, shown by its name, and taken away again. */
export const FileChoice = ({ file, onChoose, accept, text, hint }: Props) => {
  const messages = useMessages()
  return (
    <div className="file-choice">
      <Upload
        accept={accept}
        multiple={false}
        showUploadList={false}
        beforeUpload={(chosen) => {
          onChoose(chosen)
          return false
        }}
      >
        <Button icon={<PaperClipOutlined aria-hidden />}>{text}</Button>
      </Upload>
      {file === undefined ? (
        <span className="soft">{hint}</span>
      ) : (
        <span className="file-choice-name">
          {file.name}
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={messages.imports.removeFile(file.name)}
            onClick={() => onChoose(undefined)}
          />
        </span>
      )}
    </div>
  )
}
