import { RecordPageOfKind } from "./RecordPageOfKind.tsx"
import { GatheringFields } from "./WorkFields.tsx"
import { gatheringWork } from "./workValues.ts"

/** People will come together, and a post is needed. */
const GatheringPage = () => (
  <RecordPageOfKind
    kind="gathering"
    page="/wardens/gatherings"
    Fields={GatheringFields}
    work={gatheringWork}
  />
)

export default GatheringPage
