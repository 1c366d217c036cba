package dev.muster.local.contract;

/** What every ledger of jobs keeps to. */
interface JobsContract
        extends AcceptanceContract, HeaderContract, SearchedContract, BatchContract, ProgressContract, TallyContract {}
