import { RecordPageOfKind } from "./RecordPageOfKind.tsx"
import { PublicityFields } from "./WorkFields.tsx"
import { publicityWork } from "./workValues.ts"

/** A session at which people were told something. */
const PublicityPage = () => (
  <RecordPageOfKind
    kind="publicity"
    page="/wardens/publicity"
    Fields={PublicityFields}
    work={publicityWork}
  />
)

export default PublicityPage
