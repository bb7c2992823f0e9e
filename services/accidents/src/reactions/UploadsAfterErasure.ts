import { uploadsAfterErasure } from "@jiaosuo/ledger/reactions/UploadsAfterErasure"

/** X7: an erasure deletes the files of accidents that were handed in before it; the sums stay. */
export const layer = uploadsAfterErasure("accidents")
