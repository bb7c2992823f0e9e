import { uploadsAfterErasure } from "@jiaosuo/ledger/reactions/UploadsAfterErasure"

/** X7: an erasure deletes the ledgers of vehicles that were handed in before it; the sums stay. */
export const layer = uploadsAfterErasure("vehicles")
