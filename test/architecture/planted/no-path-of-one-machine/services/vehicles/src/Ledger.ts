export const ledger = "/root/ledger.csv"
