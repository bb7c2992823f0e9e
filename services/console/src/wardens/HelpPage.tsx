import { RecordPageOfKind } from "./RecordPageOfKind.tsx"
import { HelpFields } from "./WorkFields.tsx"
import { helpWork } from "./workValues.ts"

/** Somebody asked for help: with what, and whom they were sent on to. */
const HelpPage = () => (
  <RecordPageOfKind kind="help" page="/wardens/help" Fields={HelpFields} work={helpWork} />
)

export default HelpPage
