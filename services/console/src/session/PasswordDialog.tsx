import { Modal } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { PasswordForm } from "./PasswordForm.tsx"
import { usePrincipal, useSession } from "./Session.tsx"

/** A signed-in person changes the own password. */
const PasswordDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages()
  const notices = useNotices()
  const { account } = usePrincipal()
  const { signedIn } = useSession()
  return (
    <Modal open title={messages.session.changePassword} footer={null} onCancel={onClose}>
      <PasswordForm
        username={account}
        onChanged={(same) => {
          signedIn(same)
          notices.success(messages.session.passwordChanged)
          onClose()
        }}
      />
    </Modal>
  )
}

export default PasswordDialog
